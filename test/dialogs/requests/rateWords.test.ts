import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { CLOSE, CLOSED, ownRequest, signedIn } from './signedIn.ts';

const BACK = 'Go on with my rating of CERT-1';

/** Where the words of a rating are asked for. */
async function asked(): Promise<Harness> {
  const chat = signedIn([ownRequest(CLOSED), ownRequest({ ...CLOSED, key: 'CERT-2' }), ownRequest({ key: 'CERT-3' })]);
  chat.desk.transitions = [CLOSE];
  for (const text of ['rate CERT-1', '5']) await chat.say(text);
  return chat;
}

/** Where Jira has answered with this to a rating of 4 with words. */
async function tried(fault: KojiError): Promise<Harness> {
  const chat = signedIn([ownRequest(CLOSED)]);
  for (const text of ['rate CERT-1', '4']) await chat.say(text);
  chat.desk.fault = fault;
  assert.match(textOf(await chat.say('my long words')), /your rating of CERT-1 may be there or not[^]*my long words/);
  return chat;
}

const AWAY = new KojiError('unavailable', 'no answer');

describe('words of a rating', () => {
  for (const [said, answer] of [
    ['rate CERT-2 3', /add a few words/],
    ['rate CERT-2', /How satisfied are you with what was done for CERT-2/],
    ['close CERT-3', /shall I do that with CERT-3/],
    ['close CERT-3 and rate CERT-2 3', /shall I do that with CERT-3/],
    ['rate CERT-2 and CERT-3', /How satisfied are you with what was done for CERT-2/],
    ['please comment on CERT-3', /What shall I write on CERT-3/],
    ['Get IT help', /Summary/],
  ] as const) {
    it(`are not what is to be done, which is done while the rating is kept: ${said}`, async () => {
      const chat = await asked();
      const replies = await chat.say(said);
      assert.match(textOf(replies), /I have not sent your rating of CERT-1 \(5 of 5\) yet/);
      assert.match(textOf(replies), answer);
      assert.deepEqual(chat.desk.rated, []);
      assert.match(textOf(await chat.say(BACK)), /add a few words/);
      await chat.say('Great');
      assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 5, comment: 'Great' }]);
    });
  }

  for (const said of ['864644', '864 644', 'go on', 'continue please']) {
    it(`are no code, and no way on, that is typed twice: ${said}`, async () => {
      const chat = await asked();
      assert.match(textOf(await chat.say(said)), /add a few words/);
      assert.deepEqual(chat.desk.rated, []);
    });
  }

  it('are not what leads back to another rating, which was left for this one', async () => {
    const chat = await asked();
    await chat.say('rate CERT-2 3');
    const replies = await chat.say('go on');
    assert.match(textOf(replies), /not sent your rating of CERT-2[^]*add a few words/);
    await chat.say('Skip');
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 5, comment: '' }]);
  });

  it('are none where another request is to be rated, unless the customer says so', async () => {
    const chat = await asked();
    const said = 'I would like to rate the closed request CERT-2';
    assert.match(textOf(await chat.say(said)), /words of your rating[^]*closed request CERT-2/);
    assert.deepEqual(chat.desk.rated, []);
  });

  for (const said of ['CERT-1 works now, thanks', 'Much faster than CERT-2 was', 'It took 864644 days']) {
    it(`may name a request or a number: ${said}`, async () => {
      const chat = await asked();
      await chat.say(said);
      assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 5, comment: said }]);
    });
  }

  it('are asked about where they are a question, and added by a yes', async () => {
    const chat = await asked();
    const replies = await chat.say('why did it take so long?');
    assert.match(textOf(replies), /Shall I add this as the words of your rating[^]*why did it take so long/);
    assert.deepEqual(choicesOf(replies), ['Yes', 'No']);
    assert.deepEqual(chat.desk.rated, []);
    await chat.say('Yes');
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 5, comment: 'why did it take so long?' }]);
  });

  it('are asked anew of who wanted the answer to a question', async () => {
    const chat = await asked();
    await chat.say('what are your opening hours?');
    const replies = await chat.say('No');
    assert.match(textOf(replies), /I have not sent your rating of CERT-1[^]*have found nothing about “what are your/);
    assert.ok(choicesOf(replies).includes(BACK), choicesOf(replies).join());
    assert.match(textOf(await chat.say(BACK)), /add a few words/);
    assert.deepEqual(chat.desk.rated, []);
  });

  it('survive an answer of no use, and are sent again', async () => {
    const chat = await tried(AWAY);
    assert.match(textOf(await chat.say('Try again')), /has got your rating/);
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 4, comment: 'my long words' }]);
  });

  it('survive a page in the place of an answer, and the end of the flow', async () => {
    const chat = await tried(new KojiError('contract', 'a page'));
    await chat.say('stop');
    assert.match(textOf(await chat.say('go on')), /may be there or not[^]*my long words/);
    await chat.say('Try again');
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 4, comment: 'my long words' }]);
  });

  it('are not sent twice where the first try has arrived after all', async () => {
    const chat = await tried(AWAY);
    chat.desk.feedback = { rating: 4, comment: 'my long words' };
    assert.match(textOf(await chat.say('Try again')), /has got your rating/);
    assert.deepEqual(chat.desk.rated, []);
  });

  it('that got no answer are not said to be nowhere', async () => {
    const left = textOf(await (await tried(AWAY)).say('my requests'));
    assert.doesNotMatch(left, /Nothing was changed|not sent/);
    assert.match(left, /I have kept what you wrote/);
    assert.match(textOf(await (await tried(AWAY)).say('Cancel')), /may be done or not/);
  });

  it('are kept where Jira refuses the rating', async () => {
    const chat = await asked();
    chat.desk.results.feedback = { kind: 'refused', reason: 'Too long.' };
    const replies = await chat.say('my long words');
    assert.match(textOf(replies), /Too long\.[^]*my long words/);
    assert.deepEqual(choicesOf(replies), ['Try again', 'Cancel']);
  });
});
