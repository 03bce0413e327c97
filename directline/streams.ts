import type { WebSocket } from 'ws';
import { activitySet } from './activitySet.ts';
import { LIMITS } from './limits.ts';
import type { ActivityBody, DirectLineStore } from './ports.ts';

/** Close codes of RFC 6455. */
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;

interface Stream {
  readonly conversationId: string;
  readonly socket: WebSocket;
  position: number;
}

export interface Streams {
  /** Sends what comes after `position`, and from then on everything new. Evicts the conversation's earlier socket. */
  attach(conversationId: string, socket: WebSocket, position: number): void;
  /** Something was added to the conversation: its socket, if any, is brought up to date. */
  wake(conversationId: string): void;
  /** Sends an activity that is not kept, such as typing; it has no watermark. */
  push(conversationId: string, activity: ActivityBody): void;
  close(): void;
}

/**
 * The open sockets, one per conversation. A socket is never handed an activity: it is told to read on from its own
 * position, so that nothing is sent twice and nothing is left out, whatever happens at the same time.
 */
export function createStreams(store: DirectLineStore): Streams {
  const streams = new Map<string, Stream>();

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
      // Azure documents the reason 'collision', not the code.
      streams.get(conversationId)?.socket.close(POLICY_VIOLATION, 'collision');
      const stream: Stream = { conversationId, socket, position };
      streams.set(conversationId, stream);
      socket.on('close', () => streams.get(conversationId) === stream && streams.delete(conversationId));
      readOn(stream);
    },
    wake: (conversationId) => {
      const stream = streams.get(conversationId);
      if (stream) readOn(stream);
    },
    push: (conversationId, activity) => {
      const socket = streams.get(conversationId)?.socket;
      if (socket && canSend(socket)) socket.send(JSON.stringify({ activities: [activity] }));
    },
    close: () => {
      for (const { socket } of streams.values()) socket.close(GOING_AWAY, 'the server is closing');
    },
  };
}

function canSend(socket: WebSocket): boolean {
  if (socket.readyState !== socket.OPEN) return false;
  if (socket.bufferedAmount < LIMITS.socketBacklogBytes) return true;
  socket.terminate();
  return false;
}
