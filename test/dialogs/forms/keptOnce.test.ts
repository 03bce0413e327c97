import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import type { BotHarness } from '../../support/botHarness.ts';
import { createBotHarness } from '../../support/botHarness.ts';
import type { Chat } from '../../support/chat.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { CODE, aPerson } from '../../support/dialogFakes.ts';
import { CLOSE, CLOSED, ownRequest, signedIn } from '../requests/signedIn.ts';

const COMMENT = 'comment on CERT-1: Second floor';

/** The whole bot, to which the desk does not answer while the first is said. */
async function awayAt(said: string): Promise<{ readonly chat: BotHarness; readonly told: string }> {
  const chat = createBotHarness();
  chat.identity.person = aPerson();
  chat.desk.requests = [ownRequest(), ownRequest({ key: 'CERT-2' })];
  chat.desk.transitions = [CLOSE];
  const find = chat.desk.findRequest.bind(chat.desk);
  chat.desk.findRequest = () => Promise.reject(new KojiError('unavailable', 'the desk is away'));
  const told = textOf(await chat.say(said));
  chat.desk.findRequest = find;
  return { chat, told };
}

/** After it was discarded once, nothing is left. */
async function assertGone(chat: Chat): Promise<void> {
  assert.match(textOf(await chat.say('stop')), /discarded/);
  assert.doesNotMatch(choicesOf(await chat.say('hello')).join(), /Go on with/);
  assert.match(textOf(await chat.say('stop')), /nothing to stop/);
}

describe('a comment that is left more than once', () => {
  it('is kept once where the desk was away', async () => {
    const { chat, told } = await awayAt(COMMENT);
    assert.match(told, /not added your comment to CERT-1[^]*kept what you wrote/);
    await assertGone(chat);
  });

  it('is kept once where the desk was away before', async () => {
    const { chat } = await awayAt(COMMENT);
    for (const text of [COMMENT, 'stop']) await chat.say(text);
    await assertGone(chat);
  });

  it('is kept once where it was left at the sign-in, gone on with, and left there again', async () => {
    const chat = signedIn();
    chat.identity.person = undefined;
    for (const text of [COMMENT, 'stop', 'go on', 'stop', 'go on', 'stop']) await chat.say(text);
    await assertGone(chat);
  });

  it('is kept once where it was left at the sign-in, and then at its last look', async () => {
    const chat = signedIn();
    chat.identity.person = undefined;
    for (const text of [COMMENT, 'stop', COMMENT, 'customer@example.com', CODE, 'stop']) await chat.say(text);
    await assertGone(chat);
  });

  it('is kept once where it is written anew', async () => {
    const chat = signedIn();
    for (const text of ['comment on CERT-1', 'Second floor', 'stop', COMMENT, 'stop']) await chat.say(text);
    await assertGone(chat);
  });

  it('is not offered any more once the same was sent', async () => {
    const chat = signedIn();
    for (const text of ['comment on CERT-1', 'Second floor', 'stop', COMMENT, 'yes']) await chat.say(text);
    assert.equal(chat.desk.commented.length, 1);
    assert.doesNotMatch(choicesOf(await chat.say('hello')).join(), /Go on with/);
  });

  it('is another one with other words', async () => {
    const chat = signedIn();
    for (const text of [COMMENT, 'stop', 'comment on CERT-1: Third floor', 'stop', 'stop']) await chat.say(text);
    assert.match(textOf(await chat.say('go on')), /Second floor/);
  });
});

describe('orders of one line', () => {
  it('are kept, and said to be, where the desk is away', async () => {
    const { chat, told } = await awayAt('close CERT-1 and comment on CERT-2');
    assert.match(told, /“go on” leads back to it, and then to CERT-2/);
    await chat.say('go on');
    assert.match(textOf(await chat.say('yes')), /CERT-1 is now[^]*write on CERT-2/);
  });
});

describe('an answer to a comment that is left more than once', () => {
  it('is kept once where it is written as a comment, too', async () => {
    const chat = signedIn();
    chat.watch.told = { keys: ['CERT-1'], at: chat.clock.at };
    await chat.say('Second floor');
    await chat.say('stop');
    chat.watch.told = undefined;
    for (const text of [COMMENT, 'stop']) await chat.say(text);
    await assertGone(chat);
  });
});

describe('a rating that is left more than once', () => {
  it('is kept once', async () => {
    const chat = signedIn([ownRequest(CLOSED)]);
    chat.identity.person = undefined;
    const rating = 'rate CERT-1 4 because it was slow';
    for (const text of [rating, 'stop', rating, 'customer@example.com']) await chat.say(text);
    chat.desk.fault = new KojiError('rateLimited', 'not now');
    for (const text of [CODE, 'stop']) await chat.say(text);
    await assertGone(chat);
  });
});
