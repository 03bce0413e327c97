import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ConnectedHandoff } from '../../../handoff/domain/handoff.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import type { Heard } from '../../../handoff/domain/heardIn.ts';
import type { Patience } from '../../../handoff/domain/patience.ts';
import { firstCheckAt, whatIsDue } from '../../../handoff/domain/patience.ts';
import { aConnectedHandoff, anAgentParty } from '../../support/data.ts';

const MINUTE = 60_000;
const SWEEP_MS = 5_000;

const patiences: fc.Arbitrary<Patience> = fc
  .tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 1, max: 12 })))
  .map(([ask = 1, close = 1, remind = 1, giveBack = 1]) => ({
    customerAskMs: ask * MINUTE,
    customerCloseMs: (ask + close) * MINUTE,
    agentRemindMs: remind * MINUTE,
    agentReturnMs: (remind + giveBack) * MINUTE,
  }));

/** Who says something, how many seconds after what was said before. */
const talks = fc.array(fc.tuple(fc.constantFrom('customer', 'agent'), fc.integer({ min: 0, max: 900 })), {
  maxLength: 12,
});

interface Course {
  readonly now: number;
  readonly heard: Heard;
  readonly chat: ConnectedHandoff;
  readonly end: 'close' | 'return' | undefined;
}

function chatWith(state: Partial<ConnectedHandoff['state']>): ConnectedHandoff {
  const began = { kind: 'connected', agent: anAgentParty(), handle: '1', since: 0, checkAt: 0 } as const;
  const chat = aConnectedHandoff({ state: { ...began, ...state } });
  assert.ok(isConnected(chat));
  return chat;
}

function said(heard: Heard, from: string, at: number): Heard {
  if (from === 'agent') return { agentAt: at };
  return heard.unansweredSince === undefined ? { ...heard, unansweredSince: at } : heard;
}

/** Sweeps a chat to its end; whatever is said changes nothing that the sweep waits for. */
function* courseOf(patience: Patience, talk: readonly (readonly [string, number])[]): Generator<Course> {
  let heard: Heard = {};
  let state: Partial<ConnectedHandoff['state']> = { checkAt: firstCheckAt(0, patience) };
  let saidAt = 0;
  const lines = talk.map(([from, seconds]) => ({ from, at: (saidAt += seconds * 1_000) }));
  for (let now = 0; ; now += SWEEP_MS) {
    while (lines[0] && lines[0].at <= now) {
      heard = said(heard, lines[0].from, lines[0].at);
      lines.shift();
    }
    const chat = chatWith(state);
    const due = chat.state.checkAt > now ? undefined : whatIsDue(chat, heard, patience, now);
    const end = due?.kind === 'close' || due?.kind === 'return' ? due.kind : undefined;
    yield { now, heard, chat, end };
    if (end) return;
    if (due?.kind === 'nothing') state = { ...state, checkAt: due.checkAt };
    if (due?.kind === 'nudge') state = { checkAt: due.checkAt, nudgedSince: due.silence.since, nudgedAt: now };
  }
}

/** Of the silence there is: since when, and how long until somebody is nudged and until the end. */
function silenceIn({ unansweredSince, agentAt }: Heard, patience: Patience) {
  const isCustomers = unansweredSince === undefined && agentAt !== undefined;
  const since = unansweredSince ?? agentAt ?? 0;
  return isCustomers
    ? { since, nudgeMs: patience.customerAskMs, endMs: patience.customerCloseMs }
    : { since, nudgeMs: patience.agentRemindMs, endMs: patience.agentReturnMs };
}

describe('in a chat of any course, with any patience', () => {
  it('whoever is silent is nudged in time, once it is theirs to speak, by the next sweep at the latest', () => {
    fc.assert(
      fc.property(patiences, talks, (patience, talk) => {
        for (const { now, heard, chat } of courseOf(patience, talk)) {
          const { since, nudgeMs } = silenceIn(heard, patience);
          if (now - since > nudgeMs + SWEEP_MS) assert.equal(chat.state.nudgedSince, since);
        }
      }),
    );
  });

  it('it ends when the patience does, and never without a nudge and the time to answer it', () => {
    fc.assert(
      fc.property(patiences, talks, (patience, talk) => {
        const { now, heard, chat, end } = [...courseOf(patience, talk)].at(-1) ?? assert.fail('no course');
        const { since, nudgeMs, endMs } = silenceIn(heard, patience);
        assert.equal(end, heard.unansweredSince === undefined && heard.agentAt !== undefined ? 'close' : 'return');
        assert.ok(chat.state.nudgedSince === since && now - (chat.state.nudgedAt ?? now) >= endMs - nudgeMs);
        assert.ok(now - since >= endMs && now - since <= endMs + 3 * SWEEP_MS);
      }),
    );
  });
});
