import assert from 'node:assert/strict';
import { transcribe } from '../../../handoff/domain/transcript.ts';
import { aConnectedHandoff, aContext, aJournalEntry, aLine } from '../../support/data.ts';

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

  it('bears the customer’s name where they have said nothing at all', () => {
    const handoff = aConnectedHandoff({ context: aContext({ lines: [] }) });
    assert.equal(transcribe(handoff, []).title, handoff.customer.name);
  });
});
