import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import { SERVERS } from './steps.ts';
import type { Reach } from './steps.ts';
import type { Post } from './record.ts';
import type { Fleet } from './servers.ts';

/** As a channel does: what is not answered is brought again, to another server. */
const ANSWER_WITHIN_MS = 5_000;
const BETWEEN_TRIES_MS = 60;
const GIVE_UP_MS = 20_000;

/** One activity, as a channel brings it. */
export interface Parcel {
  readonly activityId: string;
  /** Who says it, and what, for the story. */
  readonly from: string;
  readonly text: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  /** What the channel brings the next time; absent where that is the very same. */
  readonly again?: () => Parcel;
}

const again = (parcel: Parcel): Parcel => parcel.again?.() ?? parcel;

/** The channel's way into the bot. */
export interface Inbound {
  /**
   * Brings an activity until a server answers 200; answers when that was, or `undefined` when it is given up: after a while,
   * or at once where nobody is there any more to hear what the bot says to it.
   */
  bring(parcel: Parcel, reach: Reach, isGone: () => boolean): Promise<number | undefined>;
  /** Brings once more what was accepted before, for those who `bring` left that to: `afterTheNext`. */
  bringAgain(parcel: Parcel, server: number): Promise<void>;
  posts(): readonly Post[];
}

export function createInbound(fleet: Fleet, clock: Clock): Inbound {
  const posts: Post[] = [];

  async function post(parcel: Parcel, server: number): Promise<boolean> {
    const at = clock.now();
    const status = await statusOf(fleet.url(server), parcel);
    const { activityId, text, from } = parcel;
    posts.push({ at, tookMs: clock.now() - at, from, activityId, text, server, status });
    return status === 200;
  }

  async function insist(parcel: Parcel, first: number, isGone = () => false): Promise<number | undefined> {
    const until = clock.now() + GIVE_UP_MS;
    let next = parcel;
    for (let tried = 0; clock.now() < until; tried += 1) {
      if (await post(next, (first + tried) % SERVERS)) return clock.now();
      next = again(parcel);
      if (isGone()) return undefined;
      await pause(BETWEEN_TRIES_MS);
    }
    return undefined;
  }

  return {
    async bring(parcel, { server, again: twice }, isGone) {
      if (twice?.when === 'atOnce') {
        const both = await Promise.all([insist(parcel, server, isGone), insist(again(parcel), twice.server, isGone)]);
        return both[0] ?? both[1];
      }
      const accepted = await insist(parcel, server, isGone);
      if (twice?.when === 'afterwards') await insist(again(parcel), twice.server, isGone);
      return accepted;
    },
    async bringAgain(parcel, server) {
      await insist(again(parcel), server);
    },
    posts: () => posts,
  };
}

async function statusOf(url: string, { path, headers, body }: Parcel): Promise<number | 'none'> {
  try {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    // fetch says so of a server that is away or dies, the signal of one that does not answer.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return 'none';
    throw error;
  }
}
