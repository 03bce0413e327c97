import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Behaviour, FaultName } from './faults.ts';
import { FAULTS } from './faults.ts';
import type { Outgoing } from './outgoing.ts';
import { readOutgoing } from './outgoing.ts';
import type { ActorPlan } from './plan.ts';
import type { Call } from './record.ts';

/** Longer than the bot waits for an answer; then the connection breaks, as it does when a proxy gives up. */
const SILENCE_MS = 900;
/** Longer than what the bot counts as slow, and shorter than what it waits. */
const LATE_MS = 150;

/** The connectors of all people of a schedule, behind one service address, with the faults of their plans. */
export interface FakeChannel {
  readonly serviceUrl: string;
  /** Lets the people of a plan in; `conversation` is the channel's id. */
  admit(conversation: string, actor: ActorPlan, listener: Listener): void;
  /** Takes down what somebody got by another way than a connector. */
  note(to: string, message: Outgoing): Call;
  /** No more faults; who is gone stays away. */
  calm(): void;
  /** All calls so far, oldest first. */
  calls(): readonly Call[];
  /** Requests that have no answer yet. */
  underWay(): number;
  /** Forgets everybody. */
  clear(): void;
  close(): Promise<void>;
}

/** The person at the end of the channel. */
export interface Listener {
  taken(call: Call): void;
  gone(): void;
}

interface Guest {
  readonly actor: ActorPlan;
  readonly listener: Listener;
  met: number;
}

const ROUTE = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?/;
export async function openChannel(clock: Clock): Promise<FakeChannel> {
  const guests = new Map<string, Guest>();
  let calls: Call[] = [];
  let isCalm = false;
  let underWay = 0;
  let answered = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, conversation = '', activityId] = ROUTE.exec(request.url ?? '') ?? [];
    const guest = guests.get(decodeURIComponent(conversation));
    const activity = readOutgoing(JSON.parse(await text(request)));
    if (!guest) return answer(response, 404);
    if (activity.type !== 'message') return answer(response, 200);
    const isUpdate = request.method === 'PUT';
    const replyTo = isUpdate ? undefined : (activityId ?? activity.replyTo);
    const call = written({
      ...activity,
      to: guest.actor.name,
      method: isUpdate ? 'update' : 'send',
      replyTo,
      ...fateOf(guest),
    });
    if (call.taken) guest.listener.taken(call);
    if (typeof call.met === 'string')
      return call.met === 'nothing' ? answer(response, 200) : behave(response, FAULTS[call.met]);
    guest.listener.gone();
    return answer(response, call.met);
  }

  function written(message: Omit<Call, 'at' | 'place'>): Call {
    const call = { ...message, at: clock.now(), place: calls.length };
    calls.push(call);
    return call;
  }

  function fateOf(guest: Guest): Pick<Call, 'taken' | 'met'> {
    const met = nextOf(guest);
    return { met, taken: met === 'nothing' || (typeof met === 'string' && FAULTS[met].takes) };
  }

  function nextOf(guest: Guest): Call['met'] {
    const { gone, faults } = guest.actor;
    guest.met += 1;
    if (gone && guest.met >= gone.fromCall) return gone.status;
    const fault: FaultName | undefined = isCalm ? undefined : faults[guest.met - 1];
    return fault ?? 'nothing';
  }

  function answer(response: ServerResponse, status: number, retryAfter?: string): void {
    response.setHeader('content-type', 'application/json');
    if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
    response.statusCode = status;
    response.end(status === 200 ? JSON.stringify({ id: `sent-${(answered += 1)}` }) : '{"error":{"code":"Fault"}}');
  }

  async function behave(response: ServerResponse, { answer: how }: Behaviour): Promise<void> {
    if (typeof how !== 'string') return answer(response, how.status, how.retryAfter);
    if (how === 'silence') await pause(SILENCE_MS);
    if (how === 'lateAnswer') await pause(LATE_MS);
    if (how === 'lateAnswer') answer(response, 200);
    else response.destroy();
  }

  const server = createServer((request, response) => {
    underWay += 1;
    serve(request, response)
      // A server that was killed in the middle of its request leaves half of it.
      .catch(() => response.destroy())
      .finally(() => (underWay -= 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    // A TCP server's address is an object while it listens.
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    admit: (conversation, actor, listener) => void guests.set(conversation, { actor, listener, met: 0 }),
    note: (to, message) => written({ ...message, to, method: 'send', taken: true, met: 'nothing' }),
    calm() {
      isCalm = true;
    },
    calls: () => calls,
    underWay: () => underWay,
    clear() {
      guests.clear();
      calls = [];
      isCalm = false;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
