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

  it('knows whom an agent writes to by what is said of a command that was not done', () => {
    const names = { before: 'Customer1x1', customer: 'Customer1x2' };
    for (const key of ['notDone', 'notDoneUnseen'] as const) {
      assert.deepEqual(readHeard(say('en', `agent.${key}`, names)), { kind: 'writingTo', customer: 'Customer1x2' });
    }
  });

  it('knows a line of files by their names', () => {
    for (const count of [1, 2]) {
      const text = `Customer1x1 [2]: ${say('en', 'chat.sentFiles', { count })} (m1x2x3.1.png) (m1x2x3.2.png)`;
      assert.deepEqual(readHeard(text), { kind: 'line', author: 'Customer1x1', token: 'm1x2x3' });
    }
  });

  it('takes an offer for no summary, whatever it tells of the customer', () => {
    const text = `${say('en', 'offer.title', { name: 'Customer1x1' })} - m1x2x3 is what I say`;
    assert.deepEqual(readHeard(text), { kind: 'offer', customer: 'Customer1x1' });
  });

  it('knows reports by the line they quote', () => {
    for (const outcome of ['notDelivered', 'mayNotHaveArrived'] as const) {
      const text = say('en', `handoff.${outcome}`, line);
      assert.deepEqual(readHeard(text), { kind: 'report', outcome, token: 'm1x2x3' });
    }
  });

  it('takes what a summary repeats of the chat before for no arrival', () => {
    const said = `**${say('en', 'summary.said')}**\n\n- Customer1x1: m1x2x3\n- Agent1x1 (agent): m1x2x4`;
    const asked = `**${say('en', 'summary.asked')}**\n\n- m1x2x1`;
    const title = say('en', 'summary.title', { name: 'Customer1x1' });
    const read = readHeard([`**${title}**`, asked, said, '**Articles shown:**', '- m1x2x2'].join('\n\n'));
    assert.deepEqual(read.kind === 'summary' && read.tokens, ['m1x2x1', 'm1x2x2']);
    assert.deepEqual(read.kind === 'summary' && read.repeated, ['m1x2x3', 'm1x2x4']);
  });

  it('knows a summary, its lines, and whom the agent still writes to', () => {
    const title = say('en', 'summary.title', { name: 'Customer1x1' });
    const footer = say('en', 'summary.footerOther', { name: 'Customer1x1', handle: '2', current: 'Customer1x2' });
    const read = readHeard(`**${title}**\n\n- m1x2x3 is what I say\n\n${footer}`);
    const known = { kind: 'summary', customer: 'Customer1x1', repeated: [] };
    assert.deepEqual(read, { ...known, current: 'Customer1x2', tokens: ['m1x2x3'] });
    assert.deepEqual(readHeard(title), { ...known, current: undefined, tokens: [] });
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
    assert.deepEqual(readHeard(say('en', 'agent.noted')), { kind: 'other' });
  });
});

describe('what somebody believes', () => {
  const summaryOf = (customer: string, current?: string) =>
    ({ kind: 'summary', customer, current, tokens: [], repeated: [] }) as const;

  it('follows what they are told', () => {
    const told = afterHearing({}, 'agent', summaryOf('A'));
    assert.equal(told.chat, 'A');
    assert.equal(afterHearing(told, 'agent', { kind: 'over', with: 'A' }).chat, undefined);
    assert.equal(afterHearing(told, 'agent', { kind: 'over', with: 'B' }).chat, 'A');
  });

  it('is empty once they are told that they have no chat', () => {
    const told = readHeard(say('en', 'agent.noChat'));
    assert.deepEqual(told, { kind: 'noChat' });
    assert.equal(afterHearing({ chat: 'A' }, 'agent', told).chat, undefined);
  });

  it('stays where a second chat does not change whom the agent writes to', () => {
    assert.equal(afterHearing({ chat: 'A' }, 'agent', summaryOf('B', 'A')).chat, 'A');
  });

  it('is open after a command that may change the chat', () => {
    assert.equal(afterTyping({ chat: 'A' }, '#exit').chat, undefined);
    assert.equal(afterTyping({ chat: 'A' }, '#switch 2').chat, undefined);
    assert.equal(afterTyping({ chat: 'A' }, '#accept').chat, undefined);
    assert.equal(afterTyping({ chat: 'A' }, '#decline').chat, 'A');
    assert.equal(afterTyping({ chat: 'A' }, '#send').chat, 'A');
  });

  it('does not go back to a chat that is over because of words that are older', () => {
    const left = afterTyping({ chat: 'A' }, '#exit');
    const told = afterHearing(left, 'agent', summaryOf('B', 'A'));
    assert.equal(told.chat, undefined);
    assert.equal(afterHearing(told, 'agent', summaryOf('A')).chat, 'A');
  });
});
