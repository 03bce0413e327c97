import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import type { RequestField } from '../../jira/requestForm.ts';
import { choicesOf, textOf } from '../support/chat.ts';
import type { Harness } from '../support/dialogHarness.ts';
import { aPerson, createDialogHarness, NOW } from '../support/dialogHarness.ts';
import { aField, aForm, aRequestType } from '../support/fakeServiceDesk.ts';
import { killedAfter } from '../support/killedTurn.ts';

const SUMMARY = aField();
const DESCRIPTION = aField({ kind: 'multiLine', fieldId: 'description', name: 'Description', required: false });
const FILES = aField({ kind: 'attachment', fieldId: 'attachment', name: 'Attachment', required: false });
const file = (name: string) => ({ contentType: 'image/png', contentUrl: `https://files.test/${name}`, name });

/** Somebody signed in, at a desk with one kind of request that asks for these fields. */
function signedIn(...fields: readonly RequestField[]): Harness {
  const chat = createDialogHarness();
  chat.identity.person = aPerson();
  chat.desk.forms = [aForm(fields)];
  return chat;
}

/** Begins a request of the one kind there is. */
async function began(...fields: readonly RequestField[]): Promise<Harness> {
  const chat = signedIn(...fields);
  await chat.say('Create a request');
  await chat.say('Get IT help');
  return chat;
}

const answers = (chat: Harness) => chat.desk.created[0]?.answers;

