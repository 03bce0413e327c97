import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import { SERVERS } from './plan.ts';
import type { Reach } from './plan.ts';
import type { Post } from './record.ts';
import type { Fleet } from './servers.ts';

/** As a channel does: what is not answered is brought again, to another server. */
const ANSWER_WITHIN_MS = 5_000;
const BETWEEN_TRIES_MS = 60;
const GIVE_UP_MS = 20_000;

export interface InboundActivity {
  readonly id: string;
  readonly text: string;
  readonly from: { readonly id: string; readonly name: string };
  readonly [field: string]: unknown;
}

/** The channel's way into the bot. */
export interface Inbound {
  /** Brings an activity until a server answers 200; answers when that was, or `undefined` when it is given up. */
  bring(activity: InboundActivity, reach: Reach): Promise<number | undefined>;
  /** Brings once more what was accepted before, for those who `bring` left that to: `afterTheNext`. */
  bringAgain(activity: InboundActivity, server: number): Promise<void>;
  posts(): readonly Post[];
}

export function createInbound(fleet: Fleet, clock: Clock): Inbound {
  const posts: Post[] = [];

  async function post(activity: InboundActivity, server: number): Promise<boolean> {
    const at = clock.now();
    const status = await statusOf(`${fleet.url(server)}/api/messages`, activity);
    const { id: activityId, text, from } = activity;
    posts.push({ at, tookMs: clock.now() - at, from: from.name, activityId, text, server, status });
    return status === 200;
  }

  async function insist(activity: InboundActivity, first: number): Promise<number | undefined> {
    const until = clock.now() + GIVE_UP_MS;
    for (let tried = 0; clock.now() < until; tried += 1) {
      if (await post(activity, (first + tried) % SERVERS)) return clock.now();
      await pause(BETWEEN_TRIES_MS);
    }
    return undefined;
  }

  return {
    async bring(activity, { server, again }) {
      if (again?.when === 'atOnce') {
        const both = await Promise.all([insist(activity, server), insist(activity, again.server)]);
        return both[0] ?? both[1];
      }
      const accepted = await insist(activity, server);
      if (again?.when === 'afterwards') await insist(activity, again.server);
      return accepted;
    },
    async bringAgain(activity, server) {
      await insist(activity, server);
    },
    posts: () => posts,
  };
}

async function statusOf(url: string, activity: InboundActivity): Promise<number | 'none'> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
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
