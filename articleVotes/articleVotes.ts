import { COLLECTION_IDS } from '../locales/collections.ts';

/** Where what helps comes from: the frequent questions, the desk's knowledge base, a collection of public pages. */
export const ARTICLE_SOURCES = ['quickAnswer', 'desk', ...COLLECTION_IDS] as const;
export type ArticleSource = (typeof ARTICLE_SOURCES)[number];

/** In characters. What is longer is cut: it is to be recognised, not to be read. */
export const LONGEST_TITLE = 200;
/** In characters. A longer address is left out: cut, it would lead elsewhere. */
export const LONGEST_URL = 1000;
/** Messages that are known again. Channels deliver one again within a minute or so. */
export const MESSAGES_KNOWN = 100;

/** An article or a quick answer as it was shown. */
export interface VotedArticle {
  readonly source: ArticleSource;
  /** Names it within its source, whatever its title becomes. */
  readonly key: string;
  readonly title: string;
  readonly url?: string;
}

/** How often an article or a quick answer solved the problem and how often not, and nothing of who said so. */
export interface ArticleVotes {
  /** Whose desk shows it. */
  readonly tenantId: string;
  /** `<source>:<key>`. */
  readonly id: string;
  readonly source: ArticleSource;
  /** As it was shown to who voted last. */
  readonly title: string;
  readonly url?: string;
  readonly solved: number;
  readonly notSolved: number;
  /** When it was voted on last, in epoch milliseconds. */
  readonly lastAt: number;
  /** Digests of the messages counted last, the newest last. */
  readonly counted: readonly string[];
}

export type ArticleVotesKey = Pick<ArticleVotes, 'tenantId' | 'id'>;

export interface Vote {
  readonly solved: boolean;
  /** Of the message that says so; without it, every arrival counts. */
  readonly digest?: string | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
}

export function noVotes(key: ArticleVotesKey, article: VotedArticle): ArticleVotes {
  return { ...key, ...shownAs(article), solved: 0, notSolved: 0, lastAt: 0, counted: [] };
}

/** The same object where the vote is counted already. */
export function withVote(votes: ArticleVotes, article: VotedArticle, { solved, digest, at }: Vote): ArticleVotes {
  if (digest !== undefined && votes.counted.includes(digest)) return votes;
  const { url: _before, ...rest } = votes;
  return {
    ...rest,
    ...shownAs(article),
    solved: votes.solved + (solved ? 1 : 0),
    notSolved: votes.notSolved + (solved ? 0 : 1),
    // Servers' clocks differ a little.
    lastAt: Math.max(votes.lastAt, at),
    counted: digest === undefined ? votes.counted : [...votes.counted, digest].slice(-MESSAGES_KNOWN),
  };
}

function shownAs({ source, title, url }: VotedArticle): Pick<ArticleVotes, 'source' | 'title' | 'url'> {
  const short = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title;
  return { source, title: short, ...(url === undefined || url.length > LONGEST_URL ? {} : { url }) };
}
