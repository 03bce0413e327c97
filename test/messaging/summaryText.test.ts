import assert from 'node:assert/strict';
import type { Summary } from '../../handoff/domain/summary.ts';
import { say } from '../../locales/index.ts';
import { summaryText } from '../../messaging/summaryText.ts';

function aSummary(overrides: Partial<Summary> = {}): Summary {
  return {
    name: 'Demo Customer',
    signedIn: false,
    channel: 'emulator',
    locale: 'en',
    asked: [],
    articles: [],
    collected: [],
    openRequests: [],
    waitedMs: 0,
    ...overrides,
  };
}

const textOf = (overrides: Partial<Summary>): string =>
  summaryText(say, 'en', { kind: 'summary', handle: 'A', summary: aSummary(overrides) });

describe('the text of a summary', () => {
  it('is made of headings with lists, a paragraph each', () => {
    const openRequests = [{ key: 'CERT-1', summary: 'The screen flickers', status: 'In progress' }];
    const text = textOf({ asked: ['my screen is black', 'it is urgent'], openRequests });
    assert.deepEqual(text.split('\n\n').slice(2, -1), [
      '**Asked:**',
      '- my screen is black\n- it is urgent',
      '**Open requests:**',
      '- CERT-1 The screen flickers (In progress)',
    ]);
  });

  it('says nothing of what there is nothing of', () => {
    assert.doesNotMatch(textOf({}), /Asked|Articles|collected|requests/u);
  });

  it('tells what the customer said in the chat before, what may not have arrived, and what was noted', () => {
    const text = textOf({
      said: [
        { name: 'Demo Customer', text: 'it is *blinking*' },
        { name: 'Demo Agent', text: 'toner again', isNote: true },
        { name: 'Demo Customer', text: 'since noon', fate: 'unknown' },
        {
          name: 'Demo Customer',
          text: 'since one',
          revises: { kind: 'corrects', entryId: 'e', before: 'since *noon*' },
        },
        {
          name: 'Demo Customer',
          text: 'never mind',
          fate: 'unknown',
          revises: { kind: 'takesBack', entryId: 'e', before: 'never mind' },
        },
      ],
    });
    assert.deepEqual(text.split('\n\n').slice(2, -1), [
      '**Said in the chat before:**',
      [
        String.raw`- Demo Customer: it is \*blinking\*`,
        '- Demo Agent (note): toner again',
        '- Demo Customer (may not have arrived): since noon',
        String.raw`- Demo Customer (instead of “since \*noon\*”): since one`,
        '- Demo Customer (may not have arrived; taken back): never mind',
      ].join('\n'),
    ]);
  });

  it('names the channel and the flow as people know them', () => {
    const text = textOf({ channel: 'directline', flow: 'searchKnowledge' });
    assert.match(text, /Channel: Web Chat/u);
    assert.match(text, /Was in: Search the knowledge base/u);
  });

  it('names what is the bot’s own in the reader’s language, and leaves what was said for it as it was typed', () => {
    const collected = [
      { label: 'Kommentar hinzufügen', choice: 'comment', value: 'CERT-1: Im zweiten Stock' },
      { label: 'Zusammenfassung', value: 'Kein Toner' },
    ];
    const text = textOf({ collected });
    assert.ok(text.includes('- Add a comment: CERT-1: Im zweiten Stock\n- Zusammenfassung: Kein Toner'), text);
  });

  it('shows literally what people wrote', () => {
    const text = textOf({ name: '**Boss**', asked: ['see [this](http://example.com/)', '# urgent\n- now'] });
    assert.ok(text.includes('- see \\[this\\](http://example.com/)\n- \\# urgent - now'), text);
    assert.ok(text.includes('\\*\\*Boss\\*\\*'), text);
  });
});
