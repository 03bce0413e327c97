import assert from 'node:assert/strict';
import type { Choice } from '../../../jira/requestForm.ts';
import { LOCALES, choiceText, say } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness, HarnessOptions } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';
import { aRequestType } from '../../support/deskData.ts';
import { file, ownRequest, signedIn, CLOSE } from '../requests/signedIn.ts';

const RESUME = 'Go on with my request';

async function filling(options: HarnessOptions = {}, fields = [aField(), aField({ fieldId: 'd', name: 'Details' })]) {
  const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-3' })], options);
  chat.desk.transitions = [CLOSE];
  chat.desk.forms = [aForm(fields)];
  await chat.say(choiceText(options.locale ?? 'en', 'createRequest'));
  await chat.say('Get IT help');
  return chat;
}

describe('what is pressed or asked for by name while a field is asked', () => {
  for (const locale of LOCALES) {
    const pressed = [
      choiceText(locale, 'myRequests'),
      say(locale, 'news.commentOn', { key: 'CERT-1' }),
      say(locale, 'news.rate', { key: 'CERT-1' }),
      'CERT-1',
    ];
    for (const words of pressed) {
      it(`is done instead of filled in, and the draft can be gone on with: "${words}" (${locale})`, async () => {
        const chat = await filling({ locale });
        await chat.say('My subject');
        const replies = await chat.say(words);
        assert.match(textOf(replies), /CERT-1/);
        assert.ok(textOf(replies).includes(choiceText(locale, 'resume')), textOf(replies));
        assert.ok(choicesOf(replies).includes(choiceText(locale, 'resume')), choicesOf(replies).join());
        const again = textOf(await chat.say(choiceText(locale, 'resume')));
        assert.match(again, /\*\*Details\*\*/);
        const review = textOf(await chat.say('My details'));
        assert.match(review, /\*\*Summary\*\*: My subject[^]*\*\*Details\*\*: My details/);
      });
    }
  }

  for (const words of ['HP-4000', 'sap-2', 'CC-1']) {
    it(`is an answer where it is no request of the desk: ${words}`, async () => {
      const chat = await filling();
      assert.match(textOf(await chat.say(words)), /\*\*Details\*\*/);
      assert.match(textOf(await chat.say('My details')), new RegExp(`\\*\\*Summary\\*\\*: ${words}`));
    });
  }

  it('is done for exact phrases of the menu too', async () => {
    const chat = await filling();
    assert.match(textOf(await chat.say('show my requests')), /Your open requests/);
  });

  it('leaves plain text an answer', async () => {
    const chat = await filling();
    for (const words of [
      'I have a problem',
      'Help with Google',
      'My requests are gone',
      'I want to share my screen',
      'Reply to CERT-1 is late',
    ])
      assert.match(textOf(await (await filling()).say(words)), /\*\*Details\*\*/, words);
    assert.match(textOf(await chat.say('tickets')), /\*\*Details\*\*/);
  });

  it('is the answer when it is written once more', async () => {
    const chat = await filling();
    assert.match(textOf(await chat.say('My requests')), /If “My requests” was your answer, write it/);
    for (const words of ['Create a request', RESUME]) await chat.say(words);
    assert.match(textOf(await chat.say('My requests')), /\*\*Details\*\*/);
    assert.match(textOf(await chat.say('x')), /\*\*Summary\*\*: My requests/);
  });

  it('goes on being offered until the draft is gone on with or stopped', async () => {
    const chat = await filling();
    for (const words of ['Comment on CERT-1', 'A comment', 'Yes', 'hello'])
      assert.ok(choicesOf(await chat.say(words)).includes(RESUME), words);
    assert.deepEqual(chat.desk.commented.length, 1);
    assert.ok(!choicesOf(await chat.say(RESUME)).includes(RESUME));
    await chat.say('My requests');
    assert.ok(choicesOf(await chat.say('stop')).includes(RESUME));
    assert.match(textOf(await chat.say('stop')), /I have discarded/);
    assert.ok(!choicesOf(await chat.say('hello')).includes(RESUME));
  });

  it('is kept when the files that came meanwhile are not', async () => {
    const chat = await filling();
    await chat.say('My requests');
    await chat.send({ type: 'message', attachments: [file('d.png')] });
    assert.ok(choicesOf(await chat.say('stop')).includes(RESUME));
    assert.doesNotMatch(textOf(await chat.say(RESUME)), /d\.png/);
  });

  it('is gone on with from wherever the customer went', async () => {
    const chat = await filling();
    await chat.say('Comment on CERT-1');
    assert.match(textOf(await chat.say(RESUME)), /\*\*Summary\*\*/);
    assert.deepEqual(chat.desk.commented, []);
  });

  it('is not offered to somebody else', async () => {
    const chat = await filling();
    await chat.say('My requests');
    chat.identity.person = aPerson({ id: 'account:customer-2', accountId: 'customer-2' });
    assert.ok(!choicesOf(await chat.say('hello')).includes(RESUME));
  });

  it('asks whether to go on with this one when it is to create a request', async () => {
    const chat = await filling();
    const replies = await chat.say('Create a request');
    assert.match(textOf(replies), /Shall we go on with it/);
    assert.deepEqual(choicesOf(replies), [RESUME, 'Begin a new one']);
    assert.match(textOf(await chat.say(RESUME)), /\*\*Summary\*\*/);
  });
});

