import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import { choicesOf, textOf } from '../support/chat.ts';
import { aPerson, createDialogHarness } from '../support/dialogHarness.ts';
import { aField, aForm, aRequest, anArticle } from '../support/fakeServiceDesk.ts';

describe('asking for a human', () => {
  it('says at once that no operators are available, and offers a request', async () => {
    const replies = await createDialogHarness().say('talk to operator');
    assert.equal(textOf(replies), 'No operators are available right now. You can create a request instead.');
    assert.deepEqual(choicesOf(replies), ['Create a request', 'Ask another question']);
  });

  it('says so too when the live chat is switched off', async () => {
    const chat = createDialogHarness();
    chat.humans.result = { kind: 'refused', why: 'switchedOff' };
    assert.match(
      textOf(await chat.say('transfer to an agent')),
      /No operators are available.*You can create a request/,
    );
  });

  it('tells an agent on duty why not', async () => {
    const chat = createDialogHarness();
    chat.humans.result = { kind: 'refused', why: 'onDutyYourself' };
    assert.match(textOf(await chat.say('live agent')), /on duty yourself/);
  });

  it('says nothing more once connected', async () => {
    const chat = createDialogHarness();
    chat.humans.result = { kind: 'connected', agentName: 'Demo Agent' };
    assert.deepEqual(await chat.say('speak to a human'), []);
  });

  it('says nothing more while the customer waits: the handoff tells the place', async () => {
    const chat = createDialogHarness();
    chat.humans.result = { kind: 'waiting' };
    assert.deepEqual(await chat.say('talk to an agent'), []);
  });

  it('hears the event handoff.initiate', async () => {
    const chat = createDialogHarness();
    await chat.send({ type: 'event', name: 'handoff.initiate' });
    assert.equal(chat.humans.wanted.length, 1);
  });

  it('tells the desk who asks, what was said, what was shown, and what is open', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.articles = [anArticle()];
    chat.desk.requests = [{ ...aRequest(), owner: 'customer-1', isOpen: true }];
    await chat.say('the toner is empty, my password is hunter2');
    await chat.say('No');
    await chat.say('talk to operator');
    const [wanted] = chat.humans.wanted;
    assert.deepEqual([wanted?.name, wanted?.email], ['Demo Customer', 'customer@example.com']);
    assert.deepEqual(wanted?.context, {
      lines: ['the toner is empty, my password is ••••••'],
      articles: [{ title: 'Replacing toner', helped: false }],
      collected: [],
      openRequests: [{ key: 'CERT-1', summary: 'No toner', status: 'Waiting for support' }],
    });
  });

  it('tells the desk what the bot itself could not read, and calls somebody without a name a guest', async () => {
    const chat = createDialogHarness();
    await chat.say('Мой принтер не печатает');
    await chat.say('talk to operator');
    const [wanted] = chat.humans.wanted;
    assert.deepEqual([wanted?.name, wanted?.context.lines], ['Guest', ['Мой принтер не печатает']]);
  });

  it('tells the desk what was collected for a request, and goes on with it when nobody is there', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.forms = [aForm([aField(), aField({ kind: 'number', fieldId: 'n', name: 'How many' })])];
    for (const text of ['Create a request', 'Get IT help', 'No toner']) await chat.say(text);
    const replies = await chat.say('talk to operator');
    assert.equal(chat.humans.wanted[0]?.context.flow, 'createRequest');
    assert.deepEqual(chat.humans.wanted[0]?.context.collected, [{ label: 'Summary', value: 'No toner' }]);
    assert.match(textOf(replies), /No operators are available[^]*\*\*How many\*\*/);
    assert.match(textOf(await chat.say('2')), /\*\*Summary\*\*: No toner/);
  });

  it('goes on with the request that was begun when the customer leaves the queue for it', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.forms = [aForm([aField(), aField({ kind: 'number', fieldId: 'n', name: 'How many' })])];
    chat.humans.result = { kind: 'waiting' };
    for (const text of ['Create a request', 'Get IT help', 'No toner', 'talk to operator']) await chat.say(text);
    assert.match(textOf(await chat.say('Create a request instead')), /Let us go on[^]*\*\*How many\*\*/);
  });

  it('asks for the human all the same when the service desk cannot be reached', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.outage = new KojiError('unavailable', 'no connection');
    await chat.say('talk to operator');
    assert.equal(chat.humans.wanted.length, 1);
  });

  it('tells who is not in the queue that there is nothing to leave', async () => {
    assert.match(textOf(await createDialogHarness().say('Leave the queue')), /not in the queue/);
  });

  it('forgets what was said an hour after the last word', async () => {
    const chat = createDialogHarness();
    await chat.say('my screen is black');
    chat.clock.at += 3_600_001;
    await chat.say('talk to operator');
    assert.deepEqual(chat.humans.wanted[0]?.context.lines, []);
  });
});
