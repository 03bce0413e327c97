import assert from 'node:assert/strict';
import { FAULT_NAMES } from '../../../bench/chaos/faults.ts';
import { createPlan, SERVERS } from '../../../bench/chaos/plan.ts';
import type { Plan, Utterance } from '../../../bench/chaos/plan.ts';

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
});
