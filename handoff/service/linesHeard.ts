import type { Journal } from '../ports.ts';

/** Ids of the messages that somebody has said in this handoff from this conversation, newest last. */
export type LinesHeard = (handoffId: string | undefined, conversationId: string) => Promise<readonly string[]>;

/**
 * Channels deliver a message again, perhaps when its sender is in another chat by then. The journal knows it for the chat it
 * was said in only; so whoever leaves a chat takes along what they have said there.
 */
export function createLinesHeard({ journal }: { readonly journal: Journal }): LinesHeard {
  return async function linesHeard(handoffId, conversationId) {
    if (handoffId === undefined) return [];
    const prefix = `${conversationId}:`;
    const ids = (await journal.entries(handoffId)).map(({ id }) => id);
    return ids.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
  };
}
