import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../support/chat.ts';
import type { Harness } from '../support/dialogHarness.ts';
import { ownRequest, signedIn } from './requests/signedIn.ts';

function desk(): Harness {
  const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-3', summary: 'No paper' })]);
  chat.desk.transitions = [{ id: '21', name: 'Close' }];
  return chat;
}

describe('requests that are named in a row', () => {
  for (const said of ['close CERT-1 and CERT-3', 'close CERT-1, CERT-3', 'bitte CERT-1 und CERT-3 schließen']) {
    it(`are dealt with one after the other: ${said}`, async () => {
      const chat = desk();
      assert.match(textOf(await chat.say(said)), /one request at a time: first CERT-1, then CERT-3[^]*with CERT-1/);
      assert.match(textOf(await chat.say('yes')), /CERT-1 is now[^]*shall I do that with CERT-3/);
      await chat.say('yes');
      assert.deepEqual(
        chat.desk.moved.map(({ key }) => key),
        ['CERT-1', 'CERT-3'],
      );
    });
  }

  it('can be chosen one after the other where they are only looked at', async () => {
    const chat = desk();
    const replies = await chat.say('CERT-1 and CERT-3');
    assert.match(textOf(replies), /one request at a time[^]*CERT-3/);
    assert.ok(choicesOf(replies).includes('CERT-3'));
    assert.match(textOf(await chat.say('CERT-3')), /No paper/);
    assert.deepEqual(chat.desk.commented, []);
  });

  for (const said of ['CERT-1 and CERT-3', 'cert-1 OR reporter = currentUser()']) {
    it(`are no comment: ${said}`, async () => {
      assert.doesNotMatch(textOf(await desk().say(said)), /This would go on/);
    });
  }
});