describe('create a request', () => {
  it('asks for the kind and the fields, shows all, and answers the key with a link', async () => {
    const chat = signedIn(SUMMARY);
    assert.deepEqual(choicesOf(await chat.say('Create a request')), ['Get IT help']);
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*/);
    const review = await chat.say('No toner');
    assert.match(textOf(review), /\*\*Kind of request\*\*: Get IT help\n\n\*\*Summary\*\*: No toner/);
    assert.deepEqual(choicesOf(review), ['Send the request', 'Change something', 'Cancel']);
    const done = await chat.say('Send the request');
    assert.match(textOf(done), /\[CERT-101\]\(https:\/\/desk\.test\/portal\/1\/CERT-101\)/);
    const summary = { kind: 'text', text: 'No toner' };
    assert.deepEqual(chat.desk.created, [{ requestTypeId: '10', accountId: 'customer-1', answers: { summary } }]);
  });

  it('asks what is a question already with one question mark', async () => {
    const chat = signedIn(aField({ name: 'What is the problem?' }));
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('Get IT help')), /\*\*What is the problem\*\*\?$/);
  });

  it('finds the kind by words, and says when none fits', async () => {
    const chat = signedIn(SUMMARY);
    const hardware = aForm([SUMMARY], { requestType: aRequestType({ id: '11', name: 'New hardware' }) });
    chat.desk.forms = [...chat.desk.forms, hardware];
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('hardware')), /\*\*New hardware\*\*[^]*\*\*Summary\*\*\?/);
    for (const text of ['stop', 'Create a request']) await chat.say(text);
    const none = await chat.say('catering');
    assert.match(textOf(none), /No kind of request fits “catering”/);
    assert.deepEqual(choicesOf(none), ['Get IT help', 'New hardware']);
  });

  it('goes where somebody wants who presses another button instead of choosing a kind', async () => {
    const chat = signedIn(SUMMARY);
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('My requests')), /no open requests/);
  });

  it('asks what is required first, and lets the rest be skipped', async () => {
    const chat = await began(DESCRIPTION, SUMMARY);
    const optional = await chat.say('No toner');
    assert.match(textOf(optional), /\*\*Description\*\*\?\n\n\(optional: you can skip it\)/);
    assert.deepEqual(choicesOf(optional), ['Skip', 'Skip the rest']);
    assert.match(textOf(await chat.say('Skip')), /check your request/);
    await chat.say('Send the request');
    assert.deepEqual(Object.keys(answers(chat) ?? {}), ['summary']);
  });

  it('does not take "Skip" for the answer to what is required', async () => {
    const chat = await began(SUMMARY);
    assert.match(textOf(await chat.say('Skip')), /I need an answer here[^]*\*\*Summary\*\*/);
  });

  it('skips all that is optional at once', async () => {
    const room = aField({ fieldId: 'room', name: 'Room', required: false });
    const chat = await began(SUMMARY, DESCRIPTION, room);
    await chat.say('No toner');
    assert.match(textOf(await chat.say('Skip the rest')), /check your request/);
  });

  it('fills fields of every kind that can be asked for', async () => {
    const colours = [
      { id: '1', label: 'Red' },
      { id: '2', label: 'Blue' },
    ];
    const places = [
      { id: '5', label: 'North', children: [{ id: '51', label: 'Cellar' }] },
      { id: '6', label: 'South', children: [] },
    ];
    const chat = await began(
      aField({ kind: 'number', fieldId: 'n', name: 'How many' }),
      aField({ kind: 'date', fieldId: 'd', name: 'When' }),
      aField({ kind: 'dateTime', fieldId: 'dt', name: 'At' }),
      aField({ kind: 'singleChoice', fieldId: 's', name: 'Colour', choices: colours, defaultChoiceId: undefined }),
      aField({ kind: 'multiChoice', fieldId: 'm', name: 'Colours', choices: colours, defaultChoiceIds: [] }),
      aField({ kind: 'cascading', fieldId: 'c', name: 'Place', choices: places }),
      aField({ kind: 'labels', fieldId: 'l', name: 'Labels' }),
      aField({ kind: 'user', fieldId: 'u', name: 'For whom' }),
    );
    const said = ['1,500', '2026-12-31', '2026-12-31 14:30', 'Blue', 'red, blue', 'North', 'Cellar', 'a b', 'Me'];
    for (const text of said) await chat.say(text);
    await chat.say('Send the request');
    assert.deepEqual(answers(chat), {
      n: { kind: 'number', number: 1500 },
      d: { kind: 'date', isoDate: '2026-12-31' },
      dt: { kind: 'dateTime', atMs: Date.UTC(2026, 11, 31, 14, 30) },
      s: { kind: 'singleChoice', choiceId: '2' },
      m: { kind: 'multiChoice', choiceIds: ['1', '2'] },
      c: { kind: 'cascading', choiceId: '5', childId: '51' },
      l: { kind: 'labels', labels: ['a', 'b'] },
      u: { kind: 'user', accountId: 'customer-1' },
    });
  });

  it('takes a single button for a field of several choices, and a first level without a second', async () => {
    const choices = [{ id: '1', label: 'Red' }];
    const places = [{ id: '6', label: 'South', children: [] }];
    const chat = await began(
      aField({ kind: 'multiChoice', fieldId: 'm', name: 'Colours', choices, defaultChoiceIds: [] }),
      aField({ kind: 'cascading', fieldId: 'c', name: 'Place', choices: places }),
    );
    for (const text of ['Red', 'South', 'Send the request']) await chat.say(text);
    assert.deepEqual(answers(chat), {
      m: { kind: 'multiChoice', choiceIds: ['1'] },
      // Without a second level; undefined does not outlive the store.
      c: { kind: 'cascading', choiceId: '6' },
    });
  });

  it('says what is wrong with an answer, and after three offers the way out', async () => {
    const chat = await began(aField({ kind: 'number', fieldId: 'n', name: 'How many' }));
    const first = await chat.say('many');
    assert.match(textOf(first), /not a number[^]*for example 1\.5[^]*\*\*How many\*\*/);
    assert.deepEqual(choicesOf(first), []);
    await chat.say('a lot');
    const third = await chat.say('dozens');
    assert.match(textOf(third), /seem to be stuck/);
    assert.deepEqual(choicesOf(third), ['Stop', 'Talk to an agent']);
    assert.match(textOf(await chat.say('12')), /check your request/);
  });

  it('lists what does not fit on buttons, and takes it when typed', async () => {
    const choices = Array.from({ length: 30 }, (_, index) => ({ id: String(index), label: `Room ${index}` }));
    const room = aField({ kind: 'singleChoice', fieldId: 'r', name: 'Room', choices, defaultChoiceId: undefined });
    const chat = signedIn(room);
    await chat.say('Create a request');
    const asked = await chat.say('Get IT help');
    assert.equal(choicesOf(asked).length, 12);
    assert.match(textOf(asked), /Room 29/);
    assert.match(textOf(await chat.say('room 29')), /\*\*Room\*\*: Room 29/);
  });

  it('changes one field and keeps the others', async () => {
    const chat = await began(SUMMARY, DESCRIPTION);
    for (const text of ['No toner', 'Third floor', 'Change something']) await chat.say(text);
    assert.match(textOf(await chat.say('Summary')), /\*\*Summary\*\*/);
    assert.match(textOf(await chat.say('No paper')), /\*\*Summary\*\*: No paper\n\n\*\*Description\*\*: Third floor/);
  });

  it('sends nothing when it is cancelled', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    assert.match(textOf(await chat.say('Cancel')), /was not sent/);
    assert.deepEqual(chat.desk.created, []);
  });

  it('hides passwords from the request, too', async () => {
    const chat = await began(SUMMARY);
    assert.match(textOf(await chat.say('password: hunter2')), /password: ••••••/);
    await chat.say('Send the request');
    assert.ok(!JSON.stringify(chat.desk.created).includes('hunter2'));
  });

  it('shows the reason of a refusal, and lets the customer change and send again', async () => {
    const chat = await began(SUMMARY);
    await chat.say('No toner');
    chat.desk.refusal = { kind: 'refused', reason: '' };
    assert.match(textOf(await chat.say('Send the request')), /did not accept the request, and gave no reason\./);
    chat.desk.refusal = { kind: 'refused', reason: 'Summary must name a printer.' };
    const refused = await chat.say('Send the request');
    assert.match(textOf(refused), /Summary must name a printer/);
    assert.deepEqual(choicesOf(refused), ['Send the request', 'Change something', 'Cancel']);
    assert.match(textOf(await chat.say('Send the request')), /CERT-101/);
  });

  for (const kind of ['forbidden', 'notFound', 'tooLarge', 'badRequest'] as const) {
    for (const again of ['Try again', 'try it again', 'Send the request']) {
      it(`keeps all that was filled in where the service desk does not take it: ${kind}, ${again}`, async () => {
        const chat = await began(SUMMARY);
        await chat.say('No toner');
        chat.desk.refusal = new KojiError(kind, 'not for you');
        const replies = await chat.say('Send the request');
        assert.match(textOf(replies), /nothing was created[^]*\*\*Summary\*\*: No toner/);
        assert.deepEqual(choicesOf(replies), ['Try again', 'Change something', 'Cancel', 'Talk to an agent']);
        assert.match(textOf(await chat.say(again)), /Your request is created/);
        assert.equal(chat.desk.created.length, 1);
      });
    }
  }

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
    assert.deepEqual(chat.desk.created, []);
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
    chat.desk.findRequestOfConversation = async () => ({ kind: 'notFound' });
    chat.world.clock.at += 1_000;
    assert.match(textOf(await chat.say('Create a request')), /has its request already: \[CERT-101\]/);
    for (const text of ['Stop', 'create a request: no paper', 'Get IT help']) await chat.say(text);
    assert.match(textOf(await chat.say('Send the request')), /Your request is created: \[CERT-102\]/);
  });

  it('in the place of one that was left has nothing to do with what became of that', async () => {
    const killed = await began(SUMMARY);
    await killed.say('No toner');
    const chat = await killedAfter(killed, 'createRequestOnce', 'Send the request');
    chat.world.clock.at += 1_000;
    for (const text of ['Cancel', 'Create a request', 'no', 'Get IT help', 'No paper']) await chat.say(text);
    assert.match(textOf(await chat.say('Send the request')), /Your request is created: \[CERT-102\]/);
  });

  it('is begun before the service desk is asked, so that it is neither lost nor made twice', async () => {
    const killed = await began(SUMMARY);
    await killed.say('No toner');
    const chat = await killedAfter(killed, 'createRequestOnce', 'Send the request');
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
    const chat = await killedAfter(killed, 'attachFiles', 'Send the request');
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

  it('says what it leaves out that may stay empty, and where it can be filled in', async () => {
    const furniture = { fieldId: 'customfield_2', name: 'Furniture', hint: '', required: false } as const;
    const chat = signedIn(SUMMARY, { ...furniture, kind: 'unsupported', reason: 'unknownKind', jiraType: 'asset' });
    await chat.say('Create a request');
    const said = textOf(await chat.say('Get IT help'));
    assert.match(said, /cannot ask for this in a chat: Furniture\. [^]*\[the form in the help portal\]\(https:/);
    assert.match(said, /\*\*Summary\*\*/);
  });

  it('points to the form where something required cannot be asked for', async () => {
    const asset = aField({
      kind: 'unsupported',
      reason: 'unknownKind',
      jiraType: 'asset',
      fieldId: 'a',
      name: 'Asset',
    });
    const chat = signedIn(asset);
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('Get IT help')), /use the form: \[Get IT help\]\(https:\/\/desk\.test/);
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

describe('files of a request', () => {
  it('takes files at any moment, and asks again what it was asking', async () => {
    const chat = await began(SUMMARY, FILES);
    const replies = await chat.send({ type: 'message', attachments: [file('screen.png')] });
    assert.match(textOf(replies), /attach screen\.png[^]*\*\*Summary\*\*/);
    await chat.say('No toner');
    assert.match(textOf(await chat.say('Skip')), /\*\*Files\*\*: screen\.png/);
    assert.match(textOf(await chat.say('Send the request')), /created: \[CERT-101\][^]*File attached: screen\.png/);
    assert.deepEqual(answers(chat)?.['attachment'], { kind: 'attachment', temporaryFileIds: ['temp-1'] });
    assert.deepEqual(chat.desk.attached, []);
  });

  it('takes the text that comes with a file as the answer', async () => {
    const chat = await began(SUMMARY);
    const replies = await chat.send({ type: 'message', text: 'No toner', attachments: [file('a.png')] });
    assert.match(textOf(replies), /\*\*Summary\*\*: No toner/);
  });

  it('attaches them afterwards where the form has no field for files', async () => {
    const chat = await began(SUMMARY);
    await chat.send({ type: 'message', attachments: [file('a.png'), file('b.png')] });
    await chat.say('No toner');
    const replies = await chat.say('Send the request');
    assert.match(textOf(replies), /created: \[CERT-101\][^]*Files attached: a\.png, b\.png/);
    assert.deepEqual(choicesOf(replies), ['My requests', 'Ask another question']);
    assert.deepEqual(chat.desk.attached, [{ key: 'CERT-101', ids: ['temp-1', 'temp-2'] }]);
  });

  it('asks for a required file until there is one', async () => {
    const chat = await began(aField({ kind: 'attachment', fieldId: 'attachment', name: 'Screenshot', required: true }));
    assert.match(textOf(await chat.say('I have none')), /Please attach a file/);
    assert.match(textOf(await chat.say('Done')), /\*\*Screenshot\*\*/);
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    assert.match(textOf(await chat.say('Done')), /check your request/);
  });

  it('remembers a file from before the sign-in, and fetches it after', async () => {
    const chat = signedIn(SUMMARY);
    chat.identity.person = undefined;
    await chat.send({ type: 'message', attachments: [file('screen.png')] });
    await chat.say('Create a request with it');
    assert.deepEqual(chat.files.fetched, []);
    chat.identity.person = aPerson();
    await chat.send({ type: 'event', name: 'koji/signedIn' });
    assert.match(textOf(await chat.say('Get IT help')), /attach screen\.png/);
    assert.equal(chat.files.fetched.length, 1);
  });

  for (const [kind, sentence] of [
    ['tooLarge', /too large. A file may have at most 10 MB/],
    ['notWhatItSays', /its content is not what its name says/],
    ['unreadable', /could not read/],
  ] as const) {
    it(`says why it refuses a file: ${kind}`, async () => {
      const chat = await began(SUMMARY);
      chat.files.result = { kind };
      assert.match(textOf(await chat.send({ type: 'message', attachments: [file('a.png')] })), sentence);
      assert.deepEqual(chat.desk.uploads, []);
    });
  }

  it('does not even fetch a program', async () => {
    const chat = await began(SUMMARY);
    const text = textOf(await chat.send({ type: 'message', attachments: [file('setup.EXE')] }));
    assert.match(text, /programs and scripts are not allowed/);
    assert.deepEqual(chat.files.fetched, []);
  });

  it('takes ten files and no more', async () => {
    const chat = await began(SUMMARY);
    const attachments = Array.from({ length: 11 }, (_, index) => file(`${index}.png`));
    assert.match(
      textOf(await chat.send({ type: 'message', attachments })),
      /10\.png: a request may have at most 10 files/,
    );
    assert.equal(chat.desk.uploads.length, 10);
  });
});

describe('the review', () => {
  for (const [locale, create, send] of [
    ['en', ['Create a request', 'create a request', 'create'], 'send the request'],
    ['fr', ['Créer une demande', 'créer'], 'envoyer la demande'],
    ['de', ['Anfrage erstellen', 'anfrage erstellen', 'erstellen'], 'Anfrage senden'],
    ['es', ['Crear una solicitud', 'crear'], 'enviar la solicitud'],
  ] as const) {
    it(`sends nothing for the words that begin a request: ${locale}`, async () => {
      for (const words of create) {
        const chat = signedIn(SUMMARY);
        await chat.say(create[0]);
        await chat.say('Get IT help');
        await chat.say('No toner');
        await chat.say(words);
        assert.deepEqual(chat.desk.created, [], words);
      }
      const chat = signedIn(SUMMARY);
      await chat.say(create[0]);
      await chat.say('Get IT help');
      await chat.say('No toner');
      await chat.say(send);
      assert.equal(chat.desk.created.length, 1);
    });
  }
});

describe('a field for several choices', () => {
  const choices = ['Red', 'Blue', 'Green'].map((label, index) => ({ id: String(index), label }));
  const field = aField({
    kind: 'multiChoice',
    fieldId: 'm',
    name: 'Colours',
    choices,
    defaultChoiceIds: [],
    required: false,
  });
  for (const words of [
    ['skip', 'no', 'nothing else', "that's all", 'no thanks', 'skip the rest'],
    ['überspringen', 'nein', 'nichts weiter', 'das ist alles', 'nein danke'],
    ['passer', 'non', "rien d'autre", "c'est tout", 'plus rien'],
    ['omitir', 'nada más', 'eso es todo', 'no, nada más'],
  ].flat()) {
    it(`is done once something is chosen: ${words}`, async () => {
      const chat = await began(field);
      await chat.say('Blue');
      assert.match(textOf(await chat.say(words)), /check your request/);
      await chat.say('send');
      assert.deepEqual(answers(chat)?.['m'], { kind: 'multiChoice', choiceIds: ['1'] });
    });
  }
});

describe('the last look at a request', () => {
  for (const words of ['summary', 'change the summary', 'change summary', 'Summary ändern', 'modifier summary']) {
    it(`leads to a field by its name: ${words}`, async () => {
      const chat = await began(SUMMARY);
      await chat.say('No toner');
      assert.match(textOf(await chat.say(words)), /\*\*Summary\*\*\?/);
      assert.match(textOf(await chat.say('No paper')), /\*\*Summary\*\*: No paper/);
    });
  }
});

describe('a field that may stay empty', () => {
  const labels = aField({ kind: 'labels', fieldId: 'l', name: 'Tags', required: false });
  for (const words of ['nothing else', 'done', 'no', 'fertig', "rien d'autre", 'Listo']) {
    it(`is left so, and gets no label: ${words}`, async () => {
      const chat = await began(labels);
      assert.match(textOf(await chat.say(words)), /check your request/);
      await chat.say('send');
      assert.deepEqual(answers(chat), {});
    });
  }
});

describe('a button that is pressed late', () => {
  for (const words of [
    ['Begin a new one', 'Try again', 'Keep “3”', '3 ★', 'continue', 'go on', 'resume', 'please', 'retry'],
    ['En commencer une nouvelle', 'Réessayer', 'Garder « 3 »', 'continuer', 'svp'],
    ['Neu beginnen', 'Noch einmal versuchen', '„3“ beibehalten', 'weiter', 'bitte'],
    ['Empezar una nueva', 'Intentar otra vez', 'Dejar «3»', 'seguir', 'por favor'],
  ].flat()) {
    it(`is no question, and goes into no request: ${words}`, async () => {
      const chat = signedIn(SUMMARY);
      assert.match(textOf(await chat.say(words)), /nothing open that this would answer/);
      await chat.say('Create a request');
      assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*/);
    });
  }

  for (const words of [
    ['continue', 'go on', 'continue with my request', 'go on with the request'],
    ['continuer', 'continuer avec ma demande', 'reprendre'],
    ['weiter', 'weitermachen', 'weiter mit meiner anfrage'],
    ['seguir', 'continuar', 'seguir con la solicitud'],
  ].flat()) {
    it(`goes on with a request that was left: ${words}`, async () => {
      const chat = await began(SUMMARY);
      await chat.say('No toner');
      await chat.say('Cancel');
      assert.match(textOf(await chat.say(words)), /Let us go on/);
    });
  }
});
