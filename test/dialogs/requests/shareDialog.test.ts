import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import type { ShareResult } from '../../../jira/ports.ts';
import { choiceText } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { ownRequest, signedIn } from './signedIn.ts';
import { tellComment } from './tellComment.ts';

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

  it('is not done by an ok that may be for a comment that was told since', async () => {
    const chat = signedIn();
    await chat.say('share CERT-1 with second@example.com');
    tellComment(chat);
    assert.match(textOf(await chat.say('ok')), /Shall I share CERT-1 with second@example\.com/);
    assert.deepEqual(chat.desk.shared, []);
    await chat.say('ok');
    assert.equal(chat.desk.shared.length, 1);
  });

  for (const said of ['no wait third@example.com', 'third@example.com', 'Third <third@example.com>']) {
    it(`takes another address for the one that was asked about: ${said}`, async () => {
      const chat = signedIn();
      await chat.say('share CERT-1 with second@example.com');
      assert.match(textOf(await chat.say(said)), /Shall I share CERT-1 with third@example\.com/);
      await chat.say('yes');
      assert.deepEqual(chat.desk.shared, [{ key: 'CERT-1', email: 'third@example.com' }]);
    });
  }

  it('is not done by an ok with thanks that may be for such a comment, either', async () => {
    for (const said of ['ok thanks', 'ok, right, thanks']) {
      const chat = signedIn();
      await chat.say('share CERT-1 with second@example.com');
      tellComment(chat);
      assert.match(textOf(await chat.say(said)), /Shall I share CERT-1 with second@example\.com/, said);
      assert.deepEqual(chat.desk.shared, []);
      await chat.say(said);
      assert.equal(chat.desk.shared.length, 1, said);
    }
  });

  for (const said of [
    'close it',
    'approve it',
    'yes please close it',
    'ok thanks, close it',
    'yes, thank you, close it',
  ]) {
    it(`is not what is meant by another verb: ${said}`, async () => {
      const chat = signedIn();
      await chat.say('share CERT-1 with second@example.com');
      await chat.say(said);
      assert.deepEqual(chat.desk.shared, []);
    });
  }

  const NOBODY = 'no|nope|nobody|cancel|no thanks|nein|doch nicht|niemand|abbrechen|personne|annuler|nadie|cancelar';
  for (const said of NOBODY.split('|')) {
    it(`shares with nobody: ${said}`, async () => {
      const chat = signedIn();
      assert.deepEqual(choicesOf(await chat.say('share CERT-1')), ['Cancel']);
      assert.match(textOf(await chat.say(said)), /Nothing was changed/);
      await chat.say('share CERT-1 with second@example.com');
      assert.match(textOf(await chat.say(said)), /Nothing was changed/);
      assert.deepEqual(chat.desk.shared, []);
    });
  }

  const PASTED = [
    'Second Customer <second@example.com>',
    '<second@example.com>',
    'my boss second@example.com',
    '<mailto:Second@Example.com>',
    '"Customer, Second" <second@example.com>;',
    "it's second@example.com, please!",
  ];
  for (const said of PASTED) {
    it(`finds the address in ${said}`, async () => {
      const chat = signedIn();
      await chat.say('share CERT-1');
      assert.match(textOf(await chat.say(said)), /Shall I share CERT-1 with second@example\.com/);
    });
  }

  for (const said of [
    'share CERT-1 with second@example.com and third@example.com',
    'can you share CERT-1 with my boss second@example.com and also with third@example.com please',
  ]) {
    it(`shares with one after the other: ${said}`, async () => {
      const chat = signedIn();
      const asked = await chat.say(said);
      assert.match(textOf(asked), /one person at a time/);
      assert.deepEqual(choicesOf(asked), ['second@example.com', 'third@example.com', 'Cancel']);
      assert.match(textOf(await chat.say('third@example.com')), /Shall I share CERT-1 with third@example\.com/);
    });
  }

  it('asks for one address where two are written', async () => {
    const chat = signedIn();
    await chat.say('share CERT-1');
    assert.match(textOf(await chat.say('a@example.com, b@example.com')), /more than one e-mail address/);
    await chat.say('a@example.com');
    assert.match(textOf(await chat.say('b@example.com or c@example.com')), /more than one e-mail address/);
  });

  for (const said of ['Second Customer', '123456', 'a@b', '" OR project = SECRET --']) {
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
    [{ kind: 'refused', reason: '' }, /I could not share CERT-1[^]*Nothing was changed/],
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

  it('is tried again where the service desk has refused it without a reason', async () => {
    const chat = signedIn();
    chat.desk.results.share = { kind: 'refused', reason: '' };
    await chat.say('share CERT-1 with second@example.com');
    assert.deepEqual(choicesOf(await chat.say('Yes')), ['Try again', 'No']);
    delete chat.desk.results.share;
    assert.match(textOf(await chat.say('go on')), /is shared with Second Customer now/);
  });

  for (const [locale, said] of [
    ['en', 'both'],
    ['fr', 'les deux'],
    ['de', 'alle'],
    ['es', 'ambos'],
  ] as const)
    it(`is done with all that were named, one after the other: ${said}`, async () => {
      const chat = signedIn([ownRequest()], { locale });
      await chat.say('share CERT-1 with second@example.com and third@example.com');
      const asked = textOf(await chat.say(said));
      assert.match(asked, /CERT-1[^]*second@example\.com[^]*third@example\.com/);
      for (const email of ['third@example.com', undefined]) {
        const replies = textOf(await chat.say(choiceText(locale, 'yes')));
        if (email) assert.ok(replies.includes(email), replies);
      }
      assert.equal(chat.desk.shared.length, 2);
    });

  it('is not offered to those who may only decide on it', async () => {
    const chat = signedIn([ownRequest({ owner: 'customer-2', approvers: ['customer-1'] })]);
    for (const said of ['share CERT-1', 'share CERT-1 with second@example.com']) {
      const told = await chat.say(said);
      assert.match(textOf(told), /Only who created CERT-1, or somebody it is shared with, can share it/);
      assert.ok(choicesOf(told).includes('CERT-1'));
    }
  });

  it('tells of a request that was deleted, or is not theirs any more, what every action tells', async () => {
    const chat = signedIn();
    for (const text of ['share CERT-1', 'second@example.com']) await chat.say(text);
    chat.desk.requests = [];
    const told = await chat.say('Yes');
    assert.match(textOf(told), /no request CERT-1 among yours/);
    assert.ok(!choicesOf(told).includes('CERT-1'));
  });

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

describe('an order at a question about sharing', () => {
  const QUESTIONS = [
    'share CERT-1',
    'share CERT-1 with second@example.com',
    'share CERT-1 with second@example.com and third@example.com',
  ];

  for (const question of QUESTIONS) {
    for (const said of [
      'share CERT-2 with fourth@example.com',
      'CERT-2 with fourth@example.com',
      'CERT-2 mit fourth@example.com teilen',
    ]) {
      it(`shares the other request that it names: ${question}, ${said}`, async () => {
        const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })]);
        await chat.say(question);
        assert.match(textOf(await chat.say(said)), /Shall I share CERT-2 with fourth@example\.com/);
        await chat.say('yes');
        assert.deepEqual(chat.desk.shared, [{ key: 'CERT-2', email: 'fourth@example.com' }]);
      });
    }

    for (const said of [
      'comment CERT-2: mail me at fourth@example.com',
      'comment on CERT-2 mail me at fourth@example.com',
      'kommentar zu CERT-2: mail me at fourth@example.com',
      'comment CERT-1: mail me at fourth@example.com',
    ]) {
      it(`writes the comment that is said, with its address: ${question}, ${said}`, async () => {
        const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })]);
        await chat.say(question);
        assert.match(textOf(await chat.say(said)), /mail me at fourth@example\.com/);
        await chat.say('yes');
        assert.deepEqual(chat.desk.shared, []);
        assert.match(chat.desk.commented[0]?.text ?? '', /mail me at fourth@example\.com$/);
      });
    }

    for (const said of ['share CERT-1 with fourth@example.com', 'CERT-1 with fourth@example.com']) {
      it(`is its answer where it is about the same request: ${question}, ${said}`, async () => {
        const chat = signedIn();
        await chat.say(question);
        assert.match(textOf(await chat.say(said)), /Shall I share CERT-1 with fourth@example\.com/);
      });
    }
  }
});
