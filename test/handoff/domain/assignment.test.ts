import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AssignmentMode, AssignmentRules } from '../../../handoff/domain/assignment.ts';
import { ASK_AGAIN_MS, canServe, nextAssignment } from '../../../handoff/domain/assignment.ts';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import { endOffer, makeOffer, offerOf, pastOfferTo } from '../../../handoff/domain/offer.ts';
import type { Agent } from '../../../handoff/domain/presence.ts';
import { goOffDuty, goOnDuty, hasRoom, giveBack, reserve } from '../../../handoff/domain/presence.ts';
import { NOW } from '../../support/clock.ts';
import { DESK, aHandoff, aParty, anAgent, anAgentParty, anOffer } from '../../support/data.ts';

const SKILLS = ['Payroll', 'Printers'] as const;
const slot = (handoffId: string) => ({ handoffId, reservedAt: 0, handle: '1' });
const rules = (overrides: Partial<AssignmentRules> = {}): AssignmentRules => ({
  capacity: 1,
  mode: 'auto',
  now: NOW,
  skills: SKILLS,
  ...overrides,
});
const skilled = (id: string, ...skills: readonly string[]): Agent =>
  anAgent({ id, party: anAgentParty({ agentId: id, skills }) });

describe('assignment', () => {
  it('gives the customer who asked first to the agent who has been idle longest', () => {
    const waiting = [aHandoff({ id: 'late', askedAt: 20 }), aHandoff({ id: 'early', askedAt: 10 })];
    const agents = [anAgent({ id: 'fresh', idleSince: 9 }), anAgent({ id: 'idle', idleSince: 1 })];
    const picked = nextAssignment(waiting, agents, rules());
    assert.deepEqual([picked?.handoff.id, picked?.agent.id], ['early', 'idle']);
  });

  it('breaks ties by id, so that every server picks the same', () => {
    const agents = [anAgent({ id: 'b', idleSince: 1 }), anAgent({ id: 'a', idleSince: 1 })];
    assert.equal(nextAssignment([aHandoff()], agents, rules())?.agent.id, 'a');
  });

  it('leaves agents off duty and agents without room alone', () => {
    const agents = [anAgent({ id: 'off', duty: 'off' }), anAgent({ id: 'busy', slots: [slot('other')] })];
    assert.equal(nextAssignment([aHandoff()], agents, rules()), undefined);
  });

  it('uses the room that a larger capacity gives', () => {
    const agents = [anAgent({ id: 'busy', slots: [slot('other')] })];
    assert.equal(nextAssignment([aHandoff()], agents, rules({ capacity: 2 }))?.agent.id, 'busy');
  });

  it('makes nobody their own agent, and serves the next customer instead', () => {
    const self = aHandoff({ id: 'self', askedAt: 1, customer: aParty({ personId: 'me' }) });
    const other = aHandoff({ id: 'other', askedAt: 2 });
    assert.equal(nextAssignment([self, other], [anAgent({ id: 'me' })], rules())?.handoff.id, 'other');
  });

  it('passes over a customer who is offered to somebody', () => {
    const offered = aHandoff({ id: 'offered', askedAt: 1, state: { kind: 'waiting', offer: anOffer() } });
    const other = aHandoff({ id: 'other', askedAt: 2 });
    for (const mode of ['auto', 'offer'] as const)
      assert.equal(nextAssignment([offered, other], [anAgent({ id: 'free' })], rules({ mode }))?.handoff.id, 'other');
  });
});

describe('assignment by skill', () => {
  const wanting = (skill: string) => aHandoff({ id: skill, askedAt: 1, skill });

  it('gives the customer only to an agent who has it, also to one who has been idle for less', () => {
    const agents = [anAgent({ id: 'idle', idleSince: 1 }), skilled('knows', 'Payroll', 'Printers')];
    assert.equal(nextAssignment([wanting('Payroll')], agents, rules())?.agent.id, 'knows');
    assert.equal(nextAssignment([wanting('Travel')], agents, rules({ skills: ['Travel'] })), undefined);
  });

  it('takes anybody for a skill that the desk has no more', () => {
    const agents = [anAgent({ id: 'idle', idleSince: 1 })];
    assert.equal(nextAssignment([wanting('Payroll')], agents, rules()), undefined);
    assert.equal(nextAssignment([wanting('Payroll')], agents, rules({ skills: [] }))?.agent.id, 'idle');
  });

  it('lets the next customer go first where nobody with the skill has room', () => {
    const agents = [{ ...skilled('knows', 'Payroll'), slots: [slot('other')] }, anAgent({ id: 'free' })];
    const anything = aHandoff({ id: 'anything', askedAt: 2 });
    assert.equal(nextAssignment([wanting('Payroll'), anything], agents, rules())?.handoff.id, 'anything');
  });

  it('prefers the agent a customer knows only if they have it', () => {
    const handoff = { ...wanting('Payroll'), preferredAgentId: 'known' };
    assert.equal(
      nextAssignment([handoff], [skilled('known'), skilled('knows', 'Payroll')], rules())?.agent.id,
      'knows',
    );
  });
});

describe('assignment after offers', () => {
  const asked = (agentId: string, outcome: 'declined' | 'unanswered' | 'withdrawn', at = NOW): Handoff => {
    const agent = anAgentParty({ agentId });
    return aHandoff({ pastOffers: [{ ...anOffer({ agent }), outcome, at }] });
  };
  const offer = (now: number) => rules({ mode: 'offer', now });

  it('asks somebody else first', () => {
    const agents = [anAgent({ id: 'declined', idleSince: 1 }), anAgent({ id: 'other', idleSince: 2 })];
    assert.equal(nextAssignment([asked('declined', 'declined')], agents, offer(NOW + ASK_AGAIN_MS))?.agent.id, 'other');
  });

  it('waits for one who is busy and was not asked yet, rather than asking the same agent again', () => {
    const agents = [anAgent({ id: 'declined' }), anAgent({ id: 'busy', slots: [slot('other')] })];
    assert.equal(nextAssignment([asked('declined', 'declined')], agents, offer(NOW + ASK_AGAIN_MS)), undefined);
  });

  it('asks again when all others are gone, and not at once', () => {
    const agents = [anAgent({ id: 'declined' }), anAgent({ id: 'gone', duty: 'off' })];
    const handoff = asked('declined', 'declined');
    assert.equal(nextAssignment([handoff], agents, offer(NOW + ASK_AGAIN_MS - 1)), undefined);
    assert.equal(nextAssignment([handoff], agents, offer(NOW + ASK_AGAIN_MS))?.agent.id, 'declined');
  });

  it('asks who did not answer as soon as they are back on duty', () => {
    const handoff = asked('absent', 'unanswered');
    const before = anAgent({ id: 'absent', idleSince: NOW - 1 });
    assert.equal(nextAssignment([handoff], [before], offer(NOW)), undefined);
    const back = goOnDuty(before, before.party, { deskId: DESK, now: NOW + 1 });
    assert.equal(nextAssignment([handoff], [back], offer(NOW + 1))?.agent.id, 'absent');
  });

  it('asks whom the offer was only taken back from, and anybody at all without offers', () => {
    assert.equal(nextAssignment([asked('a', 'withdrawn')], [anAgent({ id: 'a' })], offer(NOW))?.agent.id, 'a');
    assert.equal(nextAssignment([asked('a', 'declined')], [anAgent({ id: 'a' })], rules())?.agent.id, 'a');
  });
});

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
