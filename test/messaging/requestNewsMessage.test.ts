import assert from 'node:assert/strict';
import { recognise } from '../../dialogs/recognition/recognise.ts';
import type { RequestNews } from '../../handoff/domain/requestNews.ts';
import { LOCALES, say } from '../../locales/index.ts';
import { requestNewsMessage } from '../../messaging/requestNewsMessage.ts';

const base = { at: 1, title: 'No *toner*', key: 'CERT-12', url: 'https://desk.test/CERT-12' };
const RESOLVED: RequestNews = { ...base, kind: 'status', id: '1', status: 'Resolved', asksForRating: true };
const COMMENT: RequestNews = { ...base, kind: 'comment', id: '2', author: '[Agent](x)', text: 'a\n# b' };
const REFUSED: RequestNews = { kind: 'notCreated', id: '3', at: 1, title: 'No toner', reason: 'Too <long>.' };

const message = (news: readonly RequestNews[], more = 0, locale = 'en') =>
  requestNewsMessage(say, locale, { kind: 'requestNews', news, more });

describe('the message with news of requests', () => {
  it('shows what people wrote literally', () => {
    const { text } = message([COMMENT]);
    assert.match(text, /\*\*\\\[Agent\\\]\(x\)\*\* has commented on \[CERT-12\]\(https:\/\/desk\.test\/CERT-12\)/);
    assert.match(text, /No \\\*toner\\\*:\n\na \\# b$/);
  });

  it('cuts a long comment, which is on the request as a whole', () => {
    assert.ok(message([{ ...COMMENT, text: 'x'.repeat(5_000) }]).text.length < 1_000);
  });

  it('names each request once among what can be pressed, and how it was where that is asked', () => {
    const { choices } = message([RESOLVED, COMMENT]);
    assert.deepEqual(choices, ['CERT-12', 'Comment on CERT-12', 'Rate CERT-12']);
  });

  it('says how many are left out, and where they are', () => {
    const { text, choices } = message([COMMENT], 2);
    assert.match(text, /And 2 more changes\.$/);
    assert.equal(choices.at(-1), 'My requests');
  });

  it('says why a request was not created, and offers to begin again', () => {
    const { text, choices } = message([REFUSED]);
    assert.match(text, /did not accept your request “No toner”\. It says: Too \\<long\\>\./);
    assert.deepEqual(choices, ['Create a request']);
    assert.ok(!message([{ ...REFUSED, reason: '' }]).text.includes('It says'));
    assert.match(
      message([{ ...REFUSED, url: base.url }]).text,
      /Or use \[the form [^\]]*\]\(https:\/\/desk\.test\/CERT-12\)/,
    );
  });

  for (const locale of LOCALES) {
    it(`has buttons in ${locale} that the bot understands when nothing is being asked`, () => {
      const [show = '', comment = '', rate = ''] = message([RESOLVED], 0, locale).choices;
      const key = 'CERT-12';
      assert.deepEqual(recognise(show, locale), { kind: 'showRequest', key });
      assert.deepEqual(recognise(comment, locale), { kind: 'showRequest', key, action: 'comment' });
      assert.deepEqual(recognise(rate, locale), { kind: 'showRequest', key, action: 'rate' });
    });
  }
});
