import assert from 'node:assert/strict';
import { LINES_KEPT } from '../../handoff/domain/context.ts';
import type { Content } from '../../handoff/domain/content.ts';
import { OFFER_OUTCOMES } from '../../handoff/domain/offered.ts';
import { summarise } from '../../handoff/domain/summary.ts';
import { LOCALES, say } from '../../locales/index.ts';
import { readPressedAnswer } from '../../messaging/offerMessage.ts';
import { createRender } from '../../messaging/render.ts';
import { NOW } from '../support/clock.ts';
import { aContext, aHandoff, aParty } from '../support/data.ts';

const render = createRender(say);
const offer = { handoffId: 'handoff-1', offerId: 'offer-1' };

function anOfferContent(overrides: { handle?: string; name?: string } = {}): Content {
  const { handle = '1', name = 'Demo Customer' } = overrides;
  const summary = summarise(aHandoff({ customer: aParty({ name }) }), NOW);
  return { kind: 'offer', offer, summary, handle, seconds: 120 };
}

const shown = (channel: string, content = anOfferContent(), locale = 'en') => render({ content, locale }, channel);

interface Card {
  readonly body: readonly { readonly text: string }[];
  readonly actions: readonly { readonly title: string; readonly data: unknown }[];
}

const cardIn = (activity: ReturnType<typeof shown>): Card => activity.attachments?.[0]?.content as Card;

describe('an offered chat', () => {
  it('is a card in Teams, with the summary and two buttons that say which offer they belong to', () => {
    const { body, actions } = cardIn(shown('msteams'));
    const text = body.map((block) => block.text).join('\n');
    assert.match(text, /Demo Customer asks for an agent[\s\S]*My laptop does not start[\s\S]*within 120 seconds/);
    assert.deepEqual(
      actions.map(({ title, data }) => [title, readPressedAnswer({ value: data })]),
      [
        ['Accept', { answer: 'accept', offer }],
        ['Decline', { answer: 'decline', offer }],
      ],
    );
  });

  for (const channel of ['directline', 'webchat', 'emulator']) {
    it(`is a text with buttons on ${channel}, which say the command where the rest is lost`, () => {
      const { text = '', suggestedActions } = shown(channel);
      assert.match(text, /Demo Customer asks for an agent[\s\S]*Type #accept or #decline/);
      assert.deepEqual(
        suggestedActions?.actions.map((action) => [action.displayText, action.text, readPressedAnswer(action)?.offer]),
        [
          ['Accept', '#accept', offer],
          ['Decline', '#decline', offer],
        ],
      );
    });
  }

  it('names the chat by its number where it is not the agent’s only one', () => {
    const { text = '', suggestedActions } = shown('directline', anOfferContent({ handle: '2' }));
    assert.match(text, /#accept 2 or #decline 2/);
    assert.equal(suggestedActions?.actions[0]?.text, '#accept 2');
  });

  it('shows literally what the customer is called', () => {
    const { body } = cardIn(shown('msteams', anOfferContent({ name: '[Reset](https://evil.example)' })));
    assert.match(body[0]?.text ?? '', /\\\[Reset\\\]\(/);
  });

  for (const locale of LOCALES) {
    it(`is complete in ${locale}, and so is what becomes of it`, () => {
      const outcomes = OFFER_OUTCOMES.map((outcome): Content => ({ kind: 'offerOver', customer: 'Ann', outcome }));
      const texts = [anOfferContent(), ...outcomes].map((content) => shown('directline', content, locale).text ?? '');
      for (const text of texts) assert.ok(text !== '' && !text.includes('{{') && !text.includes('offer.'), text);
      assert.equal(new Set(texts).size, texts.length);
    });
  }
});

describe('what is sent as if a button had been pressed', () => {
  for (const value of [
    undefined,
    null,
    'accept',
    {},
    { koji: { answer: 'steal', offer } },
    { koji: { answer: 'accept' } },
  ])
    it(`${JSON.stringify(value)} is no answer`, () => assert.equal(readPressedAnswer({ value }), undefined));
});

describe('what agents are told of a customer, however much was written', () => {
  const worst = '*_\\"'.repeat(5_000);
  const context = aContext({
    lines: Array.from({ length: LINES_KEPT }, () => worst),
    collected: Array.from({ length: 20 }, () => ({ label: 'Description', value: worst })),
    articles: Array.from({ length: 5 }, () => ({ title: worst })),
    openRequests: Array.from({ length: 10 }, (_, index) => ({ key: `CERT-${index}`, summary: worst, status: 'Open' })),
  });
  const said = Array.from({ length: LINES_KEPT }, () => ({ name: 'Demo Customer', text: worst }));
  const summary = summarise(aHandoff({ context }), NOW, said);
  const contents: readonly Content[] = [
    { kind: 'offer', offer, summary, handle: '1', seconds: 120 },
    { kind: 'summary', summary, handle: '1' },
  ];

  for (const content of contents) {
    for (const locale of LOCALES) {
      it(`fits into a message of Teams: ${content.kind} in ${locale}`, () => {
        const bytes = Buffer.byteLength(JSON.stringify(shown('msteams', content, locale)), 'utf16le');
        assert.ok(bytes < 28 * 1024, String(bytes));
      });
    }
  }

  it('is said without it where the channel refuses that', () => {
    const inShort = render({ content: anOfferContent(), locale: 'en', inShort: true }, 'msteams');
    const text = JSON.stringify(inShort);
    assert.match(text, /Demo Customer asks for an agent.*did not take the whole summary.*within 120 seconds/);
    assert.doesNotMatch(text, /My laptop does not start/);
    assert.equal(cardIn(inShort).actions.length, 2);
  });
});
