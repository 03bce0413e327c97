import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { killedAfter } from '../../support/killedTurn.ts';
import { ownRequest, signedIn } from './signedIn.ts';

const SECOND = {
  accountId: 'customer-9',
  displayName: 'Second Customer',
  email: 'second@example.com',
  timeZone: undefined,
};

/** The desk answers the next share with nothing. */
async function unanswered(kind: 'unavailable' | 'contract' = 'unavailable'): Promise<Harness> {
  const chat = signedIn();
  chat.desk.accounts = [SECOND];
  await chat.say('share CERT-1 with second@example.com');
  chat.desk.fault = new KojiError(kind, 'no answer');
  return chat;
}

function isThere({ desk }: Harness): void {
  desk.requests = [ownRequest({ sharedWith: [SECOND.accountId] })];
}

describe('sharing a request on its way to the service desk', () => {
  for (const kind of ['unavailable', 'contract'] as const) {
    it(`is done where the person is there although no answer came: ${kind}`, async () => {
      const chat = await unanswered(kind);
      isThere(chat);
      assert.match(textOf(await chat.say('yes')), /CERT-1 is shared with Second Customer now/);
    });
  }

  it('is not done yet where the person is not there, and can be tried again', async () => {
    const chat = await unanswered();
    const told = await chat.say('yes');
    assert.match(textOf(told), /no answer[^]*do not see second@example\.com at CERT-1 so far/);
    assert.deepEqual(choicesOf(told), ['Try again', 'No']);
    assert.match(textOf(await chat.say('Try again')), /CERT-1 is shared with Second Customer now/);
    assert.equal(chat.desk.shared.length, 1);
  });

  it('may be done or not where nobody says', async () => {
    const chat = await unanswered();
    chat.desk.outage = new KojiError('unavailable', 'no answer');
    assert.match(textOf(await chat.say('yes')), /may be shared with second@example\.com or not/);
  });

  it('is not said to be undone when it is given up, or left', async () => {
    for (const said of ['no', 'my requests', 'stop', 'bye']) {
      const chat = await unanswered();
      await chat.say('yes');
      assert.doesNotMatch(textOf(await chat.say(said)), /Nothing was changed|nothing was sent/, said);
    }
  });

  it('is found to be there at another try', async () => {
    const chat = await unanswered();
    await chat.say('yes');
    chat.desk.results.share = { kind: 'alreadyShared', participant: SECOND };
    assert.match(textOf(await chat.say('Try again')), /CERT-1 is shared with Second Customer now/);
  });

  it('whose server was killed is told as what it is', async () => {
    const chat = signedIn();
    await chat.say('share CERT-1 with second@example.com');
    const other = await killedAfter(chat, 'shareRequest', 'yes');
    chat.desk.results.share = { kind: 'alreadyShared', participant: SECOND };
    assert.match(textOf(await other.say('yes')), /CERT-1 is shared with Second Customer now/);
  });
});
