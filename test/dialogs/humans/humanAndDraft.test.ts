import assert from 'node:assert/strict';
import type { AskResult } from '../../../handoff/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';

const PICTURE = { contentType: 'image/png', contentUrl: 'https://files.test/a.png', name: 'a.png' };

/** Has filled in half a request, with a file, and asked for a human. */
async function halfMade(result: AskResult = { kind: 'connected', agentName: 'Demo Agent' }): Promise<Harness> {
  const chat = createDialogHarness();
  chat.identity.person = aPerson();
  chat.desk.forms = [aForm([aField(), aField({ kind: 'number', fieldId: 'n', name: 'How many' })])];
  chat.humans.result = result;
  for (const text of ['Create a request', 'Get IT help', 'No toner']) await chat.say(text);
  await chat.send({ type: 'message', attachments: [PICTURE] });
  await chat.say('talk to operator');
  return chat;
}

describe('a request that was begun when a human is asked for', () => {
  for (const result of [{ kind: 'waiting' }, { kind: 'connected', agentName: 'Demo Agent' }] as const) {
    it(`offers to go on with a request that was begun before the chat, files included: ${result.kind}`, async () => {
      const chat = await halfMade(result);
      chat.humans.hasChatted = true;
      const asked = await chat.say('Create a request');
      assert.match(textOf(asked), /Get IT help[^]*\*\*Summary\*\*: No toner[^]*\*\*Files\*\*: a\.png/);
      assert.deepEqual(choicesOf(asked), ['Go on with my request', 'Begin a new one']);
      assert.match(textOf(await chat.say('go on with it')), /\*\*How many\*\*/);
      assert.match(textOf(await chat.say('2')), /check your request[^]*No toner[^]*a\.png/);
    });
  }

  it('fills a request with what was said and sent in a queue that was left', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.forms = [aForm([aField()])];
    chat.humans.result = { kind: 'waiting' };
    await chat.say('talk to operator');
    chat.humans.said = [{ text: 'my printer burns', attachments: [PICTURE] }];
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*: my printer burns[^]*a\.png/);
  });

  it('begins a new request after a chat where that is wanted', async () => {
    const chat = await halfMade();
    chat.humans.hasChatted = true;
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('Begin a new one')), /What kind of request/);
    const opened = textOf(await chat.say('Get IT help'));
    assert.match(opened, /\*\*Summary\*\*\?/);
    assert.doesNotMatch(opened, /toner|a\.png/);
  });

  it('keeps the half-made request of one customer from the next who signs in', async () => {
    const chat = await halfMade();
    chat.humans.hasChatted = true;
    chat.identity.person = aPerson({ id: 'account:customer-2', accountId: 'customer-2', name: 'Second Customer' });
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
    assert.doesNotMatch(textOf(await chat.say('Get IT help')), /toner/);
  });

  it('has done with the request that was begun when the agent has made one of it', async () => {
    const chat = await halfMade();
    chat.humans.hasChatted = true;
    chat.humans.hasTicket = true;
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
  });

  it('tells the desk what an agent can make a request of', async () => {
    const chat = await halfMade();
    const { begun, files } = chat.humans.wanted[0]?.context ?? {};
    const summary = { fieldId: 'summary', label: 'Summary', value: 'No toner' };
    assert.deepEqual(begun, { typeId: '10', fields: [{ ...summary, answer: { kind: 'text', text: 'No toner' } }] });
    assert.deepEqual(files, [PICTURE]);
  });

  it('says nothing to the desk of a request that was left before', async () => {
    const chat = await halfMade();
    chat.humans.hasChatted = true;
    await chat.say('talk to operator');
    const { begun, collected } = chat.humans.wanted[1]?.context ?? {};
    assert.deepEqual([begun, collected], [undefined, []]);
  });
});
