import type { SaidLine } from './chatSoFar.ts';
import { wordsOf } from './chatSoFar.ts';
import type { CollectedField, CustomerContext, OpenRequest, ShownArticle } from './context.ts';
import { ROOM_OF_COLLECTED, ROOM_OF_LINES } from './context.ts';
import type { Handoff } from './handoff.ts';
import type { JournalEntry } from './journal.ts';
import { shortened } from './shortened.ts';

/** What an agent is told of a customer. Made from the record alone, so the same record gives the same summary. */
export interface Summary {
  readonly name: string;
  readonly email?: string;
  readonly signedIn: boolean;
  readonly channel: string;
  readonly locale: string;
  readonly flow?: string;
  /** The customer's own lines, newest last; long ones are cut. */
  readonly asked: readonly string[];
  /** The journal's entries that stand whole among these; absent in older records. */
  readonly told?: readonly string[];
  /** What was said in the chat before, newest last; absent where nothing was. */
  readonly said?: readonly SaidLine[];
  readonly articles: readonly ShownArticle[];
  readonly collected: readonly CollectedField[];
  readonly openRequests: readonly OpenRequest[];
  readonly waitedMs: number;
}

/** Room for what people wrote, as {@link shortened} counts it: with everything around it 28 KB, which every channel takes in a card. */
const ROOM = {
  asked: ROOM_OF_LINES,
  said: 3_000,
  articles: 1_000,
  collected: ROOM_OF_COLLECTED,
  openRequests: 1_000,
} as const;

/** Knows whether a summary of this tells all of what was said in an entry of the journal. */
export function toldWhole(context: CustomerContext): (entry: JournalEntry) => boolean {
  const told = entriesTold(context);
  // Of what was kept before entries were noted with it, the words alone are known.
  const asked = shortened(context.lines, ROOM.asked);
  return ({ content, id }) => told?.includes(id) ?? (content.kind === 'line' && asked.includes(wordsOf(content)));
}

function entriesTold({ lines, kept }: CustomerContext): readonly string[] | undefined {
  const asked = shortened(lines, ROOM.asked);
  return kept?.filter((_id, index) => asked.at(index - kept.length) === lines.at(index - kept.length));
}

/** The same things with the longest texts cut, if need be. */
function fitted<K extends string, T extends Readonly<Record<K, string>>>(
  things: readonly T[],
  key: K,
  room: number,
): readonly T[] {
  const texts = shortened(
    things.map((thing) => thing[key]),
    room,
  );
  return things.map((thing, index) => ({ ...thing, [key]: texts[index] ?? '' }));
}

/** Sums up a handoff with what was said in it. `now` counts the wait of one who still waits. */
export function summarise(handoff: Handoff, now: number, said: readonly SaidLine[] = []): Summary {
  const { customer, context, state } = handoff;
  const told = entriesTold(context);
  const until = state.kind === 'connected' ? state.since : now;
  return {
    name: customer.name,
    ...(customer.email === undefined ? {} : { email: customer.email }),
    signedIn: customer.personId !== undefined,
    channel: customer.channel,
    locale: customer.locale,
    ...(context.flow === undefined ? {} : { flow: context.flow }),
    asked: shortened(context.lines, ROOM.asked),
    ...(told === undefined ? {} : { told }),
    ...(said.length === 0 ? {} : { said: fitted(said, 'text', ROOM.said) }),
    articles: fitted(context.articles, 'title', ROOM.articles),
    collected: fitted(context.collected, 'value', ROOM.collected),
    openRequests: fitted(context.openRequests, 'summary', ROOM.openRequests),
    waitedMs: Math.max(0, until - handoff.askedAt),
  };
}