describe('a question with choices', () => {
  const places: readonly (readonly [string, (chat: Harness) => Promise<unknown>])[] = [
    ['a confirmation', (chat) => chat.say('close CERT-3')],
    [
      'the review',
      async (chat) => {
        for (const each of ['Create a request', 'Get IT help', 'x']) await chat.say(each);
      },
    ],
  ];
  for (const [place, goTo] of places) {
    const at = async (): Promise<Harness> => {
      const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-3' })]);
      chat.desk.transitions = [CLOSE];
      await chat.say('CERT-3');
      await goTo(chat);
      return chat;
    };

    it(`does what is asked for by name: ${place}`, async () => {
      assert.match(textOf(await (await at()).say('CERT-1')), /CERT-1[^]*What would you like to do with it/);
      assert.match(textOf(await (await at()).say('my requests')), /Your open requests/);
      assert.match(textOf(await (await at()).say('comment on CERT-1')), /write on CERT-1/);
      assert.match(textOf(await (await at()).say('Add a comment')), /write on CERT-3/);
      assert.match(textOf(await (await at()).say('Search the knowledge base')), /What shall I search/);
    });

    it(`shows the choices again for anything else, and names the way out: ${place}`, async () => {
      const chat = await at();
      const replies = await chat.say('the moon is round');
      assert.match(textOf(replies), /not one of the choices[^]*“Stop”/);
      assert.ok(choicesOf(replies).length >= 2);
    });
  }

  it('changes nothing and says so when it is left', async () => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-3' })]);
    chat.desk.transitions = [CLOSE];
    await chat.say('close CERT-3');
    assert.match(textOf(await chat.say('CERT-1')), /Nothing was changed/);
    assert.deepEqual(chat.desk.moved, []);
  });

  it('takes nothing that is said of a request for the one that was looked at before it', async () => {
    const chat = signedIn();
    chat.desk.transitions = [CLOSE];
    for (const each of ['CERT-1', 'Create a request', 'Get IT help', 'No toner']) await chat.say(each);
    assert.doesNotMatch(textOf(await chat.say('cancel the request')), /CERT-1/);
    assert.deepEqual(chat.desk.created, []);
  });

  it('keeps the draft that was to be sent', async () => {
    const chat = signedIn();
    for (const each of ['Create a request', 'Get IT help', 'No toner']) await chat.say(each);
    assert.ok(choicesOf(await chat.say('my requests')).includes(RESUME));
    assert.match(textOf(await chat.say(RESUME)), /check your request[^]*No toner/);
  });

  for (const question of ['Create a request', 'Search the knowledge base', 'share CERT-1'])
    it(`leads to a request whose key is written instead of an answer: ${question}`, async () => {
      const chat = signedIn();
      await chat.say(question);
      assert.match(textOf(await chat.say('CERT-1')), /What would you like to do with it/);
    });

  it('leads to what is asked for by name instead of a sign-in', async () => {
    const chat = signedIn(undefined, { channel: 'emulator' });
    chat.identity.person = undefined;
    await chat.say('my requests');
    assert.match(textOf(await chat.say('search the knowledge base')), /What shall I search/);
  });
});

describe('a choice that is called like a command', () => {
  const CHOICES: readonly Choice[] = ['Help', 'Stop', 'My requests', 'Exit'].map((label, id) => ({
    id: `${id}`,
    label,
  }));
  const field = aField({ kind: 'singleChoice', name: 'Which one', choices: CHOICES, defaultChoiceId: undefined });

  for (const { label } of CHOICES) {
    it(`can be chosen: ${label}`, async () => {
      const chat = await filling({}, [field]);
      assert.match(textOf(await chat.say(label)), new RegExp(`\\*\\*Which one\\*\\*: ${label}`));
    });
  }

  it('can be chosen as a kind of request', async () => {
    const chat = signedIn();
    chat.desk.forms = [aForm([aField()], { requestType: { ...aRequestType(), name: 'Stop' } })];
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('Stop')), /\*\*Stop\*\*: I will ask/);
  });

  it('leaves the commands to those who write them otherwise', async () => {
    const chat = await filling({}, [field]);
    assert.match(textOf(await chat.say('stop')), /I have stopped/);
    const other = await filling({}, [aField({ ...field, choices: [{ id: '1', label: '#exit' }] } as never)]);
    assert.match(textOf(await other.say('#exit')), /conversation is finished/);
  });
});
