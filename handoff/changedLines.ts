import type { Middleware, TurnContext } from 'botbuilder';
import type { ChangedMessage } from '../messaging/changedMessage.ts';
import { readChange } from '../messaging/changedMessage.ts';
import { mustBeHeard } from '../messaging/heard.ts';
import { LONGEST_LINE, isEmpty } from '../messaging/inbound.ts';
import { passOn } from '../messaging/passOn.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { heldReply } from './agentReplies.ts';
import { MOST_ATTACHMENTS } from './attachmentLimit.ts';
import type { Reply } from './reply.ts';
import { answer } from './replies.ts';
import type { RenderReplies } from './replies.ts';
import type { Part } from './service/relay.ts';
import type { Revise, Revised } from './service/revise.ts';
import { partOf } from './turnPart.ts';

export interface ChangedLinesDeps {
  readonly revise: Revise;
  readonly render: RenderReplies;
}

/**
 * What either side of a handoff edits or deletes in their channel: the other side hears of it, or who did it hears that
 * nobody does. The bot itself has answered what was said, and takes no notice.
 */
export function createChangedLines({ revise, render }: ChangedLinesDeps): Middleware {
  return {
    async onTurn(context, next) {
      const changed = readChange(context.activity);
      const part = partOf(context);
      const isOnDuty = speakerOf(context).conversation.onDuty === true;
      if (!changed || (!part && !isOnDuty)) return next();
      // The word of the channel that something is as it was says nothing else where it holds no words.
      if (changed.kind === 'edited' && isEmpty(changed.said)) return;
      const reply = part ? await goesOn(context, part, { changed, revise }) : ({ key: 'agent.noChat' } as const);
      if (!reply) return;
      if (UNHEARD.has(reply.key)) mustBeHeard(context);
      await answer(context, render, reply);
    },
  };
}

/** Nothing else tells that nobody got it: where this cannot be said, the channel is to bring the change again. */
const UNHEARD: ReadonlySet<Reply['key']> = new Set([
  'agent.noChat',
  'agent.held',
  'agent.heldUnseen',
  'chat.editStays',
  'chat.deletionStays',
  'agent.noteStays',
]);

interface Change {
  readonly changed: ChangedMessage;
  readonly revise: Revise;
}

async function goesOn(context: TurnContext, part: Part, { changed, revise }: Change): Promise<Reply | undefined> {
  const { text, attachments } = changed.said;
  if (text.length > LONGEST_LINE) return { key: 'chat.tooLong', params: { limit: LONGEST_LINE } };
  if (attachments.length > MOST_ATTACHMENTS)
    return { key: 'chat.tooManyFiles', params: { files: attachments.length, limit: MOST_ATTACHMENTS } };
  const revised = await passOn(context, changed.said, () => revise(part, changed));
  return replyTo(revised, changed, part);
}

function replyTo(revised: Revised, { kind }: ChangedMessage, part: Part): Reply | undefined {
  switch (revised) {
    case 'relayed':
    case 'kept':
    case 'duplicate':
      return undefined;
    // What is taken back was hidden, and said to be, when it was written.
    case 'relayedMasked':
      return kind === 'edited' ? { key: 'handoff.masked' } : undefined;
    case 'keptMasked':
      return kind === 'edited' ? { key: 'secret.hidden' } : undefined;
    case 'held':
      return heldReply(part);
    case 'noteStays':
      return { key: 'agent.noteStays' };
    case 'over':
    case 'notOfThisChat':
      return { key: kind === 'edited' ? 'chat.editStays' : 'chat.deletionStays' };
    default:
      return revised satisfies never;
  }
}
