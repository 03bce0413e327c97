import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { ownRequest, signedIn } from './signedIn.ts';

const AT = Date.UTC(2026, 2, 4, 10, 30);

describe('the dates of a request that is shown', () => {
  for (const [said, day, moment] of [
    ['auf deutsch bitte', /04\.03\.2026/, /04\.03\.2026, \d\d:30/],
    ['en français', /4 mars 2026/, /4 mars 2026[^]*\d\d:30/],
    ['en español', /4 mar 2026/, /4 mar 2026[^]*\d\d?:30/],
  ] as const)
    it(`are in the language that is asked for there: ${said}`, async () => {
      const chat = signedIn([ownRequest({ statusChangedAtMs: AT })]);
      chat.desk.comments = [
        { id: '1', authorAccountId: 'agent-1', authorName: 'Demo Agent', text: 'On it', createdAtMs: AT },
      ];
      chat.desk.serviceLevels = [{ name: 'Solution', state: 'running', dueAtMs: AT }];
      assert.match(textOf(await chat.say('CERT-1')), /Mar 4, 2026[^]*Mar 4, 2026, \d\d?:30/);
      const again = textOf(await chat.say(said));
      assert.doesNotMatch(again, /Mar 4, 2026/);
      assert.match(again, day);
      assert.match(again, moment);
    });
});
