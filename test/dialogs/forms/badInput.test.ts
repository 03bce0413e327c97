import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aField, aForm } from '../../support/deskData.ts';
import { file, signedIn } from '../requests/signedIn.ts';

const COLOURS = [
  { id: '1', label: 'Red' },
  { id: '2', label: 'Blue' },
];

/** In the middle of a request of the one kind there is. */
async function filling(...fields: Parameters<typeof aForm>[0]): Promise<Harness> {
  const chat = signedIn();
  chat.desk.forms = [aForm(fields)];
  await chat.say('Create a request');
  await chat.say('Get IT help');
  return chat;
}

describe('bad input', () => {
  for (const key of ['../servicedesk?x=1', 'CERT-1/../../myself', 'CERT-1?expand=all', 'CERT-0', '%2e%2e/1']) {
    it(`is told that it is no key: ${key}`, async () => {
      const replies = await signedIn().say(`status of ${key}`);
      assert.match(textOf(replies), /is not the key of a request. A key looks like ABC-123/);
      assert.deepEqual(choicesOf(replies), ['My requests', 'Talk to an agent']);
    });
  }

  for (const key of [
    '../servicedesk?x=1',
    'CERT-1/../CERT-2',
    'CERT-1%2F..',
    '%2e%2e/1',
    'CERT-0',
    'CERT-',
    '/a?b=c',
  ]) {
    it(`is told that it is no key when it stands alone, and begins no request: ${key}`, async () => {
      const chat = signedIn();
      assert.match(textOf(await chat.say(key)), /is not the key of a request. A key looks like ABC-123/);
      assert.deepEqual(chat.desk.searches, []);
      await chat.say('Create a request');
      assert.doesNotMatch(textOf(await chat.say('Get IT help')), /filled in/);
    });
  }

  for (const said of ['24/7', 'TCP/IP', 'wi-fi', 'https://help.example.com/page?x=1', 'e-mail', 'a/b?']) {
    it(`is no key only because it has signs: ${said}`, async () => {
      assert.doesNotMatch(textOf(await signedIn().say(said)), /is not the key of a request/);
    });
  }

  it('that is hidden whole is looked for nowhere', async () => {
    const chat = signedIn();
    assert.match(textOf(await chat.say('Summer-1?x=Z')), /nothing else in your message/);
    assert.deepEqual(chat.desk.searches, []);
  });

  it('has no effect on a request when the key is none', async () => {
    const chat = signedIn();
    chat.desk.transitions = [{ id: '1', name: 'Close' }];
    await chat.say('close CERT-1?x=1');
    await chat.say('Yes');
    assert.deepEqual(chat.desk.moved, []);
  });

  for (const said of ['" OR project = SECRET --', 'reporter = "x" ORDER BY key', "'; DROP TABLE"]) {
    it(`is a search for a kind of request that finds none: ${said}`, async () => {
      const chat = signedIn();
      await chat.say('Create a request');
      const replies = await chat.say(said);
      assert.match(textOf(replies), /No kind of request fits/);
      assert.deepEqual(choicesOf(replies), ['Get IT help']);
      assert.deepEqual(chat.desk.created, []);
    });
  }

  it('in a comment is meant literally: markup and mentions are shown and handed on as they are', async () => {
    const chat = signedIn();
    const text = '[~accountid:1] {code} @admin !x.png! **bold** [x](https://evil.test)';
    await chat.say('comment on CERT-1');
    const shown = textOf(await chat.say(text));
    assert.ok(!shown.includes('**bold**') && !shown.includes('[x]('), shown);
    await chat.say('Yes');
    assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `Demo Customer writes in the chat:\n${text}` }]);
  });

  it('by a file that is too large leaves the request as it was, and asks again', async () => {
    const chat = await filling(aField());
    chat.files.result = { kind: 'tooLarge' };
    const text = textOf(await chat.send({ type: 'message', attachments: [file('film.mp4')] }));
    assert.match(
      text,
      /film\.mp4 is too large. A file may have at most 10 MB\. Please send a smaller one[^]*\*\*Summary\*\*/,
    );
    assert.deepEqual(chat.desk.uploads, []);
    for (const said of ['No toner', 'Send the request']) await chat.say(said);
    assert.deepEqual(chat.desk.attached, []);
    assert.equal(chat.desk.created.length, 1);
  });

  it('by a file that only the service desk finds too large is told as well', async () => {
    const chat = await filling(aField());
    chat.desk.results.upload = { kind: 'tooLarge' };
    const text = textOf(await chat.send({ type: 'message', attachments: [file('film.png')] }));
    assert.match(text, /takes no file as large as film\.png\. Please send a smaller one/);
    assert.doesNotMatch(text, /10 MB/);
  });

  const LISTS = [
    aField({ kind: 'singleChoice', name: 'Colour', choices: COLOURS, defaultChoiceId: undefined }),
    aField({ kind: 'multiChoice', name: 'Colour', choices: COLOURS, defaultChoiceIds: [] }),
    aField({ kind: 'cascading', name: 'Colour', choices: COLOURS.map((each) => ({ ...each, children: [] })) }),
  ];
  for (const field of LISTS) {
    it(`by a value that is not on the list is refused with the list: ${field.kind}`, async () => {
      const chat = await filling(field);
      const replies = await chat.say('Green');
      assert.match(textOf(replies), /not one of the choices[^]*\*\*Colour\*\*/);
      assert.deepEqual(choicesOf(replies), ['Red', 'Blue']);
      assert.match(textOf(await chat.say('Red')), /\*\*Colour\*\*: Red/);
      assert.deepEqual(chat.desk.created, []);
    });
  }

  it('by a kind of request that has gone meanwhile makes none, and leads to the others', async () => {
    const chat = await filling(aField());
    await chat.say('No toner');
    chat.desk.refusal = { kind: 'notFound' };
    const replies = await chat.say('Send the request');
    assert.match(textOf(replies), /This kind of request is no longer there/);
    assert.deepEqual(choicesOf(replies), ['Create a request', 'Talk to an agent']);
    assert.deepEqual(chat.desk.created, []);
    assert.match(textOf(await chat.say('Create a request')), /What kind of request is it/);
  });

  it('by a kind of request that has gone between the list and the choice makes none either', async () => {
    const chat = signedIn();
    await chat.say('Create a request');
    chat.desk.forms = [];
    assert.match(textOf(await chat.say('Get IT help')), /no longer there/);
  });
});
