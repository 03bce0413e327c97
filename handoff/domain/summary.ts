import type { SaidLine } from './chatSoFar.ts';
import type { CollectedField, OpenRequest, ShownArticle } from './context.ts';
import type { Handoff } from './handoff.ts';

/** What an agent is told of a customer. Made from the record alone, so the same record gives the same summary. */
export interface Summary {
  readonly name: string;
  readonly email?: string;
  readonly signedIn: boolean;
  readonly channel: string;
  readonly locale: string;
  readonly flow?: string;
  /** The customer's own lines, newest last. */
  readonly asked: readonly string[];
  /** What was said in the chat before, newest last; absent where nothing was. */
  readonly said?: readonly SaidLine[];
  readonly articles: readonly ShownArticle[];
  readonly collected: readonly CollectedField[];
  readonly openRequests: readonly OpenRequest[];
  readonly waitedMs: number;
}

/** Sums up a handoff with what was said in it. `now` counts the wait of one who still waits. */
export function summarise(handoff: Handoff, now: number, said: readonly SaidLine[] = []): Summary {
  const { customer, context, state } = handoff;
  const until = state.kind === 'connected' ? state.since : now;
  return {
    name: customer.name,
    ...(customer.email === undefined ? {} : { email: customer.email }),
    signedIn: customer.personId !== undefined,
    channel: customer.channel,
    locale: customer.locale,
    ...(context.flow === undefined ? {} : { flow: context.flow }),
    asked: context.lines,
    ...(said.length === 0 ? {} : { said }),
    articles: context.articles,
    collected: context.collected,
    openRequests: context.openRequests,
    waitedMs: Math.max(0, until - handoff.askedAt),
  };
}
