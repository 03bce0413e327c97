import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import type { ShareResult } from '../../../jira/ports.ts';
import { textOf } from '../../support/chat.ts';
import { signedIn } from './signedIn.ts';

const participant = { accountId: 'customer-9', displayName: 'Second Customer' };

describe('sharing a request', () => {
  it('asks for the address, confirms, and says with whom it is shared', async () => {
    const chat = signedIn();
    await chat.say('CERT-1');
    assert.match(textOf(await chat.say('Share with somebody')), /Write the e-mail address/);
    assert.match(textOf(await chat.say('Second@Example.com')), /Shall I share CERT-1 with second@example\.com/);
    assert.match(textOf(await chat.say('Yes')), /CERT-1 is shared with Second Customer now/);
    assert.deepEqual(chat.desk.shared, [{ key: 'CERT-1', email: 'second@example.com' }]);
  });

  it('shares nothing when the customer says no', async () => {
    const chat = signedIn();
    await chat.say('share CERT-1');
    await chat.say('second@example.com');
    assert.match(textOf(await chat.say('No')), /Nothing was changed/);
    assert.deepEqual(chat.desk.shared, []);
  });

  for (const said of ['Second Customer', '123456', 'a@b', 'a@example.com OR 1=1', '" OR project = SECRET --']) {
    it(`takes nothing but an address: ${said}`, async () => {
      const chat = signedIn();
      await chat.say('share CERT-1');
      assert.match(textOf(await chat.say(said)), /does not look like an e-mail address/);
    });
  }

  const results: readonly (readonly [ShareResult, RegExp])[] = [
    [{ kind: 'alreadyShared', participant }, /CERT-1 is shared with Second Customer already/],
    [{ kind: 'noAccount' }, /Nobody with the address second@example\.com[^]*nothing was shared/],
    [{ kind: 'severalAccounts' }, /more than one account[^]*Nothing was shared/],
    [{ kind: 'refused', reason: 'Sharing is off.' }, /Sharing is off\./],
    [{ kind: 'refused', reason: '' }, /did not accept that, and gave no reason\. Nothing was changed/],
    [{ kind: 'notFound' }, /does not offer that for CERT-1/],
  ];
  for (const [result, sentence] of results) {
    it(`says how it came out: ${result.kind}`, async () => {
      const chat = signedIn();
      chat.desk.results.share = result;
      for (const text of ['share CERT-1', 'second@example.com']) await chat.say(text);
      assert.match(textOf(await chat.say('Yes')), sentence);
    });
  }

  it('says that nothing was changed where it failed before, and keeps the address', async () => {
    for (const error of [new KojiError('unavailable', 'x', { nothingDone: true }), new KojiError('rateLimited', 'x')]) {
      const chat = signedIn();
      for (const text of ['share CERT-1', 'second@example.com']) await chat.say(text);
      chat.desk.fault = error;
      assert.match(
        textOf(await chat.say('Yes')),
        /could not share CERT-1 with second@example\.com[^]*Nothing was changed/,
      );
      await chat.say('Try again');
      assert.deepEqual(chat.desk.shared, [{ key: 'CERT-1', email: 'second@example.com' }]);
    }
  });
});
