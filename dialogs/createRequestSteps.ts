import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { takeFiles } from './attachedFiles.ts';
import type { Draft } from './draft.ts';
import { isBeyondChat, prefilled } from './draft.ts';
import type { Next, NoOptions } from './ids.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { DialogPorts } from './ports.ts';
import { send, tell } from './replies.ts';
import { createWaterfall } from './waterfall.ts';
import type { Step } from './waterfall.ts';
import { escapeMarkdown } from './words.ts';

type CreateStep = Step<NoOptions, Next>;

/** Who, what kind, what is needed, and a last look. A draft that was left for the queue goes on where it was. */
export function createRequestSteps(ports: DialogPorts) {
  const { draft: slot } = ports.memory;

  return createWaterfall(DIALOGS.createRequestSteps, [
    async function who(step) {
      return step.begin(DIALOGS.signIn, {});
    },
    async function whatKind(step) {
      if (!step.resultOf(DIALOGS.signIn)) return step.end(DONE);
      const { form } = await slot.read(step.context);
      if (!form) return step.begin(DIALOGS.chooseType, {});
      await tell(step.context, { key: 'create.resumed', params: { type: escapeMarkdown(form.requestType.name) } });
      return step.pass(DIALOGS.chooseType, form.requestType.id);
    },
    async function open(step) {
      const chosen = step.resultOf(DIALOGS.chooseType);
      if (typeof chosen !== 'string') return step.end(chosen);
      const { form } = await slot.read(step.context);
      return form ? step.begin(DIALOGS.fillForm, {}) : openForm(step, ports, chosen);
    },
    async function look(step) {
      return step.begin(DIALOGS.review, {});
    },
  ]);
}

async function openForm(step: CreateStep, ports: DialogPorts, requestTypeId: string): Promise<DialogTurnResult> {
  const found = await ports.serviceDesk.findRequestForm(requestTypeId);
  if (found.kind === 'notFound') {
    await tell(step.context, { key: 'create.typeGone' }, ['createRequest', 'talkToAgent']);
    return step.end(DONE);
  }
  const { form } = found;
  const type = escapeMarkdown(form.requestType.name);
  if (isBeyondChat(form) || !form.canCreateOnBehalf) {
    const params = { type, url: form.portalUrl };
    await tell(step.context, { key: 'create.notHere', params }, ['createRequest', 'talkToAgent']);
    return step.end(DONE);
  }
  const { unsolved } = await ports.memory.trail.read(step.context);
  const before = await ports.memory.draft.read(step.context);
  const draft = { ...prefilled(form, unsolved), waitingFiles: before.waitingFiles };
  const hasFilled = Object.keys(draft.answers).length > 0;
  const started = { key: 'create.started', params: { type } } as const;
  await send(step.context, { say: hasFilled ? [started, { key: 'create.prefilled' }] : [started] });
  await ports.memory.draft.write(step.context, await withWaitingFiles(step.context, ports, draft));
  return step.begin(DIALOGS.fillForm, {});
}

/** Files that came before it was known whose request it is. */
async function withWaitingFiles(context: TurnContext, ports: DialogPorts, draft: Draft): Promise<Draft> {
  if (draft.waitingFiles.length === 0) return draft;
  const { uploaded, say } = await takeFiles(context, ports, { files: draft.waitingFiles, already: 0 });
  await send(context, { say });
  return { ...draft, waitingFiles: [], files: uploaded };
}
