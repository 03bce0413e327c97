import assert from 'node:assert/strict';
import type { AssignmentRules } from '../../../handoff/domain/assignment.ts';
import { ASK_AGAIN_MS, nextAssignment } from '../../../handoff/domain/assignment.ts';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import { goOnDuty } from '../../../handoff/domain/presence.ts';
import { NOW } from '../../support/clock.ts';
import { DESK, aHandoff, aParty, anAgent, anAgentParty, anOffer } from '../../support/data.ts';
import { SKILLS, skilled } from './assignmentRules.ts';

const slot = (handoffId: string) => ({ handoffId, reservedAt: 0, handle: '1' });

const rules = (overrides: Partial<AssignmentRules> = {}): AssignmentRules => ({
  capacity: 1,
  mode: 'auto',
  now: NOW,
  skills: SKILLS,
  ...overrides,
});

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

  it('gives nobody back to the agent whom they have lost, as long as that is not told', () => {
    const party = anAgentParty({ agentId: 'lost' });
    const lost = { agent: party, why: 'silent', at: NOW } as const;
    const returned = aHandoff({ askedAt: 1, state: { kind: 'waiting', lost } });
    const agents = [anAgent({ id: 'lost', party, idleSince: 1 }), anAgent({ id: 'other', idleSince: 2 })];
    assert.equal(nextAssignment([returned], agents, rules())?.agent.id, 'other');
    assert.equal(nextAssignment([aHandoff()], agents, rules())?.agent.id, 'lost');
  });

  it('leaves an agent who holds room for a later state of a handoff to those behind', () => {
    const waiting = [aHandoff({ id: 'old', askedAt: 1, generation: 1 }), aHandoff({ id: 'next', askedAt: 2 })];
    const agents = [anAgent({ slots: [{ ...slot('old'), generation: 3 }] })];
    assert.equal(nextAssignment(waiting, agents, rules({ capacity: 2 }))?.handoff.id, 'next');
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
    return aHandoff({ pastOffers: [{ ...anOffer({ agent, activityId: 'shown' }), outcome, at }] });
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

  /** The question went to an agent, and nobody knows that it has come there. */
  function missedBy(agentId: string): Handoff {
    const [past] = asked(agentId, 'withdrawn').pastOffers ?? [];
    assert.ok(past);
    const { activityId: _never, ...unseen } = past;
    return aHandoff({ pastOffers: [unseen] });
  }

  it('asks whom the question did not come to again, after a pause, while all others have no room', () => {
    const busy = anAgent({ id: 'busy', slots: [slot('other')], idleSince: 2 });
    const agents = [anAgent({ id: 'unreached', idleSince: 1 }), busy];
    const handoff = missedBy('unreached');
    assert.equal(nextAssignment([handoff], agents, offer(NOW + ASK_AGAIN_MS - 1)), undefined);
    assert.equal(nextAssignment([handoff], agents, offer(NOW + ASK_AGAIN_MS))?.agent.id, 'unreached');
    const roomier = rules({ mode: 'offer', now: NOW + ASK_AGAIN_MS, capacity: 2 });
    assert.equal(nextAssignment([handoff], agents, roomier)?.agent.id, 'busy');
  });

  it('asks somebody else before whom the question did not come to', () => {
    const agents = [anAgent({ id: 'unreached', idleSince: 1 }), anAgent({ id: 'other', idleSince: 2 })];
    const handoff = missedBy('unreached');
    assert.equal(nextAssignment([handoff], agents, offer(NOW))?.agent.id, 'other');
    assert.equal(nextAssignment([handoff], agents.slice(0, 1), offer(NOW)), undefined);
    assert.equal(nextAssignment([handoff], agents.slice(0, 1), offer(NOW + ASK_AGAIN_MS))?.agent.id, 'unreached');
  });

  it('does not wait until a clock that was hours ahead comes round', () => {
    const later = NOW + 3 * 3_600_000;
    const declined = asked('a', 'declined', later);
    assert.equal(nextAssignment([declined], [anAgent({ id: 'a' })], offer(NOW))?.agent.id, 'a');
    const back = anAgent({ id: 'a', idleSince: NOW });
    assert.equal(nextAssignment([asked('a', 'unanswered', later)], [back], offer(NOW))?.agent.id, 'a');
    const absent = anAgent({ id: 'a', idleSince: later });
    assert.equal(nextAssignment([asked('a', 'unanswered')], [absent], offer(NOW + 1)), undefined);
  });

  it('asks whom the offer was only taken back from, and anybody at all without offers', () => {
    assert.equal(nextAssignment([asked('a', 'withdrawn')], [anAgent({ id: 'a' })], offer(NOW))?.agent.id, 'a');
    assert.equal(nextAssignment([asked('a', 'declined')], [anAgent({ id: 'a' })], rules())?.agent.id, 'a');
  });
});
