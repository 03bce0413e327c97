import assert from 'node:assert/strict';
import {
  afterChat,
  chosen,
  withAsked,
  withHeld,
  withHeldChanged,
  withTold,
  withoutHeld,
  withoutPreviousChat,
} from '../../../handoff/domain/attention.ts';
import { withDuty } from '../../../handoff/domain/conversation.ts';
import { aConversation } from '../../support/data.ts';

const FIRST = { activityId: 'a1', text: 'first', attachments: [] };
const SECOND = { activityId: 'a2', text: 'second', attachments: [] };

describe('what an agent knows of the chat they are in', () => {
  it('is what the later of two messages told, whichever is kept first', () => {
    const later = { handoffId: 'h2', sentAt: 20, at: 30 };
    const told = withTold(withTold(aConversation(), later), { handoffId: 'h1', sentAt: 10, at: 20 });
    assert.deepEqual(told.told, later);
  });

  it('is what told them last where a clock has been put back since', () => {
    const ahead = withTold(aConversation(), { handoffId: 'h1', sentAt: 0, at: 3 * 3_600_000 });
    assert.equal(withTold(ahead, { handoffId: 'h2', sentAt: 10, at: 20 }).told?.handoffId, 'h2');
  });

  it('is what they have chosen, as if they had never been told of another', () => {
    const told = withTold(aConversation(), { handoffId: 'h1', sentAt: 10, at: 20 });
    assert.deepEqual(chosen(told, 'h2', 30).told, { handoffId: 'h2', sentAt: 0, at: 30 });
  });

  it('is in doubt after a chat that was over without their doing, until that is settled', () => {
    const previousChat = { customer: 'Demo Customer', endedAt: 10 };
    const doubting = afterChat(aConversation(), previousChat);
    assert.deepEqual(doubting.previousChat, previousChat);
    assert.equal(afterChat(doubting, undefined).previousChat, previousChat);
    assert.equal('previousChat' in withoutPreviousChat(doubting), false);
  });

  it('names the command that they were asked about, and when', () => {
    const asked = withAsked(aConversation(), { handoffId: 'h1', activityId: 'a1' }, 10).asked;
    assert.deepEqual(asked, { handoffId: 'h1', activityId: 'a1', at: 10 });
  });
});

describe('lines held back', () => {
  it('are kept once and in order, and count as acted on', () => {
    const held = [FIRST, SECOND, FIRST].reduce((current, line) => withHeld(current, 'h1', line), aConversation());
    assert.deepEqual(held.held, { handoffId: 'h1', lines: [FIRST, SECOND] });
    assert.deepEqual(held.recentActivities, ['a1', 'a2']);
  });

  it('are changed and taken away where they wait', () => {
    const both = withHeld(withHeld(aConversation(), 'h1', FIRST), 'h1', SECOND);
    const changed = withHeldChanged(both, 'a1', { text: 'new', attachments: [] });
    assert.deepEqual(changed.held?.lines, [{ ...FIRST, text: 'new' }, SECOND]);
    assert.deepEqual(withHeldChanged(changed, 'a1').held?.lines, [SECOND]);
    assert.equal(withHeldChanged(withHeldChanged(changed, 'a1'), 'a2').held, undefined);
    assert.equal(withHeldChanged(aConversation(), 'a1').held, undefined);
  });

  it('of another chat are not mixed with those of this one', () => {
    const held = withHeld(withHeld(aConversation(), 'h1', FIRST), 'h2', SECOND);
    assert.deepEqual(held.held, { handoffId: 'h2', lines: [SECOND] });
  });

  it('that came while others were seen to stay', () => {
    const seenTo = { handoffId: 'h1', lines: [FIRST] };
    const both = withHeld(withHeld(aConversation(), 'h1', FIRST), 'h1', SECOND);
    assert.deepEqual(withoutHeld(both, seenTo).held, { handoffId: 'h1', lines: [SECOND] });
    assert.equal('held' in withoutHeld(withHeld(aConversation(), 'h1', FIRST), seenTo), false);
  });

  it('of another chat than the one seen to stay', () => {
    const held = withHeld(aConversation(), 'h2', FIRST);
    assert.equal(withoutHeld(held, { handoffId: 'h1', lines: [FIRST] }), held);
  });
});

describe('duty', () => {
  it('is written down where it begins, and nothing is left of it where it ends', () => {
    const on = withDuty(aConversation(), true);
    assert.equal(on.onDuty, true);
    assert.equal(withDuty(on, true), on);
    assert.equal('onDuty' in withDuty(on, false), false);
  });
});
