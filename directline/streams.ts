import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { isKojiError } from '../errors.ts';
import { activitySet } from './activitySet.ts';
import { LIMITS } from './limits.ts';
import type { ActivityBody, DirectLineStore } from './ports.ts';
import { startTicker } from './ticker.ts';

/** Close codes of RFC 6455. */
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;
const INTERNAL_ERROR = 1011;

interface Stream {
  readonly conversationId: string;
  readonly socket: WebSocket;
  position: number;
  /** The number of the signal it has seen, or came too late for. */
  signal: number;
}

export interface Streams {
  /**
   * Sends what comes after `position`, and from then on everything new, to each of the conversation's sockets: one for
   * each tab. With too many of them the oldest is evicted.
   */
  attach(conversationId: string, socket: WebSocket, position: number): void;
  /** Something was added to the conversation: its sockets are brought up to date. */
  wake(conversationId: string): void;
  /** Sends an activity that is not kept, such as typing, whichever servers have the sockets; it has no watermark. */
  push(conversationId: string, activity: ActivityBody): void;
  close(): void;
}

/**
 * The open sockets. A socket is never handed an activity: it is told to read on from its own position, so that nothing is sent twice and nothing is left out, whatever happens at the same time.
 *
 * What another process adds is noticed by the store's count of changes elsewhere, ten times a second and only while
 * sockets are open: a few microseconds each time, and the streams are read on only when the count is another one.
 */
export function createStreams(store: DirectLineStore, logger: Logger): Streams {
  const streams = new Map<string, Set<Stream>>();
  let stopLooking: (() => void) | undefined;

  const streamsOf = (conversationId: string): ReadonlySet<Stream> => streams.get(conversationId) ?? new Set();
  const all = (): readonly Stream[] => [...streams.values()].flatMap((some) => [...some]);

  function lookElsewhere(): void {
    if (stopLooking) return;
    let known = store.changesElsewhere();
    const look = (): void => {
      // Counted before the streams are read, so that what comes in between is noticed by the next look.
      const changes = store.changesElsewhere();
      if (changes === known) return;
      known = changes;
      for (const stream of all()) readOnOrClose(stream);
    };
    stopLooking = startTicker(LIMITS.streamLookMs, look, logger);
  }

  /** Whoever is closed comes back with a watermark and misses nothing. */
  function readOnOrClose(stream: Stream): void {
    try {
      // Before what is kept, because a message ends the typing that went before it.
      passSignalOn(stream);
      readOn(stream);
    } catch (err) {
      if (!isKojiError(err)) throw err;
      logger.warn({ err, conversationId: stream.conversationId }, 'a stream could not be read and was closed');
      stream.socket.close(INTERNAL_ERROR, 'the stream cannot be read now');
    }
  }

  function passSignalOn(stream: Stream): void {
    const { number, body } = store.newestSignal(stream.conversationId);
    if (number === stream.signal || !body || !canSend(stream.socket)) return;
    stream.signal = number;
    stream.socket.send(JSON.stringify({ activities: [body] }));
  }

  function add(stream: Stream): void {
    const { conversationId } = stream;
    const own = [...streamsOf(conversationId), stream];
    const evicted = own.slice(0, -LIMITS.socketsPerConversation);
    // Azure documents the reason 'collision', not the code.
    for (const { socket } of evicted) socket.close(POLICY_VIOLATION, 'collision');
    streams.set(conversationId, new Set(own.slice(evicted.length)));
  }

  function detach(stream: Stream): void {
    const own = streams.get(stream.conversationId);
    own?.delete(stream);
    if (own?.size === 0) streams.delete(stream.conversationId);
    if (streams.size === 0) stopLookingElsewhere();
  }

  function stopLookingElsewhere(): void {
    stopLooking?.();
    stopLooking = undefined;
  }

  function readOn(stream: Stream): void {
    while (canSend(stream.socket)) {
      const entries = store.entriesAfter(stream.conversationId, stream.position, LIMITS.activitiesPerSet);
      const last = entries.at(-1);
      if (!last) return;
      stream.position = last.position;
      stream.socket.send(JSON.stringify(activitySet(entries, last.position)));
    }
  }

  return {
    attach: (conversationId, socket, position) => {
      const signal = store.newestSignal(conversationId).number;
      const stream: Stream = { conversationId, socket, position, signal };
      add(stream);
      socket.on('close', () => detach(stream));
      lookElsewhere();
      readOn(stream);
    },
    wake: (conversationId) => {
      for (const stream of streamsOf(conversationId)) readOn(stream);
    },
    push: (conversationId, activity) => {
      store.giveSignal(conversationId, activity);
      for (const stream of streamsOf(conversationId)) passSignalOn(stream);
    },
    close: () => {
      stopLookingElsewhere();
      for (const { socket } of all()) socket.close(GOING_AWAY, 'the server is closing');
    },
  };
}

function canSend(socket: WebSocket): boolean {
  if (socket.readyState !== socket.OPEN) return false;
  if (socket.bufferedAmount < LIMITS.socketBacklogBytes) return true;
  socket.terminate();
  return false;
}
