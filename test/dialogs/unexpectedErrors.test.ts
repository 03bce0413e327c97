import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import type { Harness } from '../support/dialogHarness.ts';
import { file, signedIn } from './requests/signedIn.ts';

/** What is done without where the desk does not answer; `storedRecord` is a mistake of our own. */
const PLACES: readonly (readonly [string, (chat: Harness) => Promise<unknown>])[] = [
  ['a search', (chat) => chat.say('my screen is black')],
  ['a human', (chat) => chat.say('talk to an operator')],
  ['files', (chat) => chat.send({ type: 'message', attachments: [file('a.png')] })],
];

describe('an error that nobody expected', () => {
  for (const [place, go] of PLACES) {
    it(`is not swallowed: ${place}`, async () => {
      const chat = signedIn();
      chat.desk.outage = new KojiError('storedRecord', 'a mistake of our own');
      await assert.rejects(go(chat), /a mistake of our own/);
    });
  }
});
