import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Agent } from '../../handoff/domain/presence.ts';
import type { Handoff } from '../../handoff/domain/handoff.ts';
import { isConnected } from '../../handoff/domain/handoff.ts';
import type { Stores } from '../../stores/stores.ts';
import type { HeldChat, HeldRoom, Moment } from './record.ts';

const LOOK_EVERY_MS = 100;

/** Looks again and again who has which chat. */
export interface Watch {
  moments(): readonly Moment[];
  room(): readonly HeldRoom[];
  /** Resolves after the last look. */
  stop(): Promise<void>;
}

export interface WatchDeps {
  readonly stores: Pick<Stores, 'handoffs' | 'agents'>;
  readonly deskId: string;
  readonly clock: Clock;
}

export function startWatch({ stores, deskId, clock }: WatchDeps): Watch {
  const moments: Moment[] = [];
  const room: HeldRoom[] = [];
  const stopped = new AbortController();

  async function look(): Promise<void> {
    const at = clock.now();
    // One query: everybody in a chat has a silence to be looked at some time.
    const chats = (await stores.handoffs.due(deskId, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)).flatMap(chatOf);
    const last = moments.at(-1)?.chats ?? [];
    if (JSON.stringify(chats) !== JSON.stringify(last)) moments.push({ at, chats });
    for (const { value } of await stores.agents.present(deskId)) noteRoom(at, value);
  }

  function noteRoom(at: number, { party: { name: agent }, slots }: Agent): void {
    const most = Math.max(0, ...room.flatMap((held) => (held.agent === agent ? [held.slots] : [])));
    if (slots.length > most) room.push({ at, agent, slots: slots.length });
  }

  async function lookOn(): Promise<void> {
    while (!stopped.signal.aborted) {
      await look();
      await pause(LOOK_EVERY_MS);
    }
  }

  const watching = lookOn();
  // Whoever stops it hears of it.
  watching.catch(() => undefined);
  return {
    moments: () => moments,
    room: () => room,
    async stop() {
      stopped.abort();
      await watching;
    },
  };
}

function chatOf(handoff: Handoff): readonly HeldChat[] {
  if (!isConnected(handoff)) return [];
  const { id, customer, state } = handoff;
  return [{ handoffId: id, agent: state.agent.name, customer: customer.name }];
}
