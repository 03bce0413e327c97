import type { HandoffKey } from '../domain/conversation.ts';
import type { Handoff, ShownPlace } from '../domain/handoff.ts';
import { withShown } from '../domain/handoff.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { competition } from '../domain/assignment.ts';
import { estimateWaitMs, inOrderOfAsking, movedBack, toPlace } from '../domain/queue.ts';
import type { Place } from '../domain/queue.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';
import { createTurnsInBatches } from './turnsInBatches.ts';

/** How many ended chats an estimate of the wait looks at. */
const RECENT_CHATS = 20;
/** Updates of one run; the rest is for the next, so that a long queue does not hold everything else up. */
const UPDATES_AT_ONCE = 50;

/** Tells waiting customers their place: one message each, which is updated as the queue moves. */
export interface QueueBoard {
  /** Sends the message. Answers the place, or `undefined` for one who does not wait. */
  show(handoff: Handoff): Promise<Place | undefined>;
  /** The message arrived; from now on it can be updated. */
  readonly arrived: (entry: JournalEntry, activityId: string) => Promise<void>;
  /** Brings the messages up to date. */
  refresh(): Promise<void>;
}

export function createQueueBoard(deps: HandoffDeps, entries: Entries): QueueBoard {
  const { deskId, handoffs, agents, outbox, messenger, liveChat } = deps;
  const nextTurns = createTurnsInBatches(UPDATES_AT_ONCE);

  /** Everybody who waits, with their place. */
  async function places(): Promise<readonly (readonly [Handoff, Place])[]> {
    const waiting = inOrderOfAsking((await handoffs.waiting(deskId)).map((each) => each.value));
    if (waiting.length === 0) return [];
    const [present, recent, { capacity, skills }] = await Promise.all([
      agents.present(deskId),
      handoffs.recentlyEnded(deskId, RECENT_CHATS),
      liveChat.settings(),
    ]);
    const onDuty = present.map(({ value }) => value).filter(({ duty }) => duty === 'on');
    const durations = recent.flatMap(({ state }) => (state.kind === 'ended' ? (state.connectedMs ?? []) : []));
    return waiting.map((handoff, index) => {
      const before = waiting.slice(0, index);
      const { ahead, servers } = competition(handoff, before, { onDuty, skills });
      const estimate = estimateWaitMs(ahead + 1, servers * capacity, durations);
      const lostAhead = before.filter(({ front }) => front).length;
      const place = { ...toPlace(index + 1, estimate), ...(lostAhead === 0 ? {} : { lostAhead }) };
      return [handoff, servers > 0 ? place : { ...place, isNobodyOnDuty: true }] as const;
    });
  }

  async function keep(key: HandoffKey, shown: ShownPlace): Promise<void> {
    await change<HandoffKey, Handoff, 'waitsNoMore'>(handoffs, key, (current) => withShown(current, shown));
  }

  async function update(handoff: Handoff, place: Place, shown: ShownPlace): Promise<void> {
    const { id, customer } = handoff;
    const why = movedBack(shown, place);
    const corrected = why === 'corrected' ? ({ corrected: true } as const) : {};
    const content = { kind: 'queue', place, pushedBack: why === 'agentLost', ...corrected } as const;
    const message = { id: `${id}:queue`, address: customer.address, locale: customer.locale, content };
    const outcome = await messenger.update(message, shown.activityId);
    // A channel that takes no update keeps what it shows; asking it again every few seconds would not help.
    if (outcome !== 'unknown') await keep({ deskId, id }, { activityId: shown.activityId, ...place });
  }

  async function bringUpToDate(handoff: Handoff, place: Place): Promise<void> {
    if (handoff.state.kind !== 'waiting') return;
    // Without a message to update: a server died before it was sent, or it is on its way; it is sent once.
    if (handoff.state.shown) await update(handoff, place, handoff.state.shown);
    else await outbox.post(entries.place(handoff, place), handoff);
  }

  return {
    async show(handoff) {
      const [, place] = (await places()).find(([each]) => each.id === handoff.id) ?? [];
      if (place) await outbox.post(entries.place(handoff, place), handoff);
      return place;
    },
    async arrived({ content, handoffId: id }, activityId) {
      if (content.kind === 'queue') await keep({ deskId, id }, { activityId, ...content.place });
    },
    async refresh() {
      const behind = (await places()).filter(([handoff, place]) => isBehind(handoff, place));
      const turns = nextTurns(behind.map(([handoff, place]) => ({ id: handoff.id, handoff, place })));
      // Side by side: one channel that says nothing must not hold up the others, nor whatever waits for this sweep.
      await Promise.all(turns.map(({ handoff, place }) => bringUpToDate(handoff, place)));
    },
  };
}

function isBehind({ state }: Handoff, place: Place): boolean {
  if (state.kind !== 'waiting') return false;
  if (!state.shown) return true;
  const { position, estimateMinutes, isNobodyOnDuty } = state.shown;
  const isNews = isNobodyOnDuty !== place.isNobodyOnDuty || estimateMinutes !== place.estimateMinutes;
  return isNews || position !== place.position;
}
