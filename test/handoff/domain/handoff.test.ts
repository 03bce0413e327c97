import assert from 'node:assert/strict';
import fc from 'fast-check';
import { connect, end, isConnected, isLive, keepLine, sideOf, withAddress } from '../../../handoff/domain/handoff.ts';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import { aHandoff, anAddress, anAgentParty } from '../../support/data.ts';

const to = (agentId = 'account:agent') => ({
  agent: anAgentParty({ agentId }),
  handle: '1',
  checkAt: 0,
  sender: { server: 's', until: 0 },
});

const connected = (): Handoff => {
  const handoff = connect(aHandoff(), to(), 10);
  assert.notEqual(handoff, 'taken');
  return handoff as Handoff;
};

describe('a handoff', () => {
  it('is connected once: the second agent is told that it is taken', () => {
    assert.equal(connect(connected(), to('second'), 11), 'taken');
  });

  it('ends once, from waiting or from a chat, and says how long the chat was', () => {
    const ended = end(connected(), 'agentEnded', 25);
    assert.deepEqual(ended === 'ended' ? ended : ended.state, {
      kind: 'ended',
      at: 25,
      reason: 'agentEnded',
      connectedMs: 15,
      agentId: 'account:agent',
    });
    assert.equal(ended === 'ended' ? ended : end(ended, 'customerEnded', 26), 'ended');
    const left = end(aHandoff(), 'customerLeftQueue', 3);
    assert.deepEqual(left === 'ended' ? left : left.state, { kind: 'ended', at: 3, reason: 'customerLeftQueue' });
  });

  it('knows which side speaks from a conversation, and nobody once it is over', () => {
    const handoff = connected();
    assert.equal(sideOf(handoff, handoff.customer.conversationId), 'customer');
    assert.equal(sideOf(handoff, anAgentParty().conversationId), 'agent');
    assert.equal(sideOf(handoff, 'somewhere else'), 'none');
    const ended = end(handoff, 'agentEnded', 20);
    assert.equal(ended === 'ended' ? ended : sideOf(ended, anAgentParty().conversationId), 'none');
  });

  it('follows either side to a new address and nobody else', () => {
    const handoff = connected();
    const address = anAddress('elsewhere');
    const moved = withAddress(handoff, { conversationId: anAgentParty().conversationId, address });
    assert.equal(isConnected(moved) && moved.state.agent.address, address);
    assert.equal(withAddress(handoff, { conversationId: 'somewhere else', address }), handoff);
  });

  it('keeps the newest lines of one who waits', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    const kept = lines.reduce(keepLine, aHandoff());
    assert.equal(kept.context.lines.at(-1), 'line 29');
    assert.ok(kept.context.lines.length < 30);
  });

  it('has one owner at most, and its generation grows with every change, whatever happens in whatever order', () => {
    const step = fc.constantFrom('connectA', 'connectB', 'agentEnded', 'customerEnded', 'customerLeftQueue');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let handoff: Handoff = aHandoff();
        const owners = new Set<string>();
        for (const [now, action] of steps.entries()) {
          const next = action.startsWith('connect')
            ? connect(handoff, to(action), now)
            : end(handoff, action as 'agentEnded', now);
          if (typeof next === 'string') continue;
          assert.equal(next.generation, handoff.generation + 1);
          assert.ok(isLive(handoff), 'nothing happens after the end');
          handoff = next;
          if (isConnected(handoff)) owners.add(handoff.state.agent.agentId);
        }
        assert.ok(owners.size <= 1);
      }),
    );
  });
});
