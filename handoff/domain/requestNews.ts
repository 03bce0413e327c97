interface NewsBase {
  /** Of the change, made from what changed: telling it twice is telling it once. */
  readonly id: string;
  /** When it happened, in epoch milliseconds. */
  readonly at: number;
  /** What the request is about, as its reporter put it; masked. */
  readonly title: string;
}

interface OfRequest extends NewsBase {
  readonly key: string;
  /** The request's page in the help portal. */
  readonly url: string;
}

/** Something that has happened to a customer's request without their doing. */
export type RequestNews =
  | (OfRequest & {
      readonly kind: 'status';
      readonly status: string;
      /** Resolved, and its reporter has not been asked yet how it was. */
      readonly asksForRating: boolean;
    })
  | (OfRequest & { readonly kind: 'comment'; readonly author: string; readonly text: string })
  /** A request that had to wait for the service desk is there now. */
  | (OfRequest & { readonly kind: 'created'; readonly filesLost: boolean })
  /** …or the service desk does not take it; `reason` is its own sentence, `url` its form in the help portal. */
  | (NewsBase & { readonly kind: 'notCreated'; readonly reason: string; readonly url?: string });

/** The request that the news are about; none for one that was never created. */
export function keyOf(news: RequestNews): string | undefined {
  return news.kind === 'notCreated' ? undefined : news.key;
}

/** More than this at once nobody reads. */
const MOST_SHOWN = 3;

/** What is told at once: the newest, newest first, and how many are left out. */
export function shownOf(waiting: readonly RequestNews[]): {
  readonly news: readonly RequestNews[];
  readonly more: number;
} {
  const newest = waiting.toSorted((one, other) => other.at - one.at);
  return { news: newest.slice(0, MOST_SHOWN), more: Math.max(0, newest.length - MOST_SHOWN) };
}
