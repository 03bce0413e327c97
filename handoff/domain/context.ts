import type { Attachment } from './attachment.ts';

export interface ShownArticle {
  readonly title: string;
  /** Absent while the customer has not said. */
  readonly helped?: boolean;
}

export interface CollectedField {
  /** In the customer's language where the bot calls it so; else in the service desk's. */
  readonly label: string;
  readonly value: string;
  /** The choice whose words `label` is, so that an agent reads it in theirs; absent where it is the service desk's. */
  readonly choice?: string;
}

export interface OpenRequest {
  readonly key: string;
  readonly summary: string;
  readonly status: string;
}

/** One field of a begun request. `answer` is for the service desk; the heart only carries it. */
export interface BegunField extends Omit<CollectedField, 'choice'> {
  readonly fieldId: string;
  readonly answer: unknown;
}

/** A request that the customer had begun to make when they asked for a human. */
export interface BegunRequest {
  /** The kind of request, as the service desk knows it. */
  readonly typeId: string;
  readonly fields: readonly BegunField[];
}

/** What the record knows of the customer's way to the agent. Facts only; the summary is made from them. */
export interface CustomerContext {
  /** Where in the flow the customer was, as the choice that leads there; the words are in locales/, under `choices`. */
  readonly flow?: string;
  /** The customer's own lines, oldest first, already masked. */
  readonly lines: readonly string[];
  /** The journal's entries that the last of them are; absent before the customer has said anything while waiting. */
  readonly kept?: readonly string[];
  readonly articles: readonly ShownArticle[];
  readonly collected: readonly CollectedField[];
  /** Absent where none was begun. */
  readonly begun?: BegunRequest;
  /** What the customer had attached for a request; absent where there is nothing. */
  readonly files?: readonly Attachment[];
  readonly openRequests: readonly OpenRequest[];
}

export const EMPTY_CONTEXT: CustomerContext = { lines: [], articles: [], collected: [], openRequests: [] };

/** How many of the customer's own lines a summary keeps. More would not be read by an agent with three chats. */
export const LINES_KEPT = 12;

/** Adds what was said to the bot, forgetting the oldest beyond {@link LINES_KEPT}. */
export function withLine(context: CustomerContext, line: string): CustomerContext {
  return { ...context, lines: [...context.lines, line].slice(-LINES_KEPT) };
}

/** A line of the time in the queue, by its entry in the journal. */
export interface KeptLine {
  readonly entryId: string;
  readonly text: string;
}

/**
 * Notes which lines were said while waiting, in a record from before that was noted: the last of them, as far as they are the
 * last that were `said` then.
 */
export function withNoted(context: CustomerContext, said: readonly KeptLine[]): CustomerContext {
  const { lines } = context;
  if (context.kept) return context;
  for (let count = Math.min(said.length, lines.length); count > 0; count -= 1) {
    const last = said.slice(-count);
    const isNoted = lines.slice(-count).every((line, index) => line === last[index]?.text);
    if (isNoted) return { ...context, kept: last.map(({ entryId }) => entryId) };
  }
  return context;
}

/**
 * Adds what was said while waiting. Beyond {@link LINES_KEPT} nothing is forgotten: it is in the journal, and the agent gets
 * it as lines after the summary. Adding it twice is adding it once.
 */
export function withKept(context: CustomerContext, { entryId, text }: KeptLine): CustomerContext {
  const { lines, kept = [] } = context;
  if (kept.includes(entryId)) return context;
  if (lines.length >= LINES_KEPT) return { ...context, kept };
  return { ...context, lines: [...lines, text], kept: [...kept, entryId] };
}
