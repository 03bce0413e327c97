import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import type { Heard } from '../../../handoff/domain/heardIn.ts';
import { firstCheckAt, longestBetweenLooks, whatIsDue } from '../../../handoff/domain/patience.ts';
import { PATIENCE, aConnectedHandoff, anAgentParty } from '../../support/data.ts';

const MINUTE = 60_000;

/** In minutes: when somebody was nudged, and when the chat was to be looked at; absent where it is looked at in time. */
interface Looked {
  readonly since?: number;
  readonly nudgedSince?: number;
  readonly nudgedAt?: number;
  readonly checkAt?: number;
  readonly unreachedAt?: number;
}

function due(heard: Heard, now: number, looked: Looked = {}) {
  const { since = 0, nudgedSince, nudgedAt, checkAt = now, unreachedAt } = looked;
  const nudged = {
    ...(unreachedAt === undefined ? {} : { unreachedAt: unreachedAt * MINUTE }),
    ...(nudgedSince === undefined ? {} : { nudgedSince: nudgedSince * MINUTE }),
    ...(nudgedAt === undefined ? {} : { nudgedAt: nudgedAt * MINUTE }),
  };
  const agent = anAgentParty();
  const at = { since: since * MINUTE, checkAt: checkAt * MINUTE };
  const chat = aConnectedHandoff({ state: { kind: 'connected', agent, handle: '1', ...at, ...nudged } });
  assert.ok(isConnected(chat));
  return whatIsDue(chat, heard, PATIENCE, now * MINUTE);
}

