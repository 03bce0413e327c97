import assert from 'node:assert/strict';
import { textOf } from '../support/chat.ts';
import type { Harness } from '../support/dialogHarness.ts';
import { ownRequest, signedIn } from './requests/signedIn.ts';

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
