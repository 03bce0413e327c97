import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LINES_KEPT } from '../../../handoff/domain/context.ts';
import { connect, end, isConnected, isLive, keepLine, sideOf, withAddress } from '../../../handoff/domain/handoff.ts';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import { aContext, aHandoff, anAddress, anAgentParty } from '../../support/data.ts';

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

  it('keeps what one who waits has asked first, once, and notes which entries of the journal that is', () => {
    const asked = aHandoff({ context: aContext({ lines: ['no toner'] }) });
    const said = Array.from({ length: 30 }, (_, index) => ({ entryId: `e${index}`, text: `line ${index}` }));
    const { lines, kept } = [...said, ...said].reduce(keepLine, asked).context;
    assert.deepEqual(lines, ['no toner', ...said.slice(0, LINES_KEPT - 1).map(({ text }) => text)]);
    assert.deepEqual(
      kept,
      said.slice(0, LINES_KEPT - 1).map(({ entryId }) => entryId),
    );
  });

  it('keeps what is kept twice once, and the same words as often as they are said', () => {
    const said = [
      { entryId: 'e1', text: 'hello?' },
      { entryId: 'e2', text: 'hello?' },
    ];
    const { lines, kept } = [...said, ...said].reduce(keepLine, aHandoff({ context: aContext({ lines: [] }) })).context;
    assert.deepEqual(
      [lines, kept],
      [
        ['hello?', 'hello?'],
        ['e1', 'e2'],
      ],
    );
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
