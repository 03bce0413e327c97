import assert from 'node:assert/strict';
import { FAULT_NAMES } from '../../../bench/chaos/faults.ts';
import { createPlan } from '../../../bench/chaos/plan.ts';
import type { Plan } from '../../../bench/chaos/plan.ts';
import { SERVERS } from '../../../bench/chaos/steps.ts';
import type { Utterance } from '../../../bench/chaos/steps.ts';
import { CLOCKS_APART_MS, OUTAGE_KINDS } from '../../../bench/chaos/trouble.ts';

const PLANS: readonly Plan[] = Array.from({ length: 200 }, (_, schedule) => createPlan(1, schedule));
const ACTORS = PLANS.flatMap(({ actors }) => actors);

function linesOf({ actors }: Plan): readonly Utterance[] {
  return actors.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'say' ? step.lines : [])));
}

describe('the plan of a schedule', () => {
  it('is the same for the same seed and number', () => {
    assert.deepEqual(createPlan(42, 7), createPlan(42, 7));
  });

  it('is another one for another seed or number', () => {
    assert.notDeepEqual(createPlan(42, 7), createPlan(43, 7));
    assert.notDeepEqual({ ...createPlan(42, 7), schedule: 0 }, { ...createPlan(42, 8), schedule: 0 });
  });

  it('gives every line a token that no other has', () => {
    const tokens = PLANS.flatMap(linesOf).map(({ token }) => token);
    assert.equal(new Set(tokens).size, tokens.length);
  });

  it('brings activities to every server, also a second time in every way', () => {
    const reaches = PLANS.flatMap(linesOf).map(({ reach }) => reach);
    assert.equal(new Set(reaches.map(({ server }) => server)).size, SERVERS);
    assert.deepEqual(new Set(reaches.flatMap(({ again }) => (again ? [again.when] : []))).size, 3);
  });

  it('kills every server, and has schedules without a kill', () => {
    assert.equal(new Set(PLANS.flatMap(({ kills }) => kills.map(({ server }) => server))).size, SERVERS);
    assert.ok(PLANS.some(({ kills }) => kills.length === 0));
  });

  it('has every fault, people who are gone, and schedules without a fault', () => {
    const faults = new Set(ACTORS.flatMap((actor) => actor.faults.filter((fault) => fault !== undefined)));
    assert.deepEqual([...faults].toSorted(), FAULT_NAMES.toSorted());
    assert.deepEqual(new Set(ACTORS.flatMap(({ gone }) => (gone ? [gone.status] : []))), new Set([403, 404]));
    assert.ok(PLANS.some(({ actors }) => actors.every((actor) => actor.faults.every((fault) => fault === undefined))));
  });

  it('has every capacity, both ways of assigning, and more customers at once than there is room for', () => {
    assert.deepEqual(new Set(PLANS.map(({ desk }) => desk.capacity)), new Set([1, 2, 3]));
    assert.deepEqual(new Set(PLANS.map(({ desk }) => desk.assignment)), new Set(['auto', 'offer']));
    assert.ok(PLANS.some(({ desk, actors }) => actors.length > 3 + 3 * desk.capacity));
  });

  it('has customers of the embedded Direct Line, and agents who press their own and their colleagues’ offers', () => {
    assert.ok(ACTORS.some(({ side, channel }) => side === 'customer' && channel === 'directline'));
    const presses = ACTORS.flatMap(({ steps }) => steps.filter((step) => step.kind === 'press'));
    assert.deepEqual(new Set(presses.map(({ whose }) => whose)), new Set(['own', 'anyones']));
    assert.deepEqual(new Set(presses.map(({ answer }) => answer)), new Set(['accept', 'decline']));
    assert.ok(presses.some(({ reaches }) => reaches.length > 1));
  });

  it('has lines with files, and files without words', () => {
    const files = PLANS.flatMap(linesOf).flatMap((line) => line.files ?? []);
    assert.deepEqual(new Set(files.map(({ words }) => words)), new Set(['with', 'without']));
  });

  it('sends the store away in every way, and starts no server before it is back', () => {
    const away = PLANS.filter(({ outages }) => outages.length > 0);
    assert.deepEqual(new Set(away.flatMap(({ outages }) => outages.map(({ how }) => how))), new Set(OUTAGE_KINDS));
    for (const { kills, outages } of away) {
      const backAt = Math.max(...outages.map(({ atMs, lastsMs }) => atMs + lastsMs));
      assert.ok(kills.every(({ atMs, awayMs }) => atMs + awayMs > backAt));
    }
  });

  it('has servers whose clocks agree, and such whose clocks are apart, never more than the trial’s limit', () => {
    const apart = PLANS.map(({ clocksAheadMs }) => Math.max(...clocksAheadMs) - Math.min(...clocksAheadMs));
    assert.ok(apart.includes(0) && apart.some((ms) => ms > CLOCKS_APART_MS / 2));
    assert.ok(apart.every((ms) => ms <= CLOCKS_APART_MS));
  });
});
