import assert from 'node:assert/strict';
import { crowding } from '../../../bench/chaos/crowding.ts';
import { judge } from '../../../bench/chaos/ledger.ts';
import type { HeldChat, ScheduleRecord } from '../../../bench/chaos/record.ts';
import { storyOf } from '../../../bench/chaos/story.ts';
import { AGENT, aRecord, CUSTOMER, OTHER_CUSTOMER } from './recordFactory.ts';

const OTHER_AGENT = 'Agent1x2';
const AT = 1_002_000;

function aChat(overrides: Partial<HeldChat> = {}): HeldChat {
  const { agent = AGENT, customer = CUSTOMER } = overrides;
  return { handoffId: `${agent}-${customer}`, agent, customer };
}

const BOTH = [aChat(), aChat({ customer: OTHER_CUSTOMER })];

function reasons(overrides: Partial<ScheduleRecord>): readonly string[] {
  return crowding(aRecord(overrides)).map(({ token, why }) => `${token} ${why}`);
}

describe('the judgement of who had which chats', () => {
  it('finds nothing while everybody has as many as they may', () => {
    assert.deepEqual(reasons({ capacity: 2, moments: [{ at: AT, chats: BOTH }] }), []);
    assert.deepEqual(reasons({ capacity: 2, room: [{ at: AT, agent: AGENT, slots: 2 }] }), []);
  });

  it('finds an agent with more chats than their capacity, once, also when that is over at the end', () => {
    const moments = [
      { at: AT, chats: BOTH },
      { at: AT + 1, chats: [aChat()] },
      { at: AT + 2, chats: BOTH },
      { at: AT + 3, chats: [] },
    ];
    const found = reasons({ capacity: 1, moments });
    assert.deepEqual(found, [`${AGENT} had 2 chats at once, and capacity 1: ${CUSTOMER}, ${OTHER_CUSTOMER}`]);
  });

  it('counts the chats of one moment together, and never those of two', () => {
    const moments = BOTH.map((chat, index) => ({ at: AT + index, chats: [chat] }));
    assert.deepEqual(reasons({ capacity: 1, moments }), []);
  });

  it('finds a customer with two agents', () => {
    const moments = [{ at: AT, chats: [aChat(), aChat({ agent: OTHER_AGENT })] }];
    assert.deepEqual(reasons({ moments }), [`${CUSTOMER} had 2 chats at once: with ${AGENT}, ${OTHER_AGENT}`]);
  });

  it('finds room held beyond the capacity, where the chats that it was for were not seen', () => {
    const room = [
      { at: AT, agent: AGENT, slots: 3 },
      { at: AT + 1, agent: AGENT, slots: 4 },
    ];
    assert.deepEqual(reasons({ capacity: 2, room }), [`${AGENT} room held for 3 chats, and capacity 2`]);
    const moments = [{ at: AT, chats: [...BOTH, aChat({ customer: 'Customer1x3' })] }];
    assert.equal(reasons({ capacity: 2, room, moments }).length, 1);
  });

  it('counts with what was delivered to the wrong person, and has a story', () => {
    const record = aRecord({ capacity: 1, moments: [{ at: AT, chats: BOTH }] });
    const { findings } = judge(record);
    assert.deepEqual(
      findings.map(({ offence }) => offence),
      ['misdelivered'],
    );
    const story = findings.flatMap((finding) => storyOf(finding, record)).join('\n');
    assert.match(story, new RegExp(`the store: ${AGENT} with ${CUSTOMER}, ${AGENT} with ${OTHER_CUSTOMER}`));
  });
});
