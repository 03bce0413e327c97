import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aField, aForm, aRequestType } from '../../support/fakeServiceDesk.ts';
import { DESCRIPTION, SUMMARY, answers, began, signedIn } from './creating.ts';

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
});
