import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { anApproval, anArticle } from '../../support/fakeServiceDesk.ts';
import { CLOSED, file, ownRequest, signedIn } from '../requests/signedIn.ts';

const withFile = (text = '') => ({ type: 'message', text, attachments: [file('a.png')] });

async function at(way: readonly string[]): Promise<Harness> {
  const requests = [ownRequest({ approvers: ['customer-1'] }), ownRequest({ ...CLOSED, key: 'CERT-2' })];
  const chat = signedIn(requests);
  chat.desk.transitions = [{ id: '21', name: 'It works now' }];
  chat.desk.approvals = [anApproval()];
  for (const text of way) await chat.say(text);
  return chat;
}

interface Place {
  readonly name: string;
  readonly way: readonly string[];
  readonly asks: RegExp;
  readonly answer: string;
  /** What is asked after that. */
  readonly more?: readonly string[];
}

const QUESTIONS: readonly Place[] = [
  { name: 'a change of status', way: ['close CERT-1'], asks: /shall I do that/, answer: 'yes' },
  { name: 'a decision', way: ['approve CERT-1'], asks: /in your name/, answer: 'yes' },
  {
    name: 'an address to share with',
    way: ['share CERT-1'],
    asks: /With whom shall I share/,
    answer: 'b@example.com',
    more: ['no'],
  },
  { name: 'a rating', way: ['rate CERT-2'], asks: /How satisfied/, answer: '4', more: ['Skip'] },
  { name: 'words with a rating', way: ['rate CERT-2', '4'], asks: /a few words/, answer: 'Skip' },
];

describe('a file that is sent while something else is asked', () => {
  for (const { name, way, asks, answer, more = [] } of QUESTIONS) {
    describe(name, () => {
      it('is kept, and what was asked is asked again', async () => {
        const chat = await at(way);
        const text = textOf(await chat.send(withFile()));
        assert.match(text, /I keep a\.png/);
        assert.match(text, asks);
        for (const each of [answer, ...more]) await chat.say(each);
        assert.match(textOf(await chat.say('attach it to CERT-1')), /would go on CERT-1[^]*a\.png/);
      });

      it('is kept when it comes with the answer', async () => {
        const chat = await at(way);
        const text = textOf(await chat.send(withFile(answer)));
        assert.match(text, /I keep a\.png/);
        assert.doesNotMatch(text, asks);
      });
    });
  }

  it('is asked about when all is answered', async () => {
    const chat = await at(['close CERT-1']);
    await chat.send(withFile());
    const done = await chat.say('yes');
    assert.match(textOf(done), /CERT-1 is now[^]*What shall I do with a\.png/);
    assert.ok(choicesOf(done).includes('Create a request with it'));
  });

  it('is asked about when what was asked is stopped, and does not go into a request that was left', async () => {
    const chat = await at(['Create a request', 'Get IT help', 'No toner', 'close CERT-1']);
    await chat.send(withFile());
    const stopped = await chat.say('stop');
    assert.match(textOf(stopped), /I have stopped[^]*What shall I do with a\.png/);
    assert.ok(choicesOf(stopped).includes('Go on with my request'));
    assert.match(textOf(await chat.say('stop')), /dropped what you had attached/);
    assert.doesNotMatch(textOf(await chat.say('go on')), /a\.png/);
  });

  it('is kept while the customer signs in', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    chat.desk.requests = [ownRequest()];
    await chat.say('my requests');
    assert.match(textOf(await chat.send(withFile())), /I keep a\.png/);
    for (const text of ['customer@example.com', '424242']) await chat.say(text);
    assert.match(textOf(await chat.say('attach it to CERT-1')), /would go on CERT-1[^]*a\.png/);
  });

  it('is kept when it comes with a word that answers whether an article helped', async () => {
    const chat = await at([]);
    chat.desk.articles = [anArticle()];
    await chat.say('toner');
    assert.match(textOf(await chat.send(withFile('yes'))), /What shall I do with a\.png/);
  });

  it('goes with the comment when it comes with the yes to it', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    assert.match(textOf(await chat.send(withFile('yes'))), /Second floor[^]*a\.png[^]*Shall I add it/);
    await chat.say('yes');
    assert.deepEqual(
      chat.desk.attached.map(({ key, ids }) => [key, ids]),
      [['CERT-1', ['temp-1']]],
    );
  });

  it('is attached to the request whose key is typed when it is asked what it is for', async () => {
    for (const key of ['CERT-1', 'cert-1', 'CERT 1']) {
      const chat = await at(['my requests']);
      await chat.send(withFile());
      assert.match(textOf(await chat.say(key)), /would go on CERT-1[^]*a\.png/, key);
    }
  });

  it('is dropped by a no to what it is for, and a yes makes a request where that alone is offered', async () => {
    for (const no of ['no', 'no thanks', 'nein danke']) {
      const chat = await at([]);
      await chat.send(withFile());
      assert.match(textOf(await chat.say(no)), /dropped what you had attached/, no);
    }
    const chat = await at([]);
    await chat.send(withFile());
    assert.match(textOf(await chat.say('yes')), /attach it to one of your requests, or create a request with it/);
    chat.desk.requests = [];
    assert.match(textOf(await chat.say('yes')), /What kind of request/);
  });

  it('waits when a key is typed later on', async () => {
    const chat = await at([]);
    for (const each of [withFile(), { type: 'message', text: 'hello' }]) await chat.send(each);
    assert.match(textOf(await chat.say('CERT-1')), /would you like to do with it/);
  });
});

describe('a file that came while something was asked of a request', () => {
  it('is offered first for that very request, closed though it is by then', async () => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })]);
    chat.desk.transitions = [{ id: '21', name: 'It works now' }];
    await chat.say('close CERT-2');
    await chat.send(withFile());
    assert.deepEqual(choicesOf(await chat.say('yes')).slice(0, 2), ['Attach to CERT-2', 'Attach to CERT-1']);
  });

  it('may be for a request that is closed by then: a yes does not choose among two', async () => {
    const chat = signedIn([ownRequest()]);
    chat.desk.transitions = [{ id: '21', name: 'It works now' }];
    for (const line of ['close CERT-1', 'yes']) await chat.say(line);
    chat.desk.requests = [ownRequest(CLOSED)];
    const asked = await chat.send(withFile());
    assert.match(textOf(asked), /attach it to one of your requests/);
    assert.match(textOf(await chat.say('yes')), /What shall I do with/);
  });

  it('is not offered for what was dealt with long ago', async () => {
    const chat = signedIn([ownRequest(CLOSED)]);
    for (const line of ['comment on CERT-1: thanks', 'yes']) await chat.say(line);
    chat.clock.at += 24 * 60 * 60_000;
    assert.deepEqual(choicesOf(await chat.send(withFile())).slice(0, 1), ['Create a request with it']);
  });
});
