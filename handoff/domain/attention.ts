import type { Conversation, HeldLine, HeldLines, PreviousChat, Told } from './conversation.ts';
import { withActivity } from './conversation.ts';
import { isDue } from './dueTime.ts';
import { filesAdded } from './revision.ts';

// What an agent knows of the chat they are in, and what waits until they have said which one they mean.

/** Longer than it takes to keep what has told an agent of a chat. */
const KEPT_WITHIN_MS = 60_000;

/** A message has told the agent which chat they are writing to; of two the later counts, whichever is kept first. */
export function withTold(conversation: Conversation, told: Told): Conversation {
  return isDue(conversation.told?.at ?? 0, told.at, KEPT_WITHIN_MS) ? { ...conversation, told } : conversation;
}

/** The agent has chosen this chat, by a command or by an answer: what they write from now on is meant for it. */
export function chosen(conversation: Conversation, handoffId: string, now: number): Conversation {
  return { ...conversation, told: { handoffId, sentAt: 0, at: now } };
}

/** A chat was over for the agent without their doing, where there was one. */
export function afterChat(conversation: Conversation, previousChat: PreviousChat | undefined): Conversation {
  return previousChat ? { ...conversation, previousChat } : conversation;
}

/** What they write next cannot be meant for a chat before. */
export function withoutPreviousChat({ previousChat: _settled, ...rest }: Conversation): Conversation {
  return rest;
}

/** They were asked whether the command with this id is meant for this chat. */
export function withAsked(
  conversation: Conversation,
  asked: { readonly handoffId: string; readonly activityId: string },
  now: number,
): Conversation {
  return { ...conversation, asked: { ...asked, at: now } };
}

/** Keeps a line back, once; what was kept for another chat must have been seen to before. */
export function withHeld(conversation: Conversation, handoffId: string, line: HeldLine): Conversation {
  const before = conversation.held?.handoffId === handoffId ? conversation.held.lines : [];
  if (before.some(({ activityId }) => activityId === line.activityId)) return conversation;
  return { ...withActivity(conversation, line.activityId), held: { handoffId, lines: [...before, line] } };
}

/** Their window is another one now: what waits there for a word of theirs, and what they may still be mistaken about, comes along. */
export function takenAlong(conversation: Conversation, { held, previousChat }: Conversation): Conversation {
  return afterChat(held ? withAllHeld(conversation, held) : conversation, previousChat);
}

/** Lines for another chat than those that wait here stay behind: one window asks about one chat at a time. */
function withAllHeld(conversation: Conversation, { handoffId, lines }: HeldLines): Conversation {
  const { held = { handoffId, lines: [] } } = conversation;
  if (held.handoffId !== handoffId) return conversation;
  const added = held.lines.filter(({ activityId }) => lines.every((line) => line.activityId !== activityId));
  return { ...conversation, held: { handoffId, lines: [...lines, ...added] } };
}

/** These lines were seen to. One may have been added meanwhile, at the end. */
export function withoutHeld(conversation: Conversation, seenTo: HeldLines): Conversation {
  const { held, ...rest } = conversation;
  if (held?.handoffId !== seenTo.handoffId) return conversation;
  const lines = held.lines.slice(seenTo.lines.length);
  return lines.length === 0 ? rest : { ...rest, held: { ...held, lines } };
}

/** A line that waits, changed by who wrote it; without `changed`, taken away. */
export function withHeldChanged(
  conversation: Conversation,
  activityId: string,
  changed?: Omit<HeldLine, 'activityId'>,
): Conversation {
  const { held, ...rest } = conversation;
  if (!held) return conversation;
  const lines = held.lines.flatMap((line) => {
    if (line.activityId !== activityId) return [line];
    if (!changed) return [];
    const { attachments } = line;
    const added = filesAdded(changed.attachments, attachments);
    return [{ activityId, text: changed.text, attachments: [...attachments, ...added] }];
  });
  return lines.length === 0 ? rest : { ...rest, held: { ...held, lines } };
}
