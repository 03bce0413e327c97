import { createHash } from 'node:crypto';
import type { VotedArticle } from './articleVotes.ts';

/** What somebody answered who was asked whether an article solved it. */
export interface CastVote {
  readonly article: VotedArticle;
  readonly solved: boolean;
  /** The message that says so; without an id, every arrival of it is another one. */
  readonly message: { readonly conversationId: string; readonly activityId?: string | undefined };
}

/** In characters; an article without an id of its own goes by its address, and those may be long. */
const LONGEST_KEY = 300;

/** The article's votes are kept under it. */
export function articleIdOf({ source, key }: VotedArticle): string {
  return `${source}:${key.length > LONGEST_KEY ? sha256(key) : key}`;
}

/** Knows the message again, and tells neither who wrote it nor where. */
export function digestOf({ conversationId, activityId }: CastVote['message']): string | undefined {
  return activityId ? sha256(JSON.stringify([conversationId, activityId])) : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
