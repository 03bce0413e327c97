import assert from 'node:assert/strict';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import {
  hasOtherWriter,
  hasWriter,
  deferredToWriter,
  withOrder,
  withWriter,
  withoutWriter,
  writerTo,
} from '../../../handoff/domain/writers.ts';
import { NOW } from '../../support/clock.ts';
import { aHandoff } from '../../support/data.ts';

const a = { to: 'agent', server: 'a', until: NOW + 5_000 };
const b = { to: 'agent', server: 'b', until: NOW + 5_000 };
const sending = (...writers: readonly (typeof a)[]): Handoff =>
  writers.reduce((handoff, writer) => withWriter(handoff, writer, NOW), aHandoff());

describe('the servers that send to a side', () => {
  it('are led by the first that said so, also when it says so again', () => {
    const handoff = withWriter(sending(a, b), { ...a, until: NOW + 9_000 }, NOW);
    assert.equal(writerTo(handoff, 'agent', NOW)?.server, 'a');
    assert.equal(writerTo(handoff, 'agent', NOW + 6_000)?.server, 'a');
    assert.ok(hasOtherWriter(handoff, a, NOW));
  });

  it('are followed by the next when the first one’s time is up, and are remembered until then', () => {
    const handoff = withWriter(sending(a), { ...b, until: NOW + 20_000 }, NOW);
    assert.equal(writerTo(handoff, 'agent', NOW + 6_000)?.server, 'b');
    assert.equal(writerTo(sending(a), 'agent', NOW + 6_000), undefined);
    assert.ok(hasWriter(sending(a), 'agent'), 'something may lie there to be sent first');
  });

  it('send to one side only', () => {
    assert.equal(writerTo(sending(a), 'customer', NOW), undefined);
    assert.ok(!hasWriter(sending(a), 'customer'));
  });

  it('are left something to by a change of the handoff, so that they look again', () => {
    const left = deferredToWriter(sending(a, b), 'agent', NOW);
    assert.notEqual(left, 'free');
    if (left !== 'free') assert.deepEqual(left.writers, [{ ...a, left: 1 }, b]);
    assert.equal(deferredToWriter(aHandoff(), 'agent', NOW), 'free');
  });

  it('leave no trace when they are done', () => {
    const done = withoutWriter(withoutWriter(sending(a, b), a), b);
    assert.deepEqual(done, aHandoff());
  });

  it('say how far the journal has come, which only grows', () => {
    const handoff = withOrder(aHandoff(), 7);
    assert.equal(handoff.latestOrder, 7);
    assert.equal(withOrder(handoff, 6), handoff);
    assert.equal(withOrder(handoff, 8).latestOrder, 8);
  });

  it('are not waited for when their clock was an hour ahead', () => {
    const handoff = sending({ ...a, until: NOW + 3_600_000 });
    assert.equal(writerTo(handoff, 'agent', NOW), undefined);
  });
});
