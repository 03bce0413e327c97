import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { chatted } from '../interruptions/unfinishedFlows.ts';
import { CLOSE, signedIn } from './signedIn.ts';

async function sharing(...said: readonly string[]): Promise<Harness> {
  const chat = signedIn();
  for (const text of said) await chat.say(text);
  return chat;
}

const BOTH = 'share CERT-1 with second@example.com and third@example.com';
const NEXT = /Shall I share CERT-1 with third@example\.com/;

function sharedWith({ desk }: Harness): readonly string[] {
  return desk.shared.map(({ email }) => email);
}

describe('a request that is to be shared with several people', () => {
  it('is shared with one after the other', async () => {
    const chat = await sharing(BOTH);
    assert.match(textOf(await chat.say('second@example.com')), /with second@example\.com[^]*then: third@example\.com/);
    assert.match(textOf(await chat.say('yes')), /is shared with[^]*Shall I share CERT-1 with third@example\.com/);
    await chat.say('yes');
    assert.deepEqual(sharedWith(chat), ['second@example.com', 'third@example.com']);
  });

  it('is shared with the second where the first is turned down', async () => {
    const chat = await sharing(BOTH, 'second@example.com');
    assert.match(textOf(await chat.say('no')), NEXT);
    await chat.say('yes');
    assert.deepEqual(sharedWith(chat), ['third@example.com']);
  });

  for (const kind of ['noAccount', 'severalAccounts', 'refused'] as const) {
    it(`is shared with the second where the first is not to be had: ${kind}`, async () => {
      const chat = await sharing(BOTH, 'second@example.com');
      chat.desk.results.share = kind === 'refused' ? { kind, reason: 'Not this one.' } : { kind };
      assert.match(textOf(await chat.say('yes')), NEXT);
    });
  }

  it('is shared with nobody once it is not theirs any more', async () => {
    const chat = await sharing(BOTH, 'second@example.com');
    chat.desk.requests = [];
    assert.doesNotMatch(textOf(await chat.say('yes')), NEXT);
  });

  it('keeps the second through another try', async () => {
    const chat = await sharing(BOTH, 'second@example.com');
    chat.desk.fault = new KojiError('rateLimited', 'not now');
    await chat.say('yes');
    assert.match(textOf(await chat.say('Try again')), NEXT);
  });

  it('keeps the second through a sign-out', async () => {
    const chat = await sharing(BOTH, 'second@example.com');
    const { person } = chat.identity;
    chat.identity.person = undefined;
    await chat.say('yes');
    chat.identity.person = person;
    assert.match(textOf(await chat.say('go on')), /with second@example\.com/);
    assert.match(textOf(await chat.say('yes')), NEXT);
  });

  for (const word of ['stop', 'bye', 'my requests']) {
    it(`goes on with both after it was interrupted: ${word}`, async () => {
      const chat = await sharing(BOTH, 'second@example.com', word);
      assert.match(textOf(await chat.say('go on')), /with second@example\.com[^]*then: third@example\.com/);
      assert.match(textOf(await chat.say('yes')), NEXT);
    });
  }

  it('goes on with both after a chat', async () => {
    const chat = await sharing(BOTH, 'second@example.com');
    await chatted(chat);
    await chat.say('go on');
    assert.match(textOf(await chat.say('yes')), NEXT);
  });

  for (const said of ['cancel', 'nobody']) {
    it(`is shared with nobody more: ${said}`, async () => {
      const chat = await sharing(BOTH, 'second@example.com');
      const told = textOf(await chat.say(said));
      assert.match(told, /Nothing was changed/);
      assert.doesNotMatch(told, NEXT);
    });
  }

  it('is kept with both where something else is done instead', async () => {
    const chat = await sharing(BOTH, 'second@example.com');
    chat.desk.transitions = [CLOSE];
    assert.match(textOf(await chat.say('yes, close it')), /I have kept[^]*shall I do that with CERT-1/);
    await chat.say('yes');
    assert.match(textOf(await chat.say('go on')), /with second@example\.com[^]*then: third@example\.com/);
  });

  it('takes no yes for the second that was said to the first', async () => {
    const chat = await sharing(BOTH, 'second@example.com');
    const timestamp = new Date(chat.clock.at);
    chat.clock.at += 800;
    for (const text of ['yes', 'yes']) await chat.send({ type: 'message', text, timestamp });
    assert.deepEqual(sharedWith(chat), ['second@example.com']);
  });
});

describe('another address at the question whether to share', () => {
  for (const said of [
    'yes but also third@example.com',
    'yes, and third@example.com too',
    'ja, und auch mit third@example.com',
    'oui, et aussi third@example.com',
    'sí, y también con third@example.com',
  ]) {
    it(`comes after the one that is confirmed with it: ${said}`, async () => {
      const chat = await sharing('share CERT-1 with second@example.com');
      assert.match(textOf(await chat.say(said)), NEXT);
      assert.deepEqual(sharedWith(chat), ['second@example.com']);
      await chat.say('yes');
      assert.deepEqual(sharedWith(chat), ['second@example.com', 'third@example.com']);
    });
  }

  for (const said of ['also third@example.com', 'and third@example.com as well', 'plus third@example.com']) {
    it(`is added, and confirms nothing: ${said}`, async () => {
      const chat = await sharing('share CERT-1 with second@example.com');
      assert.match(textOf(await chat.say(said)), /with second@example\.com[^]*then: third@example\.com/);
      assert.deepEqual(sharedWith(chat), []);
      assert.match(textOf(await chat.say('yes')), NEXT);
    });
  }

  it('confirms nothing with the Spanish “and”', async () => {
    const chat = await sharing('share CERT-1 with second@example.com');
    for (const said of ['y third@example.com', 'y también con fourth@example.com']) await chat.say(said);
    assert.deepEqual(sharedWith(chat), []);
    assert.match(textOf(await chat.say('yes')), NEXT);
  });

  for (const said of [
    'no, third@example.com',
    'third@example.com instead',
    'not her but also not me: third@example.com',
    'yes, third@example.com',
  ]) {
    it(`takes its place: ${said}`, async () => {
      const chat = await sharing('share CERT-1 with second@example.com');
      assert.match(textOf(await chat.say(said)), NEXT);
      await chat.say('yes');
      assert.deepEqual(sharedWith(chat), ['third@example.com']);
    });
  }

  it('is added to those that come after', async () => {
    const chat = await sharing(BOTH, 'second@example.com', 'also fourth@example.com', 'yes', 'yes', 'yes');
    assert.deepEqual(sharedWith(chat), ['second@example.com', 'third@example.com', 'fourth@example.com']);
    assert.ok(
      !choicesOf(await chat.say('hello'))
        .join()
        .includes('Go on with'),
    );
  });
});
