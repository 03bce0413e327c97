import assert from 'node:assert/strict';
import { readHeard } from '../../../bench/chaos/heard.ts';
import { afterHearing, afterTyping } from '../../../bench/chaos/view.ts';
import { say } from '../../../locales/index.ts';

const line = { text: 'm1x2x3 is what I say' };

describe('reading what the bot says', () => {
  it('knows a line by the name before it, with a handle and without', () => {
    assert.deepEqual(readHeard('Customer1x1: m1x2x3 is what I say'), {
      kind: 'line',
      author: 'Customer1x1',
      token: 'm1x2x3',
    });
    assert.deepEqual(readHeard('Customer1x1 [2]: m1x2x3'), { kind: 'line', author: 'Customer1x1', token: 'm1x2x3' });
  });

  it('knows reports by the line they quote', () => {
    for (const outcome of ['notDelivered', 'mayNotHaveArrived'] as const) {
      const text = say('en', `handoff.${outcome}`, line);
      assert.deepEqual(readHeard(text), { kind: 'report', outcome, token: 'm1x2x3' });
    }
  });

  it('knows a summary, its lines, and whom the agent still writes to', () => {
    const title = say('en', 'summary.title', { name: 'Customer1x1' });
    const footer = say('en', 'summary.footerOther', { name: 'Customer1x1', handle: '2', current: 'Customer1x2' });
    const read = readHeard(`**${title}**\n\n- m1x2x3 is what I say\n\n${footer}`);
    assert.deepEqual(read, { kind: 'summary', customer: 'Customer1x1', current: 'Customer1x2', tokens: ['m1x2x3'] });
    assert.deepEqual(readHeard(title), { kind: 'summary', customer: 'Customer1x1', current: undefined, tokens: [] });
  });

  it('knows who has come, who has left, and what was held', () => {
    const names = { agent: 'Agent1x1', customer: String.raw`Customer1x1 \[2\]`, before: 'Customer1x2' };
    assert.deepEqual(readHeard(say('en', 'handoff.connectedCustomer', names)), {
      kind: 'connected',
      agent: 'Agent1x1',
    });
    assert.deepEqual(readHeard(say('en', 'handoff.nowWritingTo', names)), {
      kind: 'writingTo',
      customer: 'Customer1x1',
    });
    assert.deepEqual(readHeard(say('en', 'handoff.endedByCustomer', names)), { kind: 'over', with: 'Customer1x1' });
    assert.deepEqual(readHeard(say('en', 'agent.held', names)), { kind: 'held', customer: 'Customer1x1' });
  });

  it('takes everything else for what it is', () => {
    assert.deepEqual(readHeard(say('en', 'agent.noChat')), { kind: 'other' });
  });
});

describe('what somebody believes', () => {
  const summaryOf = (customer: string, current?: string) =>
    ({ kind: 'summary', customer, current, tokens: [] }) as const;

  it('follows what they are told', () => {
    const told = afterHearing({}, 'agent', summaryOf('A'));
    assert.equal(told.chat, 'A');
    assert.equal(afterHearing(told, 'agent', { kind: 'over', with: 'A' }).chat, undefined);
    assert.equal(afterHearing(told, 'agent', { kind: 'over', with: 'B' }).chat, 'A');
  });

  it('stays where a second chat does not change whom the agent writes to', () => {
    assert.equal(afterHearing({ chat: 'A' }, 'agent', summaryOf('B', 'A')).chat, 'A');
  });

  it('is open after a command that may change the chat', () => {
    assert.equal(afterTyping({ chat: 'A' }, '#exit').chat, undefined);
    assert.equal(afterTyping({ chat: 'A' }, '#switch 2').chat, undefined);
    assert.equal(afterTyping({ chat: 'A' }, '#send').chat, 'A');
  });

  it('does not go back to a chat that is over because of words that are older', () => {
    const left = afterTyping({ chat: 'A' }, '#exit');
    const told = afterHearing(left, 'agent', summaryOf('B', 'A'));
    assert.equal(told.chat, undefined);
    assert.equal(afterHearing(told, 'agent', summaryOf('A')).chat, 'A');
  });
});
