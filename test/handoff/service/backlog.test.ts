import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Delivery } from '../../../handoff/domain/journal.ts';
import { createBacklog } from '../../../handoff/service/backlog.ts';
import type { Journal } from '../../../handoff/ports.ts';
import { FakeClock } from '../../support/clock.ts';
import { aJournalEntry, aRecipient } from '../../support/data.ts';
import { createWorld } from '../../support/handoffWorld.ts';

const TIMINGS = { claimMs: 5_000, slowSendMs: 400 };
const TO = aRecipient();

/** Two lines lie there, and this server believes that it is its turn. */
async function twoLines(
  taking: (journal: Journal) => Journal['take'],
  firstIs: Delivery = 'queued',
  isPreceded = () => false,
) {
  const { journal } = createWorld().stores;
  for (const [index, id] of ['one', 'two'].entries()) {
    const delivery = index === 0 ? firstIs : 'queued';
    await journal.append(aJournalEntry({ id, order: index, delivery, to: TO }));
  }
  const { handoffId } = aJournalEntry();
  const clock = new FakeClock();
  const done: string[] = [];
  const backlog = createBacklog(handoffId, TO.conversationId, {
    journal: { ...journal, take: taking(journal) },
    dispatch: {
      async send({ id }) {
        done.push(`send ${id}`);
        await journal.mark(handoffId, id, 'delivered');
      },
      async settle({ id }, outcome) {
        done.push(`${outcome} ${id}`);
        await journal.mark(handoffId, id, 'unknown');
      },
      putAside: () => Promise.resolve(),
      bringAlong: () => Promise.resolve(),
      tellDelayed: () => Promise.resolve(),
      canTellDoubles: () => false,
    },
    claim: { standing: () => 'first', hasCompany: () => false },
    clock,
    timers: clock,
    timings: TIMINGS,
    onWaiting: () => Promise.resolve(),
    isPreceded,
    agentHere: () => Promise.resolve(undefined),
  });
  /** One look at what lies there, with as much time as it takes. */
  async function look(): Promise<void> {
    const looked = backlog.send();
    for (let step = 0; step < 5; step += 1) await setImmediate();
    clock.advance(TIMINGS.slowSendMs);
    await looked;
  }
  return { done, look, clock };
}

describe('what lies in the journal', () => {
  it('is sent in order', async () => {
    const { done, look } = await twoLines(
      (journal) =>
        (...entry) =>
          journal.take(...entry),
    );
    await look();
    assert.deepEqual(done, ['send one', 'send two']);
  });

  it('lets go first what this server has written itself, before anybody could leave something to it', async () => {
    let isPreceded = true;
    const taking = (journal: Journal): Journal['take'] => journal.take.bind(journal);
    const { done, look } = await twoLines(taking, 'queued', () => isPreceded);
    await look();
    assert.deepEqual(done, []);
    isPreceded = false;
    await look();
    assert.deepEqual(done, ['send one', 'send two']);
  });

  it('waits behind what another server has begun with in this very moment, for as long as one may take', async () => {
    const { done, look, clock } = await twoLines((journal) => async (handoffId, id) => {
      const isTaken = await journal.take(handoffId, id);
      return id !== 'one' && isTaken;
    });
    await look();
    await look();
    assert.deepEqual(done, []);
    clock.advance(TIMINGS.claimMs);
    await look();
    assert.deepEqual(done, ['unknown one', 'send two'], 'the other server is gone');
  });

  it('does not wait behind what was begun by a clock that was hours ahead', async () => {
    const { done, look, clock } = await twoLines(
      (journal) =>
        (...entry) =>
          journal.take(...entry),
      'pending',
    );
    clock.advance(-3 * 3_600_000);
    await look();
    assert.deepEqual(done, ['unknown one', 'send two']);
  });
});
