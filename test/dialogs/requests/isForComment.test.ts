import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { anApproval } from '../../support/deskData.ts';
import { NOW } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { CLOSE, ownRequest, signedIn } from './signedIn.ts';

/** A comment is told of behind the question whether to do that. */
async function toldBehind(order: string): Promise<Harness> {
  const chat = signedIn([ownRequest({ approvers: ['customer-1'] })]);
  chat.desk.transitions = [CLOSE];
  chat.desk.approvals = [anApproval({ id: '1' })];
  await chat.say(order);
  chat.clock.at = NOW + 2;
  chat.watch.told = { keys: ['CERT-1'], at: NOW + 1 };
  return chat;
}

const done = ({ desk }: Harness) => [...desk.moved, ...desk.decided];

describe('an “ok” that may be meant for a comment that was told behind the question', () => {
  for (const order of ['close CERT-1', 'approve CERT-1']) {
    it(`does nothing that cannot be undone, and is asked about: ${order}`, async () => {
      const chat = await toldBehind(order);
      assert.match(textOf(await chat.say('ok')), /CERT-1/);
      assert.deepEqual(done(chat), []);
      await chat.say('ok');
      assert.equal(done(chat).length, 1);
    });

    it(`is no plain yes, which is enough: ${order}`, async () => {
      const chat = await toldBehind(order);
      await chat.say('Yes');
      assert.equal(done(chat).length, 1);
    });
  }
});
