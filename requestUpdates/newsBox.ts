import { keyOf, shownOf } from '../handoff/domain/requestNews.ts';
import type { RequestNews } from '../handoff/domain/requestNews.ts';
import type { AnswerableComments, NewsBox, RatingAsked, ToldIn } from './ports.ts';

const DAY_MS = 24 * 60 * 60_000;
/** What is older is no news any more: neither to be told, nor to be remembered as told. */
export const NEWS_FOR_MS = 7 * DAY_MS;
/** Longer than news are news, by more than clocks may differ. */
const KNOWN_FOR_MS = NEWS_FOR_MS + DAY_MS;
/** More than can be told at once; the oldest give way. */
const MOST_WAITING = 20;

export function emptyBox(personId: string): NewsBox {
  return { id: personId, waiting: [], known: [] };
}

export function isKnown({ known }: NewsBox, newsId: string): boolean {
  return known.some(({ id }) => id === newsId);
}

/** Remembers changes, so that they are no news from now on. The same box when they are known already. */
export function withKnown(box: NewsBox, ids: readonly string[], now: number): NewsBox {
  const fresh = ids.filter((id) => !isKnown(box, id));
  if (fresh.length === 0) return box;
  const kept = box.known.filter(({ at }) => at > now - KNOWN_FOR_MS);
  return { ...box, known: [...kept, ...fresh.map((id) => ({ id, at: now }))] };
}

export function hasWritten({ wrote = [] }: NewsBox, newsId: string): boolean {
  return wrote.some(({ id }) => id === newsId);
}

/** Remembers a comment of the person's own. The same box when it is known already. */
export function withOwn(box: NewsBox, newsId: string, now: number): NewsBox {
  if (hasWritten(box, newsId)) return box;
  const { wrote = [] } = box;
  return { ...box, wrote: [...wrote.filter(({ at }) => at > now - KNOWN_FOR_MS), { id: newsId, at: now }] };
}

/** Adds what is not known yet, to be told at once where the person is there. */
export function withNews(box: NewsBox, news: readonly RequestNews[], now: number): NewsBox {
  const fresh = news.filter(({ id }) => !isKnown(box, id));
  if (fresh.length === 0) return box;
  const ids = fresh.map(({ id }) => id);
  const waiting = [...box.waiting, ...fresh].toSorted((one, other) => one.at - other.at).slice(-MOST_WAITING);
  return { ...withKnown(box, ids, now), waiting, dueAt: now };
}

/** The person speaks to the bot here. Written down this exactly, so that a busy chat does not write on every message. */
const HERE_EVERY_MS = 60_000;

export function withHere(box: NewsBox, conversationId: string, now: number): NewsBox {
  const { here } = box;
  const isFresh = here?.conversationId === conversationId && now - here.at < HERE_EVERY_MS;
  const isUnseen = box.commented?.conversationId === conversationId && box.commented.seenAt === undefined;
  if (isFresh && !isUnseen) return box;
  const seen = isUnseen && box.commented ? { commented: { ...box.commented, seenAt: now } } : {};
  return { ...box, ...seen, here: { conversationId, at: now } };
}

/** Whoever claims the box tells what waits in it; a claim that is not settled in time is another one's. */
const CLAIM_MS = 60_000;

export function claimed(box: NewsBox, now: number): NewsBox | 'nothing' | 'taken' {
  if (box.waiting.length === 0) return 'nothing';
  if (box.claimedUntil !== undefined && box.claimedUntil > now) return 'taken';
  return { ...box, claimedUntil: now + CLAIM_MS, dueAt: now + CLAIM_MS };
}

export interface Telling {
  readonly now: number;
  readonly where: ToldIn;
}

/** What was told waits no more; what has come meanwhile is told next. */
export function told(box: NewsBox, news: readonly RequestNews[], { now, where }: Telling): NewsBox {
  const { claimedUntil: _settled, dueAt: _done, ratingAsked: _before, ...before } = box;
  const keys = commentedIn(news);
  const rest = {
    ...before,
    ...(keys.length === 0 ? {} : { commented: { ...where, keys, at: now } }),
    ...askedIn(news, { now, where }),
  };
  const ids = new Set(news.map(({ id }) => id));
  const waiting = box.waiting.filter(({ id }) => !ids.has(id));
  return waiting.length === 0 ? { ...rest, waiting } : { ...rest, waiting, dueAt: now };
}

function commentedIn(news: readonly RequestNews[]): readonly string[] {
  return [...new Set(shownOf(news).news.flatMap((each) => (each.kind === 'comment' ? [each.key] : [])))];
}

/** A number says how it was where one request asks for that. */
function askedIn(news: readonly RequestNews[], { now, where }: Telling): Pick<NewsBox, 'ratingAsked'> {
  const [first, ...others] = shownOf(news).news.filter((each) => each.kind === 'status' && each.asksForRating);
  const key = first && others.length === 0 ? keyOf(first) : undefined;
  return key === undefined ? {} : { ratingAsked: { ...where, key, at: now } };
}

/** The rating that something said here and in this turn may be: asked for before it, not long ago. */
export function ratingAskedIn(
  { ratingAsked }: NewsBox,
  { conversationId, turn }: ToldIn,
  now: number,
): Pick<RatingAsked, 'key' | 'at'> | undefined {
  if (ratingAsked === undefined || ratingAsked.conversationId !== conversationId) return undefined;
  if (ratingAsked.turn !== undefined && ratingAsked.turn === turn) return undefined;
  const { key, at } = ratingAsked;
  return now - at <= DAY_MS ? { key, at } : undefined;
}

/** How long after somebody could read a comment what they type may be their answer to it. */
const ANSWERED_WITHIN_MS = 60 * 60_000;

/** The comments that something said here and in this turn may answer: told before it, not long ago. */
export function answerableIn(
  { commented }: NewsBox,
  { conversationId, turn }: ToldIn,
  now: number,
): AnswerableComments | undefined {
  if (commented === undefined || commented.conversationId !== conversationId) return undefined;
  if (commented.turn !== undefined && commented.turn === turn) return undefined;
  const { at, seenAt = now, keys } = commented;
  const isRecent = now - seenAt <= ANSWERED_WITHIN_MS && now - at <= NEWS_FOR_MS;
  return isRecent ? { keys, at } : undefined;
}

/** Waits for the person to come back. The same box when it does already. */
export function putOff(box: NewsBox): NewsBox {
  if (box.claimedUntil === undefined && box.dueAt === undefined) return box;
  const { claimedUntil: _released, dueAt: _away, ...rest } = box;
  return rest;
}
