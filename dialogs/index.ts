import type { ConversationState, TurnContext } from 'botbuilder';
import { DialogSet, DialogTurnStatus } from 'botbuilder-dialogs';
import { keepDraft } from './interruptions/aside.ts';
import { createMemory } from './memory.ts';
import type { DialogPorts } from './ports.ts';
import { RootDialog } from './rootDialog.ts';
import { flowIn, hasWords, keepFlow } from './interruptions/unfinished.ts';

/** What the bot needs of the customer's flow. */
export interface Dialogs {
  /** Gives the turn's activity to the dialog that waits for it, or to the root where none does. */
  run(context: TurnContext): Promise<void>;
  /**
   * Forgets every running dialog, so that a customer is not stuck in a broken one; with `keepsWords` not what was filled in
   * or written for a request, to which they may come back.
   */
  reset(context: TurnContext, options?: { readonly keepsWords: boolean }): Promise<void>;
}

export interface DialogOptions extends Omit<DialogPorts, 'memory'> {
  readonly conversationState: ConversationState;
}

export function createDialogs({ conversationState, ...ports }: DialogOptions): Dialogs {
  const memory = createMemory(conversationState, ports.clock);
  const root = new RootDialog({ ...ports, memory });
  const stack = conversationState.createProperty('DialogState');
  const dialogs = new DialogSet(stack).add(root);

  return {
    // Not botbuilder's runDialog: that one posts a copy of all state to the Emulator in every turn.
    async run(context) {
      const dialogContext = await dialogs.createContext(context);
      const turn = await dialogContext.continueDialog();
      if (turn.status === DialogTurnStatus.empty) await dialogContext.beginDialog(root.id);
    },
    async reset(context, { keepsWords } = { keepsWords: false }) {
      const { child } = await dialogs.createContext(context);
      const flow = child && flowIn(child);
      await stack.delete(context);
      if (keepsWords) {
        const { clock } = ports;
        await keepDraft(context, { memory, clock }, { isLeftNow: false });
        if (flow && hasWords(flow)) await keepFlow(context, { memory, clock }, flow);
        return;
      }
      await memory.draft.clear(context);
      await memory.kept.clear(context);
    },
  };
}

export { createMenuMiddleware } from './menu.ts';
export type {
  CodeChecked,
  Collection,
  Collections,
  OAuthConnection,
  TokenAccepted,
  FetchedFile,
  FileFetcher,
  FileReference,
  Identity as DialogIdentity,
  Links,
} from './ports.ts';
