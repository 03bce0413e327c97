import assert from 'node:assert/strict';
import type { Offence } from '../../../bench/chaos/finding.ts';
import { judge } from '../../../bench/chaos/ledger.ts';
import type { ScheduleRecord } from '../../../bench/chaos/record.ts';
import { say } from '../../../locales/index.ts';
import { aRecipient } from '../../support/data.ts';
import {
  AGENT,
  aCall,
  anEntry,
  aRecord,
  aReport,
  aSummaryContent,
  aWrittenLine,
  CUSTOMER,
  OTHER_CUSTOMER,
  TOKEN,
} from './recordFactory.ts';

function offences(overrides: Partial<ScheduleRecord>): readonly Offence[] {
  return judge(aRecord(overrides)).findings.map(({ offence }) => offence);
}

const NOT_TAKEN = { taken: false, met: 'reset' } as const;

describe('the judgement of a schedule', () => {
  it('finds nothing where every line arrived', () => {
    assert.deepEqual(offences({}), []);
    assert.equal(judge(aRecord()).messages, 1);
  });

  it('counts accepted lines only', () => {
    const refused = aRecord({ lines: [aWrittenLine({ acceptedAt: undefined })], calls: [], entries: [] });
    assert.equal(judge(refused).messages, 0);
    assert.deepEqual(judge(refused).findings, []);
  });

  describe('lost', () => {
    it('is a line that went nowhere', () => {
      assert.deepEqual(offences({ calls: [], entries: [] }), ['lost']);
    });

    it('is a line that is pending when all is quiet', () => {
      assert.deepEqual(offences({ calls: [], entries: [anEntry('pending')] }), ['lost']);
    });

    it('is a line that did not arrive, with a report that did not arrive either', () => {
      const calls = [aCall(NOT_TAKEN), aReport('mayNotHaveArrived', NOT_TAKEN)];
      assert.deepEqual(offences({ calls, entries: [anEntry('unknown')] }), ['lost']);
    });

    it('is a line that was kept and is in no summary, although an agent came', () => {
      const kept = anEntry('none');
      const summary = anEntry('unknown', { content: aSummaryContent(), at: kept.at + 1 });
      assert.deepEqual(offences({ calls: [], entries: [kept, summary] }), ['lost']);
      assert.deepEqual(offences({ calls: [], entries: [kept] }), []);
      assert.deepEqual(offences({ calls: [aCall({ text: summaryText() })], entries: [kept, summary] }), []);
    });

    it('is not a line that came too late for one agent, and is told to the next', () => {
      const entries = [anEntry('none'), anEntry('delivered', { id: '2', content: aSummaryContent(), at: 1_010_000 })];
      const calls = [aCall({ text: repeatingSummary() })];
      assert.deepEqual(offences({ calls, entries }), []);
      assert.deepEqual(offences({ calls: [], entries }), ['lost']);
    });

    it('is a line that nobody got, also where a summary repeats it to the next agent', () => {
      const calls = [aCall({ text: repeatingSummary() })];
      assert.deepEqual(offences({ calls, entries: [anEntry('rejected')] }), ['lost']);
    });

    it('is a line whose files stayed behind, unless its sender was told', () => {
      const lines = [aWrittenLine({ files: 2 })];
      assert.deepEqual(offences({ lines }), ['lost']);
      assert.deepEqual(offences({ lines, calls: [aCall({ text: summaryText() })] }), ['lost']);
      assert.deepEqual(offences({ lines, calls: [aCall({ files: ['one', 'two'] })] }), []);
      const calls = [aCall({ text: summaryText() }), aReport('notDelivered')];
      assert.deepEqual(offences({ lines, calls, entries: [anEntry('rejected')] }).includes('lost'), false);
    });

    it('is not a line with files of a queue that the customer has left', () => {
      const left = endedHandoffs(1_006_000);
      const chatted = left.map((handoff) => ({ ...handoff, state: { ...handoff.state, connectedMs: 1 } }));
      const record = { lines: [aWrittenLine({ files: 1 })], calls: [aCall({ text: summaryText() })] };
      const entries = [anEntry('none'), anEntry('delivered', { id: '2', content: aSummaryContent() })];
      assert.deepEqual(offences({ ...record, entries, handoffs: chatted }), ['lost']);
      assert.deepEqual(offences({ ...record, entries, handoffs: left }), []);
    });

    it('is a line of files alone that went nowhere', () => {
      const name = `${TOKEN}.1.png`;
      const attachments = [{ contentType: 'image/png', contentUrl: `http://localhost/${name}`, name }];
      const content = { kind: 'line', author: CUSTOMER, text: '', attachments } as const;
      const lines = [aWrittenLine({ files: 1 })];
      const calls = [aCall({ text: `${CUSTOMER}: sent a file (${name})`, files: [name] })];
      assert.deepEqual(offences({ lines, calls, entries: [anEntry('delivered', { content })] }), []);
      assert.deepEqual(offences({ lines, calls: [], entries: [anEntry('pending', { content })] }), ['lost']);
    });

    it('is not a line whose sender was told, by a report or by an answer', () => {
      const entries = [anEntry('rejected')];
      assert.deepEqual(offences({ calls: [aReport('notDelivered')], entries }), []);
      assert.deepEqual(
        offences({ calls: [aCall({ to: CUSTOMER, text: 'Nobody.', replyTo: TOKEN })], entries: [] }),
        [],
      );
    });

    it('is not a line of somebody who cannot be told any more', () => {
      const calls = [aReport('notDelivered', { taken: false, met: 403 })];
      assert.deepEqual(offences({ calls, entries: [anEntry('rejected')] }), []);
    });

    it('is not what a customer said to the bot itself', () => {
      assert.deepEqual(offences({ lines: [aWrittenLine({ view: {} })], calls: [], entries: [] }), []);
    });
  });

  describe('misdelivered', () => {
    it('is a line at somebody to whom the journal did not send it', () => {
      assert.deepEqual(offences({ calls: [aCall(), aCall({ to: OTHER_CUSTOMER })] }), ['misdelivered', 'duplicated']);
    });

    it('is a line that was written before the agent had the chat, or after its end', () => {
      assert.deepEqual(offences({ entries: [anEntry('delivered', { at: 1_000 })] }), ['misdelivered']);
      const summary = anEntry('delivered', { content: aSummaryContent(), at: 1_000_100 });
      const handoffs = endedHandoffs(1_000_200);
      assert.deepEqual(offences({ handoffs, entries: [summary, anEntry('delivered')] }), ['misdelivered']);
    });

    it('is not a line of an agent who had the chat, and handed it on before they were told', () => {
      const to = aRecipient({ conversationId: 'Agent1x2' });
      const next = anEntry('delivered', { id: '3', content: aSummaryContent(), at: 1_006_000, to });
      const handoffs = endedHandoffs(1_020_000);
      const entries = [next, anEntry('delivered')];
      assert.deepEqual(offences({ handoffs, entries }), ['misdelivered']);
      const [handoff] = handoffs;
      assert.ok(handoff);
      const chats = [{ handoffId: handoff.id, agent: AGENT, customer: CUSTOMER }];
      const over = { at: 1_005_500, chats: [] };
      assert.deepEqual(offences({ handoffs, entries, moments: [{ at: 1_004_000, chats }, over] }), []);
      assert.deepEqual(
        offences({
          handoffs,
          entries,
          moments: [
            { at: 1_001_000, chats },
            { ...over, at: 1_002_000 },
          ],
        }),
        ['misdelivered'],
      );
    });

    it('is not a line to an agent who got the chat, and was told of it later', () => {
      const told = anEntry('delivered', {
        id: '2',
        content: aSummaryContent(),
        at: 1_009_000,
        to: aRecipient({ conversationId: AGENT }),
      });
      const other = anEntry('delivered', {
        id: '3',
        content: aSummaryContent(),
        at: 1_000_100,
        to: aRecipient({ conversationId: 'Agent1x2' }),
      });
      assert.deepEqual(
        offences({ handoffs: endedHandoffs(1_020_000), entries: [other, told, anEntry('delivered')] }),
        [],
      );
    });

    it('is a line that a summary repeats to an agent who never had the chat', () => {
      const text = repeatingSummary();
      assert.deepEqual(offences({ calls: [aCall(), aCall({ text, place: 2 })] }), []);
      const actors = [...aRecord().actors, { name: 'Agent1x2', side: 'agent', conversationId: 'Agent1x2' } as const];
      assert.deepEqual(offences({ actors, calls: [aCall(), aCall({ to: 'Agent1x2', text })] }), ['misdelivered']);
    });

    it('is judged by clocks that may be apart as much as the servers’ were', () => {
      const handoffs = endedHandoffs(1_003_800);
      const summary = anEntry('delivered', { id: '2', content: aSummaryContent(), at: 1_000_100 });
      const entries = [summary, anEntry('delivered')];
      assert.deepEqual(offences({ handoffs, entries }), ['misdelivered']);
      assert.deepEqual(offences({ handoffs, entries, clocksApartMs: 400 }), []);
    });

    it('is an agent’s line at another customer than they saw', () => {
      const entries = [
        anEntry('delivered', {
          from: 'agent',
          to: aRecipient({ conversationId: CUSTOMER }),
          sender: aRecipient({ conversationId: AGENT }),
        }),
      ];
      const calls = [aCall({ to: CUSTOMER, text: `${AGENT}: ${TOKEN}` })];
      const saw = (chat: string) => [aWrittenLine({ sender: AGENT, view: { chat } })];
      assert.deepEqual(offences({ lines: saw(CUSTOMER), calls, entries }), []);
      assert.deepEqual(offences({ lines: saw(OTHER_CUSTOMER), calls, entries }), ['misdelivered']);
    });
  });

  describe('duplicated', () => {
    it('is a file of the time in the queue that one agent gets twice, and not one that the next agent gets as well', () => {
      const kept = anEntry('delivered', { id: `${TOKEN}:2:kept` });
      const actors = [...aRecord().actors, { name: 'Agent1x2', side: 'agent', conversationId: 'Agent1x2' } as const];
      const again = { ...kept, id: `${TOKEN}:3:kept`, to: aRecipient({ conversationId: 'Agent1x2' }) };
      const twice = offences({ actors, calls: [aCall(), aCall({ place: 2 })], entries: [kept] });
      assert.ok(twice.includes('duplicated'));
      const each = offences({ actors, calls: [aCall(), aCall({ place: 2, to: 'Agent1x2' })], entries: [kept, again] });
      assert.ok(!each.includes('duplicated'));
    });

    it('is a line that arrived twice', () => {
      assert.deepEqual(offences({ calls: [aCall(), aCall({ place: 2 })] }), ['duplicated']);
    });

    it('is not one whose sender was told that it may not have arrived; that is counted apart', () => {
      const calls = [aCall(), aCall({ place: 2 }), aReport('mayNotHaveArrived')];
      const verdict = judge(aRecord({ calls, entries: [anEntry('unknown')] }));
      assert.deepEqual(verdict.findings, []);
      assert.equal(verdict.doubledAfterUnknown, 1);
    });

    it('is not one that a summary repeats', () => {
      assert.deepEqual(offences({ calls: [aCall(), aCall({ text: summaryText(), place: 2 })] }), []);
    });
  });

  describe('disordered', () => {
    const two = (steps: readonly [number, number]) => ({
      lines: [aWrittenLine({ step: steps[0] }), aWrittenLine({ token: 'm1x1x2', step: steps[1] })],
      calls: [aCall({ text: `${CUSTOMER}: m1x1x2`, place: 1 }), aCall({ place: 2 })],
      entries: [
        anEntry('delivered'),
        anEntry('delivered', { id: '2', content: { kind: 'line', author: CUSTOMER, text: 'm1x1x2', attachments: [] } }),
      ],
    });

    it('is a line that passed an earlier one', () => {
      assert.deepEqual(offences(two([1, 2])), ['disordered']);
    });

    it('is not one of two that were written at the same moment', () => {
      assert.deepEqual(offences(two([1, 1])), []);
    });

    it('is not one that passed a line whose fate was reported', () => {
      const { lines, calls, entries } = two([1, 2]);
      assert.deepEqual(offences({ lines, calls: [...calls, aReport('mayNotHaveArrived')], entries }), []);
    });
  });

  describe('dishonest', () => {
    it('is a report of failure on a line that arrived', () => {
      assert.deepEqual(offences({ calls: [aCall(), aReport('notDelivered')] }), ['dishonest']);
    });

    it('is not a report on files that a summary only tells of', () => {
      const record = {
        calls: [aCall({ text: summaryText() }), aReport('notDelivered')],
        entries: [anEntry('rejected')],
      };
      assert.deepEqual(offences(record), ['dishonest']);
      assert.deepEqual(offences({ ...record, lines: [aWrittenLine({ files: 1 })] }), []);
    });

    it('is a journal that says delivered of what no channel took', () => {
      assert.ok(offences({ calls: [aCall(NOT_TAKEN)] }).includes('dishonest'));
    });

    it('is an unknown fate that nobody was told of', () => {
      assert.deepEqual(offences({ entries: [anEntry('unknown')] }), ['dishonest']);
      assert.deepEqual(offences({ calls: [aCall(), aReport('mayNotHaveArrived')], entries: [anEntry('unknown')] }), []);
    });
  });
});

function endedHandoffs(at: number): ScheduleRecord['handoffs'] {
  return aRecord().handoffs.map((handoff) => ({ ...handoff, state: { kind: 'ended', at, reason: 'agentEnded' } }));
}

function repeatingSummary(): string {
  return `${CUSTOMER} is connected to you. Summary:\n\n**${say('en', 'summary.said')}**\n\n- ${CUSTOMER}: ${TOKEN}`;
}

function summaryText(): string {
  return `${CUSTOMER} is connected to you. Summary:\n- ${TOKEN} is what I say`;
}
