import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nextAssignment } from '../../../handoff/domain/assignment.ts';
import type { Agent } from '../../../handoff/domain/presence.ts';
import { hasRoom, reserve } from '../../../handoff/domain/presence.ts';
import { aHandoff, aParty, anAgent } from '../../support/data.ts';

const slot = (handoffId: string) => ({ handoffId, reservedAt: 0, handle: '1' });

describe('assignment', () => {
  it('gives the customer who asked first to the agent who has been idle longest', () => {
    const waiting = [aHandoff({ id: 'late', askedAt: 20 }), aHandoff({ id: 'early', askedAt: 10 })];
    const agents = [anAgent({ id: 'fresh', idleSince: 9 }), anAgent({ id: 'idle', idleSince: 1 })];
    const picked = nextAssignment(waiting, agents, 1);
    assert.deepEqual([picked?.handoff.id, picked?.agent.id], ['early', 'idle']);
  });

  it('breaks ties by id, so that every server picks the same', () => {
    const agents = [anAgent({ id: 'b', idleSince: 1 }), anAgent({ id: 'a', idleSince: 1 })];
    assert.equal(nextAssignment([aHandoff()], agents, 1)?.agent.id, 'a');
  });

  it('leaves agents off duty and agents without room alone', () => {
    const agents = [anAgent({ id: 'off', duty: 'off' }), anAgent({ id: 'busy', slots: [slot('other')] })];
    assert.equal(nextAssignment([aHandoff()], agents, 1), undefined);
  });

  it('uses the room that a larger capacity gives', () => {
    assert.equal(nextAssignment([aHandoff()], [anAgent({ id: 'busy', slots: [slot('other')] })], 2)?.agent.id, 'busy');
  });

  it('makes nobody their own agent, and serves the next customer instead', () => {
    const self = aHandoff({ id: 'self', askedAt: 1, customer: aParty({ personId: 'me' }) });
    const other = aHandoff({ id: 'other', askedAt: 2 });
    assert.equal(nextAssignment([self, other], [anAgent({ id: 'me' })], 1)?.handoff.id, 'other');
  });

  it('never fills an agent beyond the capacity, however often it is asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.nat(30), fc.nat(4), (capacity, customers, agentCount) => {
        let agents: readonly Agent[] = Array.from({ length: agentCount }, (_, index) =>
          anAgent({ id: `agent${index}` }),
        );
        let waiting = Array.from({ length: customers }, (_, index) => aHandoff({ id: `h${index}`, askedAt: index }));
        for (
          let next = nextAssignment(waiting, agents, capacity);
          next;
          next = nextAssignment(waiting, agents, capacity)
        ) {
          const { handoff, agent } = next;
          const held = reserve(agent, slot(handoff.id), capacity);
          assert.notEqual(held, 'full');
          agents = agents.map((each) => (each.id === agent.id && held !== 'full' ? held : each));
          waiting = waiting.filter((each) => each.id !== handoff.id);
        }
        assert.ok(agents.every((agent) => agent.slots.length <= capacity));
        assert.ok(waiting.length === 0 || !agents.some((agent) => hasRoom(agent, capacity)));
      }),
    );
  });
});
