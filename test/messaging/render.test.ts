import assert from 'node:assert/strict';
import type { Content } from '../../handoff/domain/content.ts';
import { LOCALES, say } from '../../locales/index.ts';
import { createRender, createRenderReplies } from '../../messaging/render.ts';

const render = createRender(say);
const shown = (content: Content, channel = 'directline', locale = 'en') => render({ content, locale }, channel);
const place = (position: number, more: { estimateMinutes?: number; pushedBack?: boolean } = {}): Content => {
  const { pushedBack = false, ...estimate } = more;
  return { kind: 'queue', place: { position, ...estimate }, pushedBack };
};

describe('what waiting customers see', () => {
  it('is their position and the estimate of the wait, with the ways out', () => {
    const { text, suggestedActions } = shown(place(3, { estimateMinutes: 5 }));
    assert.match(text ?? '', /position in the queue: 3\. The wait is about 5 minutes/);
    assert.deepEqual(
      suggestedActions?.actions.map(({ title }) => title),
      ['Create a request instead', 'Leave the queue'],
    );
  });

  it('is no guess where there is nothing to judge by', () => {
    assert.match(shown(place(1)).text ?? '', /cannot tell yet/);
  });

  it('says why when the place went backwards', () => {
    const nobody: Content = { kind: 'queue', place: { position: 2, isNobodyOnDuty: true }, pushedBack: true };
    assert.doesNotMatch(shown(nobody).text ?? '', /keep your place/);
    const corrected: Content = { kind: 'queue', place: { position: 2 }, pushedBack: false, corrected: true };
    assert.match(shown(corrected).text ?? '', /others had asked earlier/);
    assert.match(shown(place(2, { pushedBack: true })).text ?? '', /Somebody whose agent had to leave goes first/);
  });

  for (const locale of LOCALES) {
    it(`is complete in ${locale}`, () => {
      const { text = '' } = shown(place(2, { estimateMinutes: 1, pushedBack: true }), 'directline', locale);
      assert.ok(text.includes('2') && !text.includes('{{') && !text.includes('chat.'), text);
    });
  }
});

describe('what may have arrived before', () => {
  const content: Content = { kind: 'notice', key: 'mayNotHaveArrived', params: { text: 'hi' }, choices: [] };
  const text = (locale: string, saidAgain?: true) =>
    render({ content, locale, ...(saidAgain ? { saidAgain } : {}) }, 'msteams').text ?? '';

  for (const locale of LOCALES) {
    it(`says so before its own words in ${locale}`, () => {
      assert.ok(text(locale, true).endsWith(`:\n\n${text(locale)}`), text(locale, true));
      assert.ok(!text(locale, true).includes('saidAgain'));
    });
  }
});

describe('a name', () => {
  it('with markup in it is shown as it is, in notices and in answers to commands', () => {
    const params = { agent: '[Reset your password](https://evil.example)' };
    const content: Content = { kind: 'notice', key: 'endedByAgent', params, choices: [] };
    assert.ok(shown(content).text?.includes('\\[Reset your password\\]'));
    const rows = ['[Reset](https://evil.example)', 'Bob'].map(
      (name, index) =>
        ({ key: 'agent.queueRow', params: { position: index + 1, name, count: 3 - index * 2 } }) as const,
    );
    const to = { locale: 'en', channel: 'msteams' };
    const { text } = createRenderReplies(say)([{ key: 'agent.queue' }, ...rows], to);
    assert.match(text ?? '', /1\. \\\[Reset\\\]\(https:\/\/evil\.example\): 3 minutes\s+2\. Bob: 1 minute$/);
  });
});

describe('a line', () => {
  const file = { contentType: 'image/png', contentUrl: 'https://example.com/p.png', name: 'p.png' };
  const line = (text: string, attachments = [file]): Content => ({
    kind: 'line',
    author: 'Demo Agent',
    text,
    attachments,
  });

  it('is plain text with the name of who wrote it, so that nothing in it becomes markup', () => {
    const { text, textFormat } = shown(line('**bold** <b>', []));
    assert.deepEqual([text, textFormat], ['Demo Agent: **bold** <b>', 'plain']);
  });

  it('of files alone says so', () => assert.equal(shown(line('')).text, 'Demo Agent: sent a file'));

  for (const locale of LOCALES) {
    const of = (kind: 'corrects' | 'takesBack', text: string): string =>
      shown(
        {
          kind: 'line',
          author: 'Demo Agent',
          text,
          attachments: [],
          revises: { kind, entryId: 'e1', before: 'call $t(chat.place) 0800-1' },
        },
        'msteams',
        locale,
      ).text ?? '';

    it(`that corrects an earlier one, or takes it back, says so in ${locale}`, () => {
      assert.match(of('corrects', 'call 0800-2'), /^Demo Agent: \(.*call \$t\(chat.place\) 0800-1.*\) call 0800-2$/);
      assert.match(of('takesBack', ''), /^Demo Agent .*call \$t\(chat.place\) 0800-1/);
      assert.doesNotMatch(`${of('corrects', 'x')} ${of('takesBack', '')}`, /\{\{|chat\.(?:corrected|takenBack)/);
    });
  }

  it('takes files along; Teams gets a card that leads to each', () => {
    assert.equal(shown(line('see')).attachments?.[0]?.contentUrl, file.contentUrl);
    const [card] = shown(line('see'), 'msteams').attachments ?? [];
    assert.equal(card?.contentType, 'application/vnd.microsoft.card.hero');
    assert.ok(JSON.stringify(card.content).includes(file.contentUrl));
  });
});
