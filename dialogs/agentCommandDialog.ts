import { DIALOGS, DONE } from './ids.ts';
import type { DialogPorts } from './ports.ts';
import { createWaterfall } from './waterfall.ts';

/** An agent who is not signed in has typed a command: it is carried out after the sign-in, not typed again. */
export function createAgentCommandDialog({ agentCommands }: Pick<DialogPorts, 'agentCommands'>) {
  return createWaterfall(DIALOGS.agentCommand, [
    async function who(step) {
      return step.begin(DIALOGS.signIn, {});
    },
    async function carryOut(step) {
      if (step.resultOf(DIALOGS.signIn)) await agentCommands.run(step.context, step.options.said);
      return step.end(DONE);
    },
  ]);
}
