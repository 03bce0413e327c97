import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ConnectedHandoff } from '../../../handoff/domain/handoff.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { DEFAULT_PATIENCE, whatIsDue } from '../../../handoff/domain/patience.ts';
import type { Heard } from '../../../handoff/domain/patience.ts';
import { aConnectedHandoff, anAgentParty } from '../../support/data.ts';

const MINUTE = 60_000;

function chat(nudgedSince?: number): ConnectedHandoff {
  const nudged = nudgedSince === undefined ? {} : { nudgedSince };
  const state = { kind: 'connected', agent: anAgentParty(), since: 0, handle: '1', checkAt: 0, ...nudged } as const;
  const handoff = aConnectedHandoff({ state });
  assert.ok(isConnected(handoff));
  return handoff;
}

const due = (heard: Heard, now: number, nudgedSince?: number) =>
  whatIsDue(chat(nudgedSince), heard, DEFAULT_PATIENCE, now * MINUTE);

describe('patience', () => {
  const table: readonly (readonly [string, Heard, number, number | undefined, string])[] = [
    ['an agent who has just got the customer is left alone', {}, 4, undefined, 'nothing'],
    ['an agent who says nothing at all is reminded', {}, 5, undefined, 'nudge'],
    ['reminded once', {}, 7, 0, 'nothing'],
    ['and loses the customer', {}, 10, 0, 'return'],
    ['an agent who answered waits for the customer', { agentAt: 3 * MINUTE }, 12, undefined, 'nothing'],
    ['the customer is asked', { agentAt: 3 * MINUTE }, 13, undefined, 'nudge'],
    ['asked once', { agentAt: 3 * MINUTE }, 15, 3 * MINUTE, 'nothing'],
    ['and the chat is closed', { agentAt: 3 * MINUTE }, 18, 3 * MINUTE, 'close'],
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
    it(`${title} (minute ${now})`, () => assert.equal(due(heard, now, nudgedSince).kind, kind));
  }

  it('always says when to look again, later than now, so that no chat is forgotten and none is looked at for nothing', () => {
    const moment = fc.integer({ min: 0, max: 60 });
    const heard = fc.record({ agentAt: moment, unansweredSince: moment }, { requiredKeys: [] });
    fc.assert(
      fc.property(heard, moment, fc.option(moment, { nil: undefined }), (said, now, nudged) => {
        const decided = due(said, now, nudged);
        if (decided.kind === 'nothing' || decided.kind === 'nudge') assert.ok(decided.checkAt > now * MINUTE);
      }),
    );
  });
});
