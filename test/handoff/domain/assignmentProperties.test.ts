import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AssignmentMode } from '../../../handoff/domain/assignment.ts';
import { ASK_AGAIN_MS, canServe, nextAssignment } from '../../../handoff/domain/assignment.ts';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import { endOffer, makeOffer, offerOf, pastOfferTo } from '../../../handoff/domain/offer.ts';
import type { Agent } from '../../../handoff/domain/presence.ts';
import { goOffDuty, hasRoom, giveBack, reserve } from '../../../handoff/domain/presence.ts';
import { NOW } from '../../support/clock.ts';
import { aHandoff, anOffer } from '../../support/data.ts';
import { SKILLS, skilled } from './assignmentRules.ts';

/** A desk at which everything happens in some order; the properties below look at it after each step. */
interface Desk {
  readonly agents: readonly Agent[];
  readonly waiting: readonly Handoff[];
  readonly now: number;
}

const replaced = <T extends { readonly id: string }>(all: readonly T[], next: T): readonly T[] =>
  all.map((each) => (each.id === next.id ? next : each));

/** Assigns one: in offer mode the offer goes out, else the customer is gone. `undefined` when there is nothing to do. */
function assignOne(desk: Desk, capacity: number, mode: AssignmentMode): Desk | undefined {
  const next = nextAssignment(desk.waiting, desk.agents, { capacity, mode, now: desk.now, skills: SKILLS });
  if (!next) return undefined;
  const held = reserve(
    next.agent,
    { handoffId: next.handoff.id, reservedAt: desk.now, generation: next.handoff.generation },
    capacity,
  );
  assert.notEqual(held, 'full');
  if (held === 'full') return undefined;
  const agents = replaced(desk.agents, held);
  if (mode === 'auto') return { ...desk, agents, waiting: desk.waiting.filter(({ id }) => id !== next.handoff.id) };
  const offer = anOffer({ id: `${next.handoff.id}-${desk.now}`, agent: held.party, until: desk.now + 120_000 });
  const offered = makeOffer(next.handoff, offer);
  assert.notEqual(offered, 'taken');
  return offered === 'taken' ? undefined : { ...desk, agents, waiting: replaced(desk.waiting, offered) };
}

function assignAll(desk: Desk, capacity: number, mode: AssignmentMode): Desk {
  for (let next = assignOne(desk, capacity, mode); next; next = assignOne(desk, capacity, mode)) desk = next;
  return desk;
}

type Answer = 'declined' | 'unanswered';

/** Answers the first offer that is out. */
function answerFirst(desk: Desk, answer: Answer): Desk {
  const handoff = desk.waiting.find(offerOf);
  const offer = handoff && offerOf(handoff);
  if (!handoff || !offer) return desk;
  const over = endOffer(handoff, offer.id, answer, desk.now);
  assert.notEqual(over, 'over');
  const agents = desk.agents.map((agent) => {
    if (agent.id !== offer.agent.agentId) return agent;
    const freed = giveBack(agent, { handoffId: handoff.id, generation: handoff.generation });
    return answer === 'unanswered' ? goOffDuty(freed) : freed;
  });
  return over === 'over' ? desk : { ...desk, agents, waiting: replaced(desk.waiting, over) };
}

const aDesk = fc
  .record({
    agents: fc.array(fc.subarray([...SKILLS]), { maxLength: 4 }),
    customers: fc.array(fc.option(fc.constantFrom(...SKILLS), { nil: undefined }), { maxLength: 12 }),
  })
  .map(({ agents, customers }): Desk => ({
    now: NOW,
    agents: agents.map((skills, index) => skilled(`agent${index}`, ...skills)),
    waiting: customers.map((skill, index) =>
      aHandoff({ id: `h${index}`, askedAt: index, ...(skill === undefined ? {} : { skill }) }),
    ),
  }));

const aCapacity = fc.integer({ min: 1, max: 3 });

describe('assignment, whatever happens', () => {
  it('never fills an agent beyond the capacity, and leaves nobody waiting for whom an agent has room', () => {
    fc.assert(
      fc.property(aDesk, aCapacity, fc.constantFrom('auto', 'offer'), (desk, capacity, mode) => {
        const { agents, waiting } = assignAll(desk, capacity, mode);
        assert.ok(agents.every((agent) => agent.slots.length <= capacity));
        const left = waiting.filter((handoff) => !offerOf(handoff));
        for (const handoff of left)
          assert.ok(!agents.some((agent) => hasRoom(agent, capacity) && canServe(agent, handoff, SKILLS)));
      }),
    );
  });

  it('never offers a customer to somebody without the skill, nor to two, and every offer holds room', () => {
    fc.assert(
      fc.property(
        aDesk,
        aCapacity,
        fc.array(fc.constantFrom<Answer>('declined', 'unanswered')),
        (start, capacity, answers) => {
          let desk = assignAll(start, capacity, 'offer');
          for (const answer of answers) {
            desk = answerFirst(desk, answer);
            desk = assignAll({ ...desk, now: desk.now + 1_000 }, capacity, 'offer');
            for (const handoff of desk.waiting) {
              const holders = desk.agents.filter(({ slots }) =>
                slots.some(({ handoffId }) => handoffId === handoff.id),
              );
              const offeredTo = offerOf(handoff)?.agent.agentId;
              assert.deepEqual(
                holders.map(({ id }) => id),
                offeredTo === undefined ? [] : [offeredTo],
              );
              assert.ok(holders.every((agent) => canServe(agent, handoff, SKILLS)));
            }
          }
        },
      ),
    );
  });

  it('asks nobody twice for one customer while somebody on duty was not asked', () => {
    fc.assert(
      fc.property(
        aDesk,
        aCapacity,
        fc.array(fc.constantFrom<Answer>('declined', 'unanswered')),
        (start, capacity, answers) => {
          let desk = assignAll(start, capacity, 'offer');
          for (const answer of answers) {
            const before = answerFirst(desk, answer);
            desk = assignAll({ ...before, now: before.now + ASK_AGAIN_MS }, capacity, 'offer');
            for (const handoff of desk.waiting) {
              const offer = offerOf(handoff);
              const known = before.waiting.find(({ id }) => id === handoff.id);
              if (!offer || !known || offerOf(known) || !pastOfferTo(known, offer.agent.agentId)) continue;
              const fresh = before.agents.filter(
                (agent) => agent.duty === 'on' && canServe(agent, known, SKILLS) && !pastOfferTo(known, agent.id),
              );
              assert.deepEqual(fresh, []);
            }
          }
        },
      ),
    );
  });
});
