import assert from 'node:assert/strict';
import type { MemoryStorage } from 'botbuilder';
import { textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { DESCRIPTION, SUMMARY, began, signedIn } from './creating.ts';

const SECOND = aPerson({ id: 'account:customer-2', accountId: 'customer-2', name: 'Second Customer' });
const TOLD = /you had begun here was discarded/;

/** Somebody has filled in the title of a request; then somebody else begins one. */
async function begunByTwo(): Promise<Harness> {
  const chat = await began(SUMMARY, DESCRIPTION);
  await chat.say('Secret toner words');
  chat.identity.person = SECOND;
  return chat;
}

async function stored({ storage }: Harness): Promise<string> {
  return JSON.stringify((storage as MemoryStorage)['memory' as keyof MemoryStorage]);
}

describe('a half-made request, where somebody else begins one in the same conversation', () => {
  it('leaves no word of it behind', async () => {
    const chat = signedIn(SUMMARY, DESCRIPTION);
    for (const text of ['create a request: Secret toner words', 'Get IT help']) await chat.say(text);
    assert.match(await stored(chat), /Secret toner/);
    chat.identity.person = SECOND;
    for (const text of ['my requests', 'create a request', 'Get IT help']) await chat.say(text);
    assert.doesNotMatch(await stored(chat), /Secret toner/);
  });

  it('is said to be discarded to whose it was, once, and to nobody else', async () => {
    const chat = await begunByTwo();
    assert.doesNotMatch(textOf(await chat.say('my requests')), TOLD);
    assert.doesNotMatch(textOf(await chat.say('create a request')), TOLD);
    chat.identity.person = aPerson();
    await chat.say('my requests');
    assert.match(textOf(await chat.say('create a request')), TOLD);
    await chat.say('my requests');
    assert.doesNotMatch(textOf(await chat.say('create a request')), TOLD);
  });
});
