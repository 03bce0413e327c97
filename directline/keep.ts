import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { ClientActivity } from './clientActivity.ts';
import { LIMITS } from './limits.ts';
import type { ActivityBody, ChatUser, DirectLineStore, Entry } from './ports.ts';
import type { RateLimit } from './rateLimit.ts';
import { DirectLineRefusal } from './refusal.ts';
import type { UploadedFile } from './uploadBody.ts';
import { withFiles } from './uploadBody.ts';
import type { Uploads } from './uploads.ts';

export interface KeepParts {
  readonly store: DirectLineStore;
  readonly uploads: Uploads;
  readonly visitorOf: (user: ChatUser) => string;
  /** The bytes that each visitor has made us keep. */
  readonly said: RateLimit;
  readonly clock: Clock;
}

export interface Said {
  readonly conversationId: string;
  readonly user: ChatUser;
  readonly activity: ClientActivity;
  readonly files: readonly UploadedFile[];
}

/**
 * Keeps what a client has said, with its files; or answers the entry of the try before, which then echoes as the newest
 * one. Throws a 429 {@link DirectLineRefusal}, and keeps nothing, where its visitor has said or sent too much.
 */
export type Keep = (said: Said) => Entry;

export function createKeep({ store, uploads, visitorOf, said, clock }: KeepParts): Keep {
  function requireMore(user: ChatUser, activity: ClientActivity): void {
    if (said.take(visitorOf(user), byteLength(activity)) === 0) return;
    throw new DirectLineRefusal('TooManyRequests', 'Too much was said from here in 24 hours. Come back tomorrow.');
  }

  /** The page waits for an echo with the id of its newest try, and takes what has the same id for the same message. */
  function asRetried(entry: Entry, { channelData }: ClientActivity): Entry {
    const { retryOf, clientActivityID } = channelData ?? {};
    const kept = keptDataSchema.parse(entry.body['channelData']);
    if (retryOf === undefined || kept['clientActivityID'] === clientActivityID) return entry;
    const body = { ...entry.body, channelData: { ...kept, retryOf, clientActivityID } };
    return store.replaceBody(entry.conversationId, entry.number, body) ?? entry;
  }

  return ({ conversationId, user, activity, files }) => {
    const dedupeKey = keyOf(activity);
    const known = dedupeKey === undefined ? undefined : store.findByKey(conversationId, dedupeKey);
    if (known) return asRetried(known, activity);
    requireMore(user, activity);
    const whole = files.length === 0 ? activity : withFiles(activity, uploads.keep(conversationId, user, files));
    const at = clock.now();
    const { entry, duplicate } = store.append({
      conversationId,
      ...(dedupeKey !== undefined && { dedupeKey }),
      delivery: 'pending',
      body: stamped(whole, { conversationId, user, at }),
      at,
    });
    return duplicate ? asRetried(entry, activity) : entry;
  };
}

const keptDataSchema = z.record(z.string(), z.unknown()).catch({});

/** By its first try, whichever of them arrives first. */
function keyOf({ channelData }: ClientActivity): string | undefined {
  const id = channelData?.retryOf ?? channelData?.clientActivityID;
  return id === undefined ? undefined : `client:${id}`;
}

/** Who, where and when are said here, whatever the client says of them. */
export function stamped(
  content: ActivityBody,
  { conversationId, user, at }: { readonly conversationId: string; readonly user: ChatUser; readonly at: number },
): ActivityBody {
  return {
    ...content,
    timestamp: new Date(at).toISOString(),
    channelId: 'directline',
    from: { ...user, role: 'user' },
    conversation: { id: conversationId },
  };
}

/** What the bot would refuse for its size must not be kept: it would be refused on every try. */
export function requireFit(body: ActivityBody): void {
  if (byteLength(body) <= LIMITS.activityBytes) return;
  const most = `An activity has at most ${LIMITS.activityBytes} bytes.`;
  throw new DirectLineRefusal('MessageSizeTooBig', `${most} Send a shorter text, or a file by upload.`);
}

function byteLength(json: object): number {
  return Buffer.byteLength(JSON.stringify(json));
}
