import assert from 'node:assert/strict';
import type { Conversation, Told } from '../../../handoff/domain/conversation.ts';
import type { ConnectedHandoff, HandoffState } from '../../../handoff/domain/handoff.ts';
import { END_REASONS, isConnected } from '../../../handoff/domain/handoff.ts';
import {
  hasAnswered,
  mayBeForAnother,
  missedChat,
  NOTICING_MS,
  READING_MS,
} from '../../../handoff/domain/misdelivery.ts';
import { aConnectedHandoff, aHandoff, aParty } from '../../support/data.ts';

function chatOf(name: string): ConnectedHandoff {
  const handoff = aConnectedHandoff({ id: name, customer: aParty({ name }) });
  assert.ok(isConnected(handoff));
  return handoff;
}

describe('a line that may have been meant for the customer before', () => {
  const previousChat = { customer: 'Ann', endedAt: 1_000 };
  const bob = chatOf('Bob');
  const told = (at: number, sentAt = at): Told => ({ handoffId: bob.id, sentAt, at });
  const table: readonly (readonly [string, number, number, boolean])[] = [
    ['is one written right after they were told of the next customer', 1_001, 1_500, true],
    ['is not one written when there was time to notice', 1_001, 1_001 + NOTICING_MS, false],
    ['is not one where the next customer came much later', 1_000 + NOTICING_MS, 1_200 + NOTICING_MS, false],
  ];
  for (const [title, toldAt, now, expected] of table) {
    it(title, () =>
      assert.equal(
        mayBeForAnother({ told: told(toldAt), previousChat }, bob, { heardAt: now, saidAt: undefined }),
        expected,
      ),
    );
  }
  it('is none where the same customer has come back at once', () => {
    const when = { heardAt: 1_500, saidAt: undefined };
    const same = (who: { conversationId?: string; personId?: string }) =>
      mayBeForAnother({ told: told(1_001), previousChat: { ...previousChat, ...who } }, bob, when);
    const { conversationId, personId = '' } = bob.customer;
    assert.deepEqual([same({ conversationId }), same({ personId }), same({ personId: 'other' })], [false, false, true]);
  });
  it('is none where no chat ended before', () =>
    assert.equal(mayBeForAnother({ told: told(1) }, bob, { heardAt: 2, saidAt: undefined }), false));
  it('is any of an agent who was not told of this customer, or of another one since', () => {
    assert.equal(mayBeForAnother({}, bob, { heardAt: 9_000, saidAt: 9_000 }), true);
    const elsewhere = { handoffId: 'another', sentAt: 0, at: 0 };
    assert.equal(mayBeForAnother({ told: elsewhere }, bob, { heardAt: 9_000, saidAt: 9_000 }), true);
  });
  it('is any that was said before they were told of this customer, whatever came before', () => {
    const said = (saidAt: number, now: number) =>
      mayBeForAnother({ told: told(1_100, 1_000) }, bob, { heardAt: now, saidAt });
    assert.deepEqual([said(999, 1_500), said(1_000, 1_500), said(999, 99_000)], [true, false, false]);
  });
  it('is any that reached us before they were told of this customer, unless a clock was put back', () => {
    const heard = (heardAt: number) => mayBeForAnother({ told: told(90_000) }, bob, { heardAt, saidAt: undefined });
    assert.deepEqual([heard(89_999), heard(90_000), heard(20_000)], [true, false, false]);
  });
  it('is none by what a clock that was hours ahead has written down', () => {
    const later = 3 * 3_600_000;
    const said = (known: Pick<Conversation, 'told' | 'previousChat'>) =>
      mayBeForAnother(known, bob, { heardAt: 9_000, saidAt: 8_990 });
    assert.equal(said({ told: told(later) }), false);
    assert.equal(said({ told: told(1_100), previousChat: { ...previousChat, endedAt: later } }), false);
    assert.equal(said({ told: told(later), previousChat: { ...previousChat, endedAt: 8_000 } }), true, 'just ended');
  });
  it('is not told by a channel whose clock stands still', () => {
    const still = { told: told(1_100, 1_000), newestSaidAt: 5 };
    assert.equal(mayBeForAnother(still, bob, { heardAt: 1_500, saidAt: 5 }), false);
    assert.equal(mayBeForAnother(still, bob, { heardAt: 1_500, saidAt: 6 }), true);
  });
});

describe('an agent who was asked whether a command is meant for this chat', () => {
  const bob = chatOf('Bob');
  const asked = { handoffId: bob.id, at: 1_000 };
  const told = (at: number): Told => ({ handoffId: bob.id, sentAt: at, at });

  const again = (heardAt: number) => ({ heardAt, activityId: 'again' });

  it('has not answered by the command they were asked about, when that is delivered again', () => {
    const about = { ...asked, activityId: 'again' };
    assert.equal(hasAnswered({ asked: about }, bob, again(90_000)), false);
    assert.equal(hasAnswered({ asked: { ...about, activityId: 'first' } }, bob, again(90_000)), true);
  });

  it('has answered by typing it again once they can have read the question', () => {
    assert.equal(hasAnswered({ asked }, bob, again(999 + READING_MS)), false);
    assert.equal(hasAnswered({ asked, told: told(900) }, bob, again(1_000 + READING_MS)), true);
    assert.equal(hasAnswered({ asked }, chatOf('Ann'), again(1_000 + READING_MS)), false);
  });

  it('is asked again when they have come into it from another one since', () => {
    assert.equal(hasAnswered({ asked, told: told(5_000) }, bob, again(9_000)), false);
    const previousChat = { customer: 'Ann', endedAt: 5_000 };
    assert.equal(hasAnswered({ asked, told: told(900), previousChat }, bob, again(9_000)), false);
  });

  it('is not asked until a clock that was hours ahead comes round', () => {
    const later = 3 * 3_600_000;
    const previousChat = { customer: 'Ann', endedAt: later };
    assert.equal(hasAnswered({ asked, told: told(later), previousChat }, bob, again(9_000)), true);
  });
});

describe('a chat whose end its agent may not have noticed', () => {
  const { conversationId, personId } = aParty();
  const missed = { customer: 'Ann', conversationId, personId, endedAt: 7 };
  const chatIn = (state: HandoffState) => aHandoff({ customer: aParty({ name: 'Ann' }), state });

  for (const reason of END_REASONS) {
    const isTheirDoing = reason === 'agentEnded';
    it(`is ${isTheirDoing ? 'none they ended themselves' : `one that is over because of ${reason}`}`, () =>
      assert.deepEqual(
        missedChat(chatIn({ kind: 'ended', at: 1, reason, agentId: 'me' }), 'me', 7),
        isTheirDoing ? undefined : missed,
      ));
  }
  it('is one that was taken from them, also when whoever took it has ended it', () => {
    const ended = chatIn({ kind: 'ended', at: 1, reason: 'agentEnded', agentId: 'another' });
    assert.deepEqual(missedChat(ended, 'me', 7), missed);
    assert.deepEqual(missedChat(chatIn({ kind: 'waiting' }), 'me', 7), missed);
    assert.deepEqual(missedChat(chatOf('Ann'), 'me', 7), missed);
  });
});
