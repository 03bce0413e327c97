import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aPerson, NOW } from '../../support/dialogFakes.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { killedAfter } from '../../support/killedTurn.ts';
import { DESCRIPTION, SUMMARY, answers, began, signedIn } from './creating.ts';
import { file } from '../requests/signedIn.ts';

describe('a request of a conversation', () => {
  it('is offered again after it was not sent', async () => {
    for (const left of ['Cancel', 'no']) {
      const chat = await began(SUMMARY);
      await chat.say('No toner');
      assert.match(textOf(await chat.say(left)), /not sent[^]*kept/);
      assert.match(textOf(await chat.say('Create a request')), /\*\*Summary\*\*: No toner/);
      assert.match(textOf(await chat.say('yes')), /Let us go on[^]*check your request/);
      await chat.say('Send the request');
      assert.equal(chat.desk.created.length, 1);
      assert.match(textOf(await chat.say('Create a request')), /has its request already/);
    }
  });

  it('keeps what was filled in for who does not want to go on with it now', async () => {
    const chat = await began(SUMMARY);
    for (const text of ['No toner', 'Cancel', 'Create a request', 'no', 'My requests']) await chat.say(text);
    assert.match(textOf(await chat.say('Create a request')), /\*\*Summary\*\*: No toner/);
  });

  it('shows a file that is attached at the last look', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    const replies = await chat.send({ type: 'message', attachments: [file('late.png')] });
    assert.match(textOf(replies), /I will attach late\.png\.[^]*check your request[^]*\*\*Files\*\*: late\.png/);
    await chat.say('Change something');
    const changed = await chat.send({ type: 'message', attachments: [file('later.png')] });
    assert.match(textOf(changed), /check your request[^]*\*\*Files\*\*: late\.png, later\.png/);
  });

  it('asks on for more where one of several choices is typed for the second time', async () => {
    const choices = ['Red', 'Blue', 'Turquoise'].map((label, index) => ({ id: String(index), label }));
    const colours = aField({ kind: 'multiChoice', fieldId: 'm', name: 'Colours', choices, defaultChoiceIds: [] });
    const chat = await began(colours, SUMMARY);
    await chat.say('Red');
    assert.match(textOf(await chat.say('red')), /\*\*Colours\*\*: Red\./);
    assert.match(textOf(await chat.say('turqoise')), /\*\*Colours\*\*: Red, Turquoise\./);
    assert.match(textOf(await chat.say('Done')), /\*\*Summary\*\*/);
    for (const text of ['No toner', 'Send the request']) await chat.say(text);
    assert.deepEqual(answers(chat)?.['m'], { kind: 'multiChoice', choiceIds: ['0', '2'] });
  });

  it('is kept while the service desk cannot be reached, with its files and what was said', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    chat.desk.refusal = new KojiError('unavailable', 'no answer');
    const replies = await chat.say('Send the request');
    assert.match(textOf(replies), /I have kept your request/);
    assert.deepEqual(choicesOf(replies), ['My requests', 'Ask another question', 'Talk to an agent']);
    const [kept] = chat.watch.kept;
    assert.deepEqual([kept?.title, kept?.said, kept?.temporaryFileIds], ['No toner', ['No toner'], ['temp-1']]);
    assert.deepEqual([kept?.fileNames, kept?.portalUrl], [['a.png'], 'https://desk.test/portal/1/create/10']);
    assert.deepEqual(chat.desk.created, []);
  });

  it('is said to be made sure of where an earlier try at it is not known to be over', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    chat.desk.refusal = new KojiError('underWay', 'another server');
    const said = textOf(await chat.say('Send the request'));
    assert.match(said, /making sure that your request is created once/);
    assert.doesNotMatch(said, /cannot be reached/);
    assert.deepEqual([chat.watch.kept.length, chat.desk.created], [1, []]);
  });

  it('is followed by another one while it is kept where that is wanted', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    chat.desk.refusal = new KojiError('unavailable', 'no answer');
    await chat.say('Send the request');
    chat.world.clock.at += 1_000;
    const asked = await chat.say('Create a request');
    assert.match(textOf(asked), /“No toner” still waits[^]*another one/);
    assert.deepEqual(choicesOf(asked), ['Create another request']);
    for (const text of ['yes', 'Get IT help', 'No paper', 'Send the request']) await chat.say(text);
    assert.equal(chat.desk.created.length, 1);
    const [kept] = chat.watch.kept;
    assert.ok(!chat.desk.ofConversation.has(kept?.conversationId ?? ''));
  });

  it('is made once for a conversation, unless another one is wanted', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    await chat.say('Send the request');
    const asked = await chat.say('Create a request');
    assert.match(textOf(asked), /has its request already: \[CERT-101\]/);
    assert.deepEqual(choicesOf(asked), ['Create another request', 'CERT-101']);
    chat.world.clock.at += 1_000;
    await chat.say('No');
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('Create another request')), /What kind of request/);
    for (const text of ['Get IT help', 'No paper', 'Send the request']) await chat.say(text);
    assert.equal(chat.desk.created.length, 2);
    assert.equal(chat.desk.ofConversation.size, 2);
  });

  it('is never taken for the one before, which the search may not find yet', async () => {
    const chat = await began(SUMMARY);
    for (const text of ['No toner', 'Send the request']) await chat.say(text);
    const findRequest = chat.desk.findRequest.bind(chat.desk);
    chat.desk.findRequest = async (which) => ('key' in which ? findRequest(which) : { kind: 'notFound' });
    chat.world.clock.at += 1_000;
    assert.match(textOf(await chat.say('Create a request')), /has its request already: \[CERT-101\]/);
    for (const text of ['Stop', 'create a request: no paper', 'Get IT help']) await chat.say(text);
    assert.match(textOf(await chat.say('Send the request')), /Your request is created: \[CERT-102\]/);
  });

  it('in the place of one that was left has nothing to do with what became of that', async () => {
    const killed = await began(SUMMARY);
    await killed.say('No toner');
    const chat = await killedAfter(killed, 'createRequest', 'Send the request');
    chat.world.clock.at += 1_000;
    for (const text of ['Cancel', 'Create a request', 'no', 'Get IT help', 'No paper']) await chat.say(text);
    assert.match(textOf(await chat.say('Send the request')), /Your request is created: \[CERT-102\]/);
  });

  it('is begun before the service desk is asked, so that it is neither lost nor made twice', async () => {
    const killed = await began(SUMMARY);
    await killed.say('No toner');
    const chat = await killedAfter(killed, 'createRequest', 'Send the request');
    assert.match(textOf(await chat.say('Send the request')), /CERT-101/);
    const [first, second] = chat.desk.onces;
    assert.deepEqual([first?.firstTriedAtMs, second?.firstTriedAtMs], [undefined, NOW]);
    assert.equal(second?.conversationId, first?.conversationId);
    assert.equal(chat.watch.begun.size, 0);
  });

  it('has its files once although the server is killed when they are attached', async () => {
    const killed = await began(SUMMARY);
    await killed.say('No toner');
    await killed.send({ type: 'message', attachments: [file('a.png')] });
    const chat = await killedAfter(killed, 'addComment', 'Send the request');
    chat.desk.listFileNames = async () => ({ kind: 'found', names: ['a.png'] });
    assert.match(textOf(await chat.say('Send the request')), /CERT-101[^]*a\.png/);
    assert.deepEqual([chat.desk.created.length, chat.desk.attached.length], [1, 1]);
  });

  it('is not begun any more once the service desk has refused it', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    chat.desk.refusal = { kind: 'refused', reason: 'No.' };
    await chat.say('Send the request');
    chat.desk.refusal = new KojiError('forbidden', 'no right');
    await chat.say('Send the request');
    assert.deepEqual([chat.watch.begun.size, chat.desk.onces.length], [0, 2]);
    assert.ok(chat.desk.onces.every(({ firstTriedAtMs }) => firstTriedAtMs === undefined));
  });

  it('is another one without a question when something else was said', async () => {
    const chat = await began(SUMMARY);
    for (const text of ['No toner', 'Send the request', 'the door squeaks terribly']) await chat.say(text);
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
  });

  it('is another one once the conversation was finished', async () => {
    const chat = await began(SUMMARY);
    for (const text of ['No toner', 'Send the request', '#exit']) await chat.say(text);
    chat.world.clock.at += 1_000;
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
  });

  it('begins with what was said for one that was refused later on', async () => {
    const chat = signedIn(SUMMARY);
    chat.watch.unsent = ['No toner'];
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*: No toner/);
  });

  it('begins with what was said and not answered', async () => {
    const chat = signedIn(SUMMARY, DESCRIPTION);
    await chat.say('My screen stays black');
    await chat.say('it is a laptop');
    await chat.say('talk to operator');
    await chat.say('Create a request');
    const review = textOf(await chat.say('Get IT help'));
    assert.match(review, /I have filled in what you have told me/);
    assert.match(
      review,
      /\*\*Summary\*\*: My screen stays black\n\n\*\*Description\*\*: My screen stays black it is a laptop/,
    );
    await chat.say('Send the request');
    assert.deepEqual(answers(chat)?.['description'], {
      kind: 'multiLine',
      text: 'My screen stays black\nit is a laptop',
    });
  });

  it('begins empty when what was said has been solved', async () => {
    const chat = signedIn(SUMMARY);
    await chat.say('vpn');
    await chat.say('Yes');
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*/);
  });

  it('asks the server again who it is before it sends', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    chat.identity.person = undefined;
    assert.match(textOf(await chat.say('Send the request')), /need to know who you are/);
    assert.deepEqual(chat.desk.created, []);
  });

  it('begins anew for somebody else: what another person has filled in is not theirs to send', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    chat.identity.person = aPerson({ id: 'account:customer-2', accountId: 'customer-2', name: 'Second Customer' });
    assert.deepEqual(choicesOf(await chat.say('Send the request')), ['Get IT help']);
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*\?$/);
    assert.deepEqual(chat.desk.created, []);
  });
});