describe('patience', () => {
  const table: readonly (readonly [string, Heard, number, number | undefined, string])[] = [
    ['an agent who has just got the customer is left alone', {}, 4, undefined, 'nothing'],
    ['an agent who says nothing at all is reminded', {}, 5, undefined, 'nudge'],
    ['reminded once', {}, 7, 0, 'nothing'],
    ['and loses the customer', {}, 10, 0, 'return'],
    ['an agent who answered waits for the customer', { agentAt: 3 * MINUTE }, 12, undefined, 'nothing'],
    ['the customer is asked', { agentAt: 3 * MINUTE }, 13, undefined, 'nudge'],
    ['asked once', { agentAt: 3 * MINUTE }, 15, 3, 'nothing'],
    ['and the chat is closed', { agentAt: 3 * MINUTE }, 18, 3, 'close'],
    [
      'a customer who writes again makes it the agent’s turn',
      { agentAt: 1, unansweredSince: 8 * MINUTE },
      12,
      undefined,
      'nothing',
    ],
    [
      'an unanswered customer is the agent’s matter',
      { agentAt: 1, unansweredSince: 8 * MINUTE },
      13,
      undefined,
      'nudge',
    ],
    ['a new silence is nudged anew', { unansweredSince: 8 * MINUTE }, 13, 0, 'nudge'],
  ];
  for (const [title, heard, now, nudgedSince, kind] of table) {
    const looked = nudgedSince === undefined ? {} : { nudgedSince };
    it(`${title} (minute ${now})`, () => assert.equal(due(heard, now, looked).kind, kind));
  }

  it('always says when to look again: before a silence that begins now can call for anything, and later than now', () => {
    const moment = fc.integer({ min: 0, max: 60 });
    const sides = fc.subarray(['customer', 'agent'] as const);
    const heard = fc.record(
      { agentAt: moment, unansweredSince: moment, doubtfulSince: moment, unreached: sides },
      { requiredKeys: [] },
    );
    const looked = fc.record(
      { nudgedSince: moment, nudgedAt: moment, checkAt: moment, unreachedAt: moment },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(heard, moment, looked, (said, now, before) => {
        const decided = due(said, now, before);
        if (decided.kind !== 'nothing' && decided.kind !== 'nudge') return;
        const inMs = decided.checkAt - now * MINUTE;
        assert.ok(inMs > 0 && inMs <= longestBetweenLooks(PATIENCE));
      }),
    );
    assert.equal(firstCheckAt(0, { ...PATIENCE, customerAskMs: 1 }), 1);
  });

  describe('with somebody to whom something is still on its way', () => {
    const toCustomer = { agentAt: 0, unreached: ['customer'] } as const;

    it('nudges and ends nothing, and notes until when they could not answer', () => {
      assert.deepEqual(due(toCustomer, 20), {
        kind: 'nothing',
        checkAt: 20 * MINUTE + 10_000,
        unreachedAt: 20 * MINUTE,
      });
      assert.equal(due({ agentAt: 0 }, 29, { unreachedAt: 20 }).kind, 'nothing');
      assert.equal(due({ agentAt: 0 }, 30, { unreachedAt: 20 }).kind, 'nudge');
    });

    it('counts the time to answer a nudge from when it was on its way no more: one is enough', () => {
      const nudged = { nudgedSince: 0, nudgedAt: 10 };
      assert.deepEqual(due(toCustomer, 20, nudged), {
        kind: 'nothing',
        checkAt: 20 * MINUTE + 10_000,
        nudgedAt: 20 * MINUTE,
      });
      assert.equal(due({ agentAt: 0 }, 24, { ...nudged, nudgedAt: 20 }).kind, 'nothing');
      assert.equal(due({ agentAt: 0 }, 25, { ...nudged, nudgedAt: 20 }).kind, 'close');
    });

    it('is no excuse for the other side', () => {
      assert.equal(due({ agentAt: 0, unreached: ['agent'] }, 10).kind, 'nudge');
    });
  });

  describe('with a line that was refused', () => {
    it('counts from there for whoever said it, and not for the other side', () => {
      const refused = (refusedAt: Heard['refusedAt']) => due({ agentAt: 0, ...(refusedAt && { refusedAt }) }, 10).kind;
      assert.equal(refused({ customer: 9 * MINUTE }), 'nothing');
      assert.equal(refused({ agent: 9 * MINUTE }), 'nudge');
    });
  });

  describe('with a time when no server could hear anybody', () => {
    it('nudges first, and leaves what is left of the patience from then', () => {
      const quiet = { agentAt: 0 };
      assert.equal(due(quiet, 20, { checkAt: 5 }).kind, 'nudge');
      assert.equal(due(quiet, 24, { nudgedSince: 0, nudgedAt: 20 }).kind, 'nothing');
      assert.equal(due(quiet, 25, { nudgedSince: 0, nudgedAt: 20 }).kind, 'close');
      assert.equal(due({}, 20, { checkAt: 5 }).kind, 'nudge');
      assert.equal(due({}, 25, { nudgedSince: 0, nudgedAt: 20 }).kind, 'return');
    });

    it('nudges again who was nudged before it, for they may have answered in vain', () => {
      const nudged = { nudgedSince: 0, nudgedAt: 10 };
      assert.equal(due({ agentAt: 0 }, 30, { ...nudged, checkAt: 15 }).kind, 'nudge');
      assert.equal(due({ agentAt: 0 }, 16, { ...nudged, checkAt: 15 }).kind, 'close');
    });
  });

  describe('with a clock that was hours ahead and has been put back', () => {
    it('does not wait for it to come round', () => {
      assert.equal(due({}, 1, { since: 180 }).kind, 'nudge');
      assert.equal(due({}, 6, { since: 180, nudgedSince: 180, nudgedAt: 1 }).kind, 'return');
    });

    it('nudges again whom it had nudged: nobody loses a chat in the moment it is put back', () => {
      assert.equal(due({ agentAt: 180 * MINUTE }, 1, { nudgedSince: 180, nudgedAt: 190, checkAt: 195 }).kind, 'nudge');
      assert.equal(due({}, 1, { since: 180, nudgedSince: 180, nudgedAt: 185, checkAt: 190 }).kind, 'nudge');
      assert.equal(due({ agentAt: 180 * MINUTE }, 5, { nudgedSince: 180, nudgedAt: 1 }).kind, 'nothing');
      assert.equal(due({ agentAt: 180 * MINUTE }, 6, { nudgedSince: 180, nudgedAt: 1 }).kind, 'close');
    });
  });

  describe('in doubt who spoke last', () => {
    const doubt = { agentAt: 60 * MINUTE, doubtfulSince: 60 * MINUTE - 1 };
    const afterReminder = { nudgedSince: 60 - 1 / MINUTE, nudgedAt: 65 };

    it('reminds the agent', () => {
      const decided = due(doubt, 65);
      assert.ok(decided.kind === 'nudge');
      assert.deepEqual(decided.silence, { of: 'agent', since: doubt.doubtfulSince });
    });

    it('then asks the customer, and never takes the chat from an agent who may have answered', () => {
      assert.equal(due(doubt, 69, afterReminder).kind, 'nothing');
      const decided = due(doubt, 70, afterReminder);
      assert.ok(decided.kind === 'nudge');
      assert.equal(decided.silence.of, 'customer');
      assert.equal(due(doubt, 75, { nudgedSince: 60, nudgedAt: 70 }).kind, 'close');
    });
  });
});
