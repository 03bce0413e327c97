import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { CODE, aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aRequest } from '../../support/fakeServiceDesk.ts';

const owned = { ...aRequest(), owner: 'customer-1', isOpen: true };

describe('sign-in', () => {
  it('shows a card with the log-in page on our own pages, or a code by e-mail', async () => {
    const replies = await createDialogHarness({ channel: 'directline' }).say('my requests');
    const expected = { type: 'openUrl', title: 'Log in', value: 'https://koji.test/login?return=/portal' };
    assert.deepEqual(replies[0]?.cards[0]?.buttons, [expected]);
    assert.deepEqual(choicesOf(replies), ['Get a code by e-mail', 'Stop']);
  });

  it('goes on with what was asked when the page says that somebody signed in', async () => {
    const chat = createDialogHarness();
    chat.desk.requests = [owned];
    await chat.say('my requests');
    chat.identity.person = aPerson();
    const text = textOf(await chat.send({ type: 'event', name: 'koji/signedIn' }));
    assert.match(text, /Thank you, Demo Customer, you are signed in/);
    assert.match(text, /CERT-1/);
  });

  it('shows a name as it is, whatever signs are in it', async () => {
    const chat = createDialogHarness();
    await chat.say('my requests');
    chat.identity.person = aPerson({ name: 'Second *Customer* [x]' });
    const text = textOf(await chat.send({ type: 'event', name: 'koji/signedIn' }));
    assert.match(text, /Thank you, Second \\\*Customer\\\* \\\[x\\\]/);
  });

  it('does not believe the event: the server says who it is', async () => {
    const chat = createDialogHarness();
    chat.desk.requests = [owned];
    await chat.say('my requests');
    assert.deepEqual(await chat.send({ type: 'event', name: 'koji/signedIn', value: aPerson() }), []);
  });

  it('asks at every message who it is now', async () => {
    const chat = createDialogHarness();
    chat.desk.requests = [owned];
    await chat.say('my requests');
    chat.identity.person = aPerson();
    assert.match(textOf(await chat.say('done')), /CERT-1/);
  });

  it('asks nothing of somebody who is signed in already', async () => {
    const chat = createDialogHarness();
    chat.desk.requests = [owned];
    chat.identity.person = aPerson();
    assert.match(textOf(await chat.say('my requests')), /^Your open requests/);
  });

  for (const channel of ['msteams', 'emulator']) {
    it(`takes an address and a code on ${channel}, then goes on with what was asked`, async () => {
      const chat = createDialogHarness({ channel });
      chat.desk.requests = [owned];
      assert.match(textOf(await chat.say('my requests')), /What is your e-mail address\?/);
      assert.match(textOf(await chat.say('customer@example.com')), /code of six digits to customer@example\.com/);
      assert.deepEqual(chat.identity.mailed, ['customer@example.com']);
      assert.match(textOf(await chat.say(CODE)), /signed in.[^]*CERT-1/);
    });
  }

  it('asks a person whom Teams knows, but who has no account, for a code', async () => {
    const chat = createDialogHarness({ channel: 'msteams' });
    const { accountId: _none, ...person } = aPerson({ id: 'entra:t:1' });
    chat.identity.person = person;
    assert.match(textOf(await chat.say('my requests')), /What is your e-mail address\?/);
  });

  it('tells how many tries are left after a wrong code', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    await chat.say('my requests');
    await chat.say('customer@example.com');
    const replies = await chat.say('111111');
    assert.match(textOf(replies), /Tries left: 4/);
    assert.deepEqual(choicesOf(replies), ['Send a new code', 'Use another address', 'Stop']);
  });

  it('starts over with the address after too many wrong codes', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    await chat.say('my requests');
    await chat.say('customer@example.com');
    for (const code of ['111111', '222222', '333333', '444444']) await chat.say(code);
    assert.match(textOf(await chat.say('555555')), /too many wrong codes[^]*address again/);
  });

  it('sends a new code, or one to another address', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    await chat.say('my requests');
    await chat.say('customer@example.com');
    await chat.say('Send a new code');
    await chat.say('Use another address');
    await chat.say('other@example.com');
    assert.deepEqual(chat.identity.mailed, ['customer@example.com', 'customer@example.com', 'other@example.com']);
  });

  it('sends a code to another address that is written instead of the code', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    await chat.say('my requests');
    await chat.say('custommer@example.com');
    assert.match(textOf(await chat.say('sorry, customer@example.com')), /code of six digits to customer@example\.com/);
    assert.deepEqual(chat.identity.mailed, ['custommer@example.com', 'customer@example.com']);
  });

  it('takes the code of an earlier mail when it is too soon for another', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    chat.identity.started = { kind: 'tooSoon', retryAfterMs: 41_200 };
    chat.desk.requests = [owned];
    await chat.say('my requests');
    assert.match(textOf(await chat.say('customer@example.com')), /new one in 42 seconds[^]*write it here/);
    // Said once: by now it is less.
    const again = textOf(await chat.say('what code?'));
    assert.match(again, /write it here/);
    assert.doesNotMatch(again, /42 seconds/);
    assert.match(textOf(await chat.say(CODE)), /CERT-1/);
  });

  it('keeps what was asked, and says that it is the mail, while no code can be mailed', async () => {
    for (const channel of ['emulator', 'directline']) {
      const chat = createDialogHarness({ channel });
      chat.desk.requests = [owned];
      chat.identity.started = { kind: 'notSent', email: 'customer@example.com' };
      await chat.say('my requests');
      const text = textOf(await chat.say('customer@example.com'));
      assert.match(text, /could not send a code to customer@example\.com/);
      assert.doesNotMatch(text, /service desk/);
      chat.identity.started = undefined;
      assert.match(textOf(await chat.say('customer@example.com')), /code of six digits to customer@example\.com/);
      assert.match(textOf(await chat.say(CODE)), /CERT-1/);
    }
  });

  it('asks for the code of the mail before where another could not be mailed', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    chat.desk.requests = [owned];
    await chat.say('my requests');
    await chat.say('customer@example.com');
    chat.identity.started = { kind: 'notSent', email: 'other@example.com' };
    assert.match(textOf(await chat.say('other@example.com')), /could not send a code to other@example\.com/);
    assert.match(textOf(await chat.say(CODE)), /CERT-1/);
  });

  it('says how long to wait when too many codes were mailed, and takes the address again then', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    chat.identity.started = { kind: 'tooMany', retryAfterMs: 41.2 * 60_000 };
    await chat.say('my requests');
    assert.match(textOf(await chat.say('customer@example.com')), /too many codes[^]*42/i);
    chat.identity.started = undefined;
    assert.match(textOf(await chat.say('customer@example.com')), /a code of six digits/);
  });

  it('keeps what was asked, and says that the code still works, while the service desk does not answer', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    chat.desk.requests = [owned];
    await chat.say('my requests');
    await chat.say('customer@example.com');
    const signedIn = chat.identity.behindCode;
    chat.identity.behindCode = { kind: 'deskAway' };
    const replies = await chat.say(CODE);
    assert.match(textOf(replies), /code is right[^]*still works: please write it again/);
    assert.deepEqual(choicesOf(replies), ['Send a new code', 'Use another address', 'Stop']);
    chat.identity.behindCode = signedIn;
    assert.match(textOf(await chat.say(CODE)), /signed in.[^]*CERT-1/);
  });

  for (const said of [
    'it is customer@example.com',
    'My address is <customer@example.com>.',
    '"customer@example.com"!',
    'Demo Customer <Customer@Example.com>, please',
  ]) {
    it(`takes the one address in a sentence: ${said}`, async () => {
      const chat = createDialogHarness();
      await chat.say('my requests');
      assert.match(textOf(await chat.say(said)), /code of six digits to customer@example\.com/);
    });
  }

  it('takes none where there are several, or where it is cut off', async () => {
    const chat = createDialogHarness();
    await chat.say('my requests');
    const several = textOf(await chat.say('customer@example.com or other@example.com'));
    assert.match(several, /more than one e-mail address/);
    assert.match(textOf(await chat.say('it is customer@example')), /does not look like an e-mail address/);
    assert.deepEqual(chat.identity.mailed, []);
  });

  for (const said of ['get a code', 'send me a code please', 'code', 'by e-mail', 'Get a code by e-mail']) {
    it(`asks for the address of whoever wants a code: ${said}`, async () => {
      for (const channel of ['directline', 'emulator']) {
        const chat = createDialogHarness({ channel });
        await chat.say('my requests');
        assert.match(
          textOf(await chat.say(said)),
          /^For this I need to know who you are\. What is your e-mail address\?/,
        );
      }
    });
  }

  for (const [kind, sentence] of [
    ['noAccount', /no account at the service desk/],
    ['severalAccounts', /more than one account/],
  ] as const) {
    it(`makes no account and guesses none: ${kind}`, async () => {
      const chat = createDialogHarness({ channel: 'emulator' });
      chat.identity.behindCode = { kind, email: 'customer@example.com' };
      await chat.say('my requests');
      await chat.say('customer@example.com');
      const replies = await chat.say(CODE);
      assert.match(textOf(replies), sentence);
      assert.deepEqual(choicesOf(replies), ['Use another address', 'Talk to an agent', 'Stop']);
      assert.match(textOf(await chat.say('second@example.com')), /code of six digits to second@example\.com/);
    });
  }

  it('signs out at any step', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    await chat.say('create a request');
    assert.match(textOf(await chat.say('sign out')), /You are signed out/);
    assert.equal(chat.identity.person, undefined);
    assert.match(textOf(await chat.say('my requests')), /need to know who you are/);
  });

  it('signs in for its own sake', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    await chat.say('log in');
    await chat.say('customer@example.com');
    assert.match(textOf(await chat.say(CODE)), /signed in as Demo Customer/);
  });

  it('keeps the code out of the record of the conversation', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    await chat.say('my requests');
    await chat.say('customer@example.com');
    await chat.say(CODE);
    await chat.say('talk to an agent');
    assert.ok(!JSON.stringify(chat.humans.wanted).includes(CODE));
  });
});
