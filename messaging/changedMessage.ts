import { createHash } from 'node:crypto';
import { ActivityTypes } from 'botbuilder';
import type { Activity } from 'botbuilder';
import { revisionId } from '../handoff/domain/revision.ts';
import type { InboundMessage } from './inbound.ts';
import { readMessage } from './inbound.ts';

/** What somebody has done to a message that they had sent, where their channel tells of it: Teams does. */
export interface ChangedMessage {
  readonly kind: 'edited' | 'deleted';
  /** The channel's id of that message. */
  readonly originalId: string;
  /** What it says now, under an id that is this change's own. */
  readonly said: InboundMessage;
}

/**
 * Decodes an edit or a deletion, which comes under the id of the message that it is about. A message that is put back after
 * its deletion comes as an edit, too. See the Activity schema, “Message update activity” and “Message delete activity”.
 */
export function readChange(activity: Activity): ChangedMessage | undefined {
  const kind = KINDS.get(activity.type);
  if (!kind) return undefined;
  const said = readMessage(activity);
  // A channel that does not say when has at least said something else.
  const which = said.saidAt ?? createHash('sha256').update(said.text).digest('hex').slice(0, 16);
  const activityId = revisionId(said.activityId, `${kind}${which}`);
  return { kind, originalId: said.activityId, said: { ...said, activityId } };
}

const KINDS: ReadonlyMap<string, ChangedMessage['kind']> = new Map([
  [ActivityTypes.MessageUpdate, 'edited'],
  [ActivityTypes.MessageDelete, 'deleted'],
]);
