import assert from 'node:assert/strict';
import { keepLine } from '../../../handoff/domain/handoff.ts';
import type { JournalEntry } from '../../../handoff/domain/journal.ts';
import { transcribe } from '../../../handoff/domain/transcript.ts';
import { aConnectedHandoff, aContext, aHandoff, aJournalEntry, aLine } from '../../support/data.ts';

describe('a transcript', () => {
  const said = aJournalEntry({ id: 'line', from: 'customer', content: aLine('My screen is black') });

  it('is titled by what the customer asked before the chat', () => {
    const handoff = aConnectedHandoff({ context: aContext({ lines: ['My printer burns', 'It smokes'] }) });
    const { title, asked } = transcribe(handoff, [said]);
    assert.deepEqual([title, asked], ['My printer burns', 'My printer burns\nIt smokes']);
  });

  it('is titled by what the customer said first in the chat, if they came without a word', () => {
    const handoff = aConnectedHandoff({ context: aContext({ lines: [] }) });
    const answer = aJournalEntry({ id: 'answer', from: 'agent', content: aLine('Is it plugged in?'), order: 2 });
    const { title, asked } = transcribe(handoff, [said, answer]);
    assert.deepEqual([title, asked], ['My screen is black', 'My screen is black']);
  });

  it('fits into a stored record however much was said, and shows that something is left out', () => {
    const said = (index: number, id = `line ${index}`) =>
      aJournalEntry({ id, from: index % 2 ? 'customer' : 'agent', content: aLine(`${index}${'電'.repeat(20_000)}`) });
    const notes = Array.from({ length: 30 }, (_, index) => ({
      ...said(2 * index, `note ${index}`),
      delivery: 'none' as const,
    }));
    const handoff = aConnectedHandoff({
      context: aContext({ lines: Array.from({ length: 12 }, () => '電'.repeat(20_000)) }),
    });
    const transcript = transcribe(handoff, [...Array.from({ length: 60 }, (_, index) => said(index)), ...notes]);
    assert.ok(Buffer.byteLength(JSON.stringify(transcript)) < 1_500_000);
    for (const text of [transcript.asked, transcript.lines, transcript.notes.join('\n')])
      assert.match(text, /\n\[… \d+ …\]\n/);
  });

  it('asks in the words of the customer, whole also where the record has cut them', () => {
    const long = 'My printer burns. '.repeat(500);
    const kept = aJournalEntry({ id: 'a:1', from: 'customer', content: aLine(long), delivery: 'none' });
    const { context } = keepLine(aHandoff({ context: aContext({ lines: ['Hi'] }) }), { entryId: 'a:1', text: long });
    assert.equal(transcribe(aConnectedHandoff({ context }), [kept]).asked, `Hi\n${long}`);
  });

  it('names every file, also one whose address no record has room for', () => {
    const attachments = Array.from({ length: 4 }, (_, index) => ({
      contentType: 'image/png',
      contentUrl: `data:image/png,${'A'.repeat(200_000)}`,
      name: `${index}.png`,
    }));
    const line = aJournalEntry({ from: 'customer', content: { kind: 'line', author: 'c', text: '', attachments } });
    const { files = [] } = transcribe(aConnectedHandoff(), [line]);
    assert.deepEqual(
      files.map(({ name, contentUrl }) => [name, contentUrl !== '']),
      attachments.map(({ name }, index) => [name, index === 0]),
    );
  });

  it('tells what was said while waiting once, when it was said, though it was passed on later', () => {
    const kept = aJournalEntry({ id: 'a:1', from: 'customer', content: aLine('Still no toner'), delivery: 'none' });
    const passedOn = aJournalEntry({
      id: 'a:a:1:1:kept',
      from: 'customer',
      content: aLine('Still no toner'),
      order: 2,
    });
    for (const context of [
      aContext({ lines: ['No toner', 'Still no toner'], kept: ['a:1'] }),
      aContext({ lines: ['No toner'], kept: [] }),
    ]) {
      const { lines } = transcribe(aConnectedHandoff({ context }), [kept, passedOn]);
      assert.deepEqual([lines.match(/: No toner/g)?.length, lines.match(/Still no toner/g)?.length], [1, 1]);
    }
  });

  it('shows what was changed before an agent came as withdrawn, without its files, and what takes back as no question', () => {
    const file = { contentType: 'image/png', contentUrl: 'https://x/a', name: 'a.png' };
    const line = (id: string, text: string, more: Partial<JournalEntry> = {}) =>
      aJournalEntry({
        id,
        from: 'customer',
        content: { kind: 'line', author: 'Ann', text, attachments: [file] },
        ...more,
      });
    const revises = { kind: 'takesBack', entryId: 'b', before: 'two' } as const;
    const content = { kind: 'line', author: 'Ann', text: 'two', attachments: [], revises } as const;
    const back = aJournalEntry({ id: 'b~1', from: 'customer', content, order: 3 });
    const entries = [line('a', 'one', { delivery: 'withdrawn' }), line('b', 'two', { order: 2 }), back];
    const { asked, lines, files } = transcribe(
      aConnectedHandoff({ context: aContext({ lines: [], kept: [] }) }),
      entries,
    );
    assert.match(lines, /Ann: one \[a\.png\] \(withdrawn\)\n.*Ann: two \[a\.png\]\n.*Ann: \(takes back\) two$/);
    assert.deepEqual([asked, files?.length], ['two', 1]);
  });

  it('bears the customer’s name where they have said nothing at all', () => {
    const handoff = aConnectedHandoff({ context: aContext({ lines: [] }) });
    assert.equal(transcribe(handoff, []).title, handoff.customer.name);
  });
});
