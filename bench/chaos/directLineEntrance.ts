import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { FakeChannel, Listener } from './channel.ts';
import type { Entrance, Said } from './entrance.ts';
import { attachmentsOf } from './entrance.ts';
import type { Parcel } from './inbound.ts';
import { conversationIdOf } from './people.ts';
import type { ActorPlan } from './plan.ts';
import { readSet } from './readSet.ts';
import type { Fleet } from './servers.ts';
import { SERVERS } from './steps.ts';

const ROOT = '/v3/directline';
const LOOK_EVERY_MS = 40;
const ANSWER_WITHIN_MS = 5_000;

const startedSchema = z.object({ conversationId: z.string(), token: z.string() });
const setSchema = z.object({ activities: z.array(z.unknown()), watermark: z.string() });
export interface DirectLineDeps {
  readonly channel: FakeChannel;
  readonly fleet: Fleet;
  readonly secret: string;
}

/** The product's own channel, as a page without a socket uses it: asks again and again what came after its watermark. */
export async function directLineEntrance(
  plan: ActorPlan,
  { channel, fleet, secret }: DirectLineDeps,
): Promise<Entrance> {
  const user = { id: `dl_${plan.name}`, name: plan.name };
  const granted = await call(fleet.url(0), `${ROOT}/tokens/generate`, { token: secret, body: { user } });
  const { token } = startedSchema.parse(granted);
  const started = await call(fleet.url(0), `${ROOT}/conversations`, { token, body: {} });
  const { conversationId: id } = startedSchema.parse(started);
  const activities = `${ROOT}/conversations/${id}/activities`;
  const stopped = new AbortController();
  /** The page's own ids of what it said, the first of each, by those that the channel gave. */
  const own = new Map<string, string>();
  let retries = 0;
  let listening: Promise<void> = Promise.resolve();

  /** From one server after the other, each knowing all; while one is away the page asks the next. */
  async function listenOn(listener: Listener): Promise<void> {
    let watermark = '';
    for (let asked = 0; !stopped.signal.aborted; asked += 1) {
      const answer = await call(fleet.url(asked % SERVERS), `${activities}?watermark=${watermark}`, { token });
      const set = setSchema.safeParse(answer);
      if (set.success) {
        for (const message of readSet(set.data.activities, own)) listener.taken(channel.note(plan.name, message));
        watermark = set.data.watermark;
      }
      await pause(LOOK_EVERY_MS);
    }
  }

  /** Another try has an id of its own, as Web Chat's *Retry* gives it. */
  function parcelOf({ id, text, files }: Said, channelData: object = { clientActivityID: id }): Parcel {
    const attachments = files ? { attachments: attachmentsOf(files, channel) } : {};
    const body = { type: 'message', text, ...attachments, from: user, locale: 'en-US', channelData };
    const headers = { authorization: `Bearer ${token}` };
    const again = (): Parcel => {
      retries += 1;
      return parcelOf({ id, text, ...(files && { files }) }, { clientActivityID: `${id}~${retries}`, retryOf: id });
    };
    return { activityId: id, from: plan.name, text, path: activities, headers, body, again };
  }

  return {
    conversationId: conversationIdOf('directline', id, user.id),
    parcelOf: (said) => parcelOf(said),
    listen(listener) {
      listening = listenOn(listener);
      // Whoever closes hears of it.
      listening.catch(() => undefined);
    },
    async close() {
      stopped.abort();
      await listening;
    },
  };
}

/** `undefined` when the server is away. */
async function call(
  url: string,
  path: string,
  { token, body }: { readonly token: string; readonly body?: object },
): Promise<unknown> {
  try {
    const response = await fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return await response.json();
  } catch (error) {
    // fetch says so of a server that is away or dies, the signal of one that does not answer.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
      return undefined;
    throw error;
  }
}
