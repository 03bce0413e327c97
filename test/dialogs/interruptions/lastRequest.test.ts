import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { ownRequest, signedIn } from '../requests/signedIn.ts';

describe('what is said of a request without its key', () => {
  const looking = async (): Promise<Harness> => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-3' })]);
    chat.desk.transitions = [{ id: '31', name: 'It works now' }];
    for (const each of ['my requests', 'CERT-3', 'close', 'no']) await chat.say(each);
    return chat;
  };

  const SAID: Readonly<Record<string, RegExp>> = {
    'close it, it works now': /It works now[^]*CERT-3/,
    'add a comment that it is urgent': /CERT-3[^]*it is urgent\n\nShall I add it/,
    'is it done': /\[CERT-3\][^]*What would you like to do with it/,
    'ticket 1': /\[CERT-1\][^]*What would you like to do with it/,
    'close ticket number 1': /It works now[^]*CERT-1/,
  };
  for (const [said, answer] of Object.entries(SAID)) {
    it(`is done with the one that is meant: ${said}`, async () =>
      assert.match(textOf(await (await looking()).say(said)), answer));
  }

  for (const said of ['status 404', 'ticket 9', 'share drive is full']) {
    it(`is looked up where no request is meant: ${said}`, async () =>
      assert.match(textOf(await (await looking()).say(said)), /found nothing about/));
  }
});

describe('the number of a request that was listed', () => {
  async function listed(): Promise<Harness> {
    const chat = signedIn(['CERT-401', 'CERT-35'].map((key) => ownRequest({ key })));
    chat.desk.transitions = [{ id: '21', name: 'Close' }];
    for (const said of ['CERT-401', 'search for vpn']) await chat.say(said);
    return chat;
  }

  for (const [said, asked] of [
    ['401', /^\[CERT-401\]/],
    ['number 401', /^\[CERT-401\]/],
    ['what about the item 401?', /^\[CERT-401\]/],
    ['mark 401 as done', /\*\*Close\*\*: shall I do that with CERT-401/],
    ['close ticket number 401 please', /\*\*Close\*\*: shall I do that with CERT-401/],
    ['402', /found nothing/],
    ['error 401', /found nothing/],
  ] as const)
    it(`means it, or something else: ${said}`, async () =>
      assert.match(textOf(await (await listed()).say(said)), asked));
});

describe('what is said right after a request was created', () => {
  for (const [said, asked] of [
    ['add a comment: it is dark', /This would go on CERT-101[^]*it is dark/],
    ['share it with second@example.com', /share CERT-101 with second@example\.com/],
    ['close it', /\*\*Close\*\*: shall I do that with CERT-101/],
  ] as const)
    it(`is about that one: ${said}`, async () => {
      const chat = signedIn();
      chat.desk.transitions = [{ id: '21', name: 'Close' }];
      for (const each of ['create a request', 'Get IT help', 'No toner', 'send']) await chat.say(each);
      assert.match(textOf(await chat.say(said)), asked);
    });
});

describe('a question about a request, in the middle of another one', () => {
  for (const said of ['by the way, what is the status of CERT-1?', 'was ist eigentlich mit CERT-1?'])
    it(`is answered, and is no value: ${said}`, async () => {
      const chat = signedIn();
      for (const each of ['create a request', 'Get IT help']) await chat.say(each);
      assert.match(textOf(await chat.say(said)), /I keep your request[^]*\[CERT-1\]/);
    });
});
