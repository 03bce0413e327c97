import type { Attachment } from './attachment.ts';
import { addressedWithin } from './attachment.ts';
import { shortened } from './shortened.ts';
import type { Revision } from './revision.ts';
import { isVersionOf } from './revision.ts';
import { bytesOf } from './withinBytes.ts';

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
  /** The key of the request that the conversation has already, where nothing else was said since it was made. */
  readonly made?: string;
}

export const EMPTY_CONTEXT: CustomerContext = { lines: [], articles: [], collected: [], openRequests: [] };

/** How many of the customer's own lines a summary keeps. More would not be read by an agent with three chats. */
export const LINES_KEPT = 12;

/** Room for the customer's lines and answers in a summary, each kind together, as {@link shortened} counts it. */
export const ROOM_OF_LINES = 4_000;
export const ROOM_OF_COLLECTED = 2_000;

/** With everything else well below the 2 MB that a stored record may have, also where a request waits with its transcript. */
const MOST_BYTES = { begun: 150_000, files: 250_000 } as const;

/**
 * Cut to more than a summary has room for, so that what is cut here is seen to be cut there; the journal has it whole, where it
 * was said while waiting.
 */
export const lineInRecord = (text: string): string => shortened([text], 2 * ROOM_OF_LINES).join('');

/**
 * The context as the record of a handoff keeps it, which is read with every line of the chat. Of answers without end the
 * beginnings are left for the summary, and none for a request.
 */
export function inRecord(context: CustomerContext): CustomerContext {
  const { begun, files, ...rest } = context;
  const hasRoom = begun !== undefined && bytesOf(begun) <= MOST_BYTES.begun;
  return {
    ...rest,
    lines: context.lines.map(lineInRecord),
    collected: context.collected.map((field) => ({
      ...field,
      value: shortened([field.value], ROOM_OF_COLLECTED).join(''),
    })),
    ...(hasRoom ? { begun } : {}),
    ...(files === undefined ? {} : { files: addressedWithin(files, MOST_BYTES.files) }),
  };
}

/** Adds what was said to the bot, forgetting the oldest beyond {@link LINES_KEPT}. */
export function withLine(context: CustomerContext, line: string): CustomerContext {
  return { ...context, lines: [...context.lines, line].slice(-LINES_KEPT) };
}

/** A line of the time in the queue, by its entry in the journal. */
export interface KeptLine {
  readonly entryId: string;
  readonly text: string;
  /** Where it changes what they had said before. */
  readonly revises?: Revision;
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
    const isNoted = lines
      .slice(-count)
      .every((line, index) => lineInRecord(line) === lineInRecord(last[index]?.text ?? ''));
    if (isNoted) return { ...context, kept: last.map(({ entryId }) => entryId) };
  }
  return context;
}

/**
 * Adds what was said while waiting, as much of a line as a summary could tell. Beyond {@link LINES_KEPT} nothing is
 * forgotten: it is in the journal, and the agent gets it as lines after the summary. Adding it twice is adding it once.
 */
export function withKept(context: CustomerContext, line: KeptLine): CustomerContext {
  const { lines, kept = [] } = context;
  const { entryId, text, revises } = line;
  if (kept.includes(entryId)) return context;
  if (revises) return withRevised({ ...context, kept }, line, revises);
  if (lines.length >= LINES_KEPT) return { ...context, kept };
  return { ...context, lines: [...lines, lineInRecord(text)], kept: [...kept, entryId] };
}

/** In the place of what it changes, where the agent is yet to be told that; else it follows as a line, which says so itself. */
function withRevised(context: CustomerContext, { entryId, text }: KeptLine, revises: Revision): CustomerContext {
  if (revises.kind === 'takesBack') return withoutKept(context, revises.entryId);
  const places = placesOf(context, revises.entryId);
  if (!places) return context;
  const { lines, kept = [] } = context;
  return { ...context, lines: lines.with(places.line, lineInRecord(text)), kept: kept.with(places.kept, entryId) };
}

/** Without what was said while waiting under this id of the journal, in whichever version. */
export function withoutKept(context: CustomerContext, original: string): CustomerContext {
  const places = placesOf(context, original);
  if (!places) return context;
  const { lines, kept = [] } = context;
  return { ...context, lines: lines.toSpliced(places.line, 1), kept: kept.toSpliced(places.kept, 1) };
}

/** Where it stands; `undefined` where it is not part of what the agent will be told. */
export function placesOf(
  { lines, kept = [] }: CustomerContext,
  original: string,
): { readonly line: number; readonly kept: number } | undefined {
  const place = kept.findLastIndex((id) => isVersionOf(id, original));
  return place < 0 ? undefined : { kept: place, line: lines.length - kept.length + place };
}
