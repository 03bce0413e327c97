import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { ownRequest, signedIn } from './signedIn.ts';

describe('somebody who was signed out on another page', () => {
  for (const last of ['stop', 'my requests'])
    it(`reads no further request of whom was there before: ${last}`, async () => {
      const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2', summary: 'Other matter' })]);
      await chat.say('comment on CERT-1 and share CERT-2');
      await chat.say('Still no toner');
      chat.identity.person = undefined;
      assert.doesNotMatch(textOf(await chat.say(last)), /CERT-2/);
    });
});
