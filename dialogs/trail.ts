import type { BotState, TurnContext } from 'botbuilder';
import type { Clock } from '../clock.ts';
import type { CustomerContext, OpenRequest } from '../handoff/index.ts';
import { EMPTY_CONTEXT, LINES_KEPT, withLine } from '../handoff/index.ts';
import { normalise } from '../locales/normalise.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { asksSomething } from './recognition/asksSomething.ts';
import { createStateSlot } from './stateSlot.ts';

/** After this long without a word, what was said before has nothing to do with what comes. */
const TRAIL_LIFETIME_MS = 3_600_000;
/** An agent reads the beginning of a long line, not all of it. */
export const LONGEST_KEPT_LINE = 500;
/** In characters: the description of a request holds little more. */
const MOST_UNSOLVED = 32_000;

/** A request that was sent in the conversation. */
export interface SentRequest {
  /** It was created once for this. */
  readonly origin: string;
  /** Whose it is. */
  readonly accountId: string;
  /** Absent where it waits for the service desk. */
  readonly key?: string;
}

/** The record of the conversation: what an agent will be told, and what a request can be filled with. */
export interface Trail {
  readonly context: CustomerContext;
  /** The customer's lines since something helped the last time; a new request begins with them. */
  readonly unsolved: readonly string[];
  /** Since when a human is waited for, in epoch milliseconds; whether one came is not known yet. */
  readonly humanAskedAt?: number;
  /** The newest one. */
  readonly sent?: SentRequest;
  /** Epoch milliseconds of the last change. */
  readonly at: number;
  /** Whoever was signed in at the last change. */
  readonly personId?: string;
}

export interface Trails {
  read(context: TurnContext): Promise<Trail>;
  change(context: TurnContext, next: (trail: Trail) => Trail): Promise<void>;
  clear(context: TurnContext): Promise<void>;
}

const EMPTY: Trail = { context: EMPTY_CONTEXT, unsolved: [], at: 0 };

export function createTrails(state: BotState, clock: Clock): Trails {
  const slot = createStateSlot<Trail>(state, 'koji.trail', EMPTY);

  async function read(context: TurnContext): Promise<Trail> {
    const trail = await slot.read(context);
    if (clock.now() - trail.at <= TRAIL_LIFETIME_MS && isOfSpeaker(context, trail)) return trail;
    const { humanAskedAt } = trail;
    return humanAskedAt === undefined ? EMPTY : { ...EMPTY, humanAskedAt };
  }

  return {
    read,
    async change(context, next) {
      const { personId: _before, ...after } = next(await read(context));
      const { personId } = speakerOf(context).conversation;
      await slot.write(context, { ...after, at: clock.now(), ...(personId === undefined ? {} : { personId }) });
    },
    clear: (context) => slot.clear(context),
  };
}

/** What somebody has said before they sign in is theirs; nothing of it is whoever's who is there after them. */
function isOfSpeaker(context: TurnContext, { personId }: Trail): boolean {
  return personId === undefined || personId === speakerOf(context).conversation.personId;
}

/** The request that this customer has sent in the conversation, where nothing else was said since: then they mean another one. */
export function sentOf({ sent, unsolved }: Trail, accountId: string | undefined): SentRequest | undefined {
  return sent !== undefined && sent.accountId === accountId && unsolved.length === 0 ? sent : undefined;
}

/** The customer's own line: shortened for an agent, and all of it for a request. */
export function withSaid(trail: Trail, text: string): Trail {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = shortened(line, LONGEST_KEPT_LINE);
  if (short === '' || trail.context.lines.at(-1) === short) return trail;
  return { ...trail, context: withLine(trail.context, short), unsolved: withUnsolved(trail.unsolved, line) };
}

/** What a human was wanted for: a request may be made of it instead. */
export function withSubject(trail: Trail, about: string): Trail {
  return { ...trail, unsolved: withUnsolved(trail.unsolved, about) };
}

function shortened(line: string, limit: number): string {
  return line.length > limit ? `${line.slice(0, limit - 1)}…` : line;
}

function withUnsolved(unsolved: readonly string[], line: string): readonly string[] {
  const isKnown = unsolved.some((each) => normalise(each) === normalise(line));
  if (isKnown || !asksSomething(line)) return unsolved;
  const before = unsolved.slice(1 - LINES_KEPT);
  const room = MOST_UNSOLVED - before.reduce((length, each) => length + each.length + 1, 0);
  return room > 0 ? [...before, shortened(line, room)] : before;
}

/** Without the lines of a text that has found its place: no request begins with them any more. */
export function withoutSaid(trail: Trail, text: string): Trail {
  const said = ` ${normalise(text)} `;
  return { ...trail, unsolved: trail.unsolved.filter((each) => !said.includes(` ${normalise(each)} `)) };
}

/** A request is wanted for just this, whatever was said before; and for all of it, however long. */
export function withWanted(trail: Trail, about: string): Trail {
  const line = about.trim();
  return line === '' ? trail : { ...withSaid(trail, about), unsolved: [line] };
}

export function withArticle(trail: Trail, title: string): Trail {
  const others = trail.context.articles.filter((article) => article.title !== title);
  return { ...trail, context: { ...trail.context, articles: [...others, { title }] } };
}

/** Whether the article shown last helped. When it did, there is nothing left to ask a request for. */
export function withVerdict(trail: Trail, helped: boolean): Trail {
  const articles = trail.context.articles.map((article, index, all) =>
    index === all.length - 1 ? { ...article, helped } : article,
  );
  return { ...trail, context: { ...trail.context, articles }, unsolved: helped ? [] : trail.unsolved };
}

export function withOpenRequests(trail: Trail, requests: readonly OpenRequest[]): Trail {
  const openRequests = requests.map(({ key, summary, status }) => ({ key, summary, status }));
  return { ...trail, context: { ...trail.context, openRequests } };
}
