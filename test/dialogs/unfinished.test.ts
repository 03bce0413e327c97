import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import { LOCALES, choiceText, say } from '../../locales/index.ts';
import type { Locale } from '../../locales/index.ts';
import { choicesOf, textOf } from '../support/chat.ts';
import type { Harness, HarnessOptions } from '../support/dialogHarness.ts';
import { CODE, NOW, aPerson, createDialogHarness } from '../support/dialogHarness.ts';
import { aField, aForm, aRequest, anApproval, anArticle } from '../support/fakeServiceDesk.ts';
import { CLOSED, file, ownRequest, signedIn } from './requests/signedIn.ts';

const HOUR_MS = 60 * 60_000;
const BY = 'Demo Customer writes in the chat:\n';

interface Flow {
  readonly name: string;
  readonly way: readonly string[];
  /** What is asked there, with what was said so far. */
  readonly asks: RegExp;
  /** The button that leads back. */
  readonly button: string;
  /** Where the agent reads that the customer was, and what is collected. */
  readonly flow: string;
  readonly collected: string;
}

const FLOWS: readonly Flow[] = [
  {
    name: 'a comment that is to be written',
    way: ['comment on CERT-1'],
    asks: /What shall I write on CERT-1/,
    button: 'Go on with my comment on CERT-1',
    flow: 'comment',
    collected: 'CERT-1',
  },
  {
    name: 'a comment that is written',
    way: ['comment on CERT-1', 'Second floor'],
    asks: /would go on CERT-1[^]*Second floor[^]*Shall I add it/,
    button: 'Go on with my comment on CERT-1',
    flow: 'comment',
    collected: 'CERT-1: Second floor',
  },
  {
    name: 'files',
    way: ['attach to CERT-1'],
    asks: /one or more files for CERT-1/,
    button: 'Go on with my files for CERT-1',
    flow: 'attach',
    collected: 'CERT-1',
  },
  {
    name: 'a change of status',
    way: ['close CERT-1'],
    asks: /\*\*It works now\*\*: shall I do that with CERT-1/,
    button: 'Go on with the change of CERT-1',
    flow: 'changeStatus',
    collected: 'CERT-1',
  },
  {
    name: 'a decision',
    way: ['approve CERT-1'],
    asks: /Shall I approve CERT-1/,
    button: 'Go on with my decision on CERT-1',
    flow: 'approve',
    collected: 'CERT-1',
  },
  {
    name: 'an address to share with',
    way: ['share CERT-1'],
    asks: /With whom shall I share CERT-1/,
    button: 'Go on with sharing CERT-1',
    flow: 'share',
    collected: 'CERT-1',
  },
  {
    name: 'sharing',
    way: ['share CERT-1', 'second@example.com'],
    asks: /Shall I share CERT-1 with second@example\.com/,
    button: 'Go on with sharing CERT-1',
    flow: 'share',
    collected: 'CERT-1: second@example.com',
  },
  {
    name: 'a rating',
    way: ['rate CERT-2', '4'],
    asks: /a few words/,
    button: 'Go on with my rating of CERT-2',
    flow: 'rate',
    collected: 'CERT-2: 4',
  },
  {
    name: 'one request',
    way: ['CERT-1'],
    asks: /CERT-1[^]*would you like to do with it/,
    button: 'Go on with CERT-1',
    flow: 'myRequests',
    collected: 'CERT-1',
  },
];

async function at(way: readonly string[], options: HarnessOptions = {}): Promise<Harness> {
  const requests = [ownRequest({ approvers: ['customer-1'] }), ownRequest({ ...CLOSED, key: 'CERT-2' })];
  const chat = signedIn(requests, options);
  chat.desk.transitions = [{ id: '21', name: 'It works now' }];
  chat.desk.approvals = [anApproval()];
  for (const text of way) await chat.say(text);
  return chat;
}

/** The customer is with an agent, and then no more. */
async function chatted(chat: Harness): Promise<void> {
  chat.humans.result = { kind: 'connected', agentName: 'Demo Agent' };
  await chat.say('talk to an operator');
  chat.humans.hasChatted = true;
  chat.humans.result = { kind: 'refused', why: 'nobodyOnDuty' };
  chat.world.clock.at += 5 * 60_000;
}

/** Everything that would have changed something at the desk. */
function changes({ desk }: Harness): number {
  return [desk.commented, desk.attached, desk.moved, desk.decided, desk.shared, desk.rated].flat().length;
}

describe('what was begun when a human was asked for', () => {
  for (const { name, way, asks, button, flow, collected } of FLOWS) {
    describe(name, () => {
      it('goes on where it was when nobody is there', async () => {
        const chat = await at(way);
        const replies = await chat.say('talk to an operator');
        assert.match(textOf(replies), /^No operators are available right now/);
        assert.match(textOf(replies), asks);
        assert.ok(!choicesOf(replies).includes(button));
        assert.equal(changes(chat), 0);
      });

      it('is told to the agent', async () => {
        const chat = await at(way);
        await chat.say('talk to an operator');
        const context = chat.humans.wanted[0]?.context;
        assert.equal(context?.flow, flow);
        assert.deepEqual(
          context.collected.map(({ value }) => value),
          [collected],
        );
      });

      it('is offered with the first answer after the chat, and goes on where it was', async () => {
        const chat = await at(way);
        await chatted(chat);
        const replies = await chat.say('hello');
        assert.match(textOf(replies), /^Hello!/);
        assert.ok(choicesOf(replies).includes(button), choicesOf(replies).join());
        const again = await chat.say(button);
        assert.match(textOf(again), asks);
        assert.ok(!choicesOf(again).includes(button));
        assert.equal(changes(chat), 0);
      });

      it('is gone on with by typing', async () => {
        const chat = await at(way);
        await chatted(chat);
        assert.match(textOf(await chat.say('go on')), asks);
      });

      it('is offered when the queue was left at once', async () => {
        const chat = await at(way);
        chat.humans.result = { kind: 'waiting' };
        await chat.say('talk to an operator');
        assert.ok(choicesOf(await chat.say('hello')).includes(button));
      });
    });
  }

  for (const locale of LOCALES) {
    it(`is named in the customer's language: ${locale}`, async () => {
      const chat = await at([say(locale, 'news.commentOn', { key: 'CERT-1' }), 'Second floor'], { locale });
      await chatted(chat);
      const button = say(locale, 'unfinished.comment', { key: 'CERT-1' });
      assert.ok(choicesOf(await chat.say('👍')).includes(button));
      assert.match(textOf(await chat.say(button)), /CERT-1[^]*Second floor/);
    });
  }

  it('is an article that was looked at, too, but only after a chat', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = [anArticle({ title: 'Trains' }), anArticle({ id: '2', title: 'Planes' })];
    for (const text of ['how do I book a train', 'no', 'Show another article']) await chat.say(text);
    assert.deepEqual(choicesOf(await chat.say('talk to operator')), ['Create a request', 'Ask another question']);
    await chat.say('how do I book a train');
    await chatted(chat);
    assert.ok(choicesOf(await chat.say('hello')).includes('Go on with “Trains”'));
    assert.match(textOf(await chat.say('go on')), /Did this solve it[^]*Trains/);
  });

  it('is the next article where the one before has not helped', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = [anArticle({ title: 'Trains' }), anArticle({ id: '2', title: 'Planes' })];
    for (const text of ['how do I book a train', 'no']) await chat.say(text);
    await chatted(chat);
    assert.match(textOf(await chat.say('go on')), /Planes/);
  });

  it('keeps files that were sent, and adds all of it in the end', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    await chatted(chat);
    await chat.say('hello');
    assert.match(textOf(await chat.say('go on')), /Second floor[^]*a\.png[^]*Shall I add it/);
    await chat.say('yes');
    assert.deepEqual(chat.desk.attached, [{ key: 'CERT-1', ids: ['temp-1'], comment: `${BY}Second floor` }]);
    assert.doesNotMatch(choicesOf(await chat.say('hello')).join(), /Go on with/);
  });

  it('keeps the answer to a comment', async () => {
    const chat = signedIn();
    chat.watch.told = { keys: ['CERT-1'], at: NOW };
    await chat.say('Second floor');
    await chatted(chat);
    chat.watch.told = undefined;
    assert.ok(choicesOf(await chat.say('hello')).includes('Go on with my comment on CERT-1'));
    assert.match(textOf(await chat.say('go on')), /Shall I add this to CERT-1[^]*Second floor/);
    await chat.say('yes');
    assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}Second floor` }]);
  });

  it('is gone on with from the middle of something else, which is kept', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    await chatted(chat);
    for (const text of ['comment on CERT-2', 'Third floor']) await chat.say(text);
    assert.match(textOf(await chat.say('Go on with my comment on CERT-1')), /Second floor/);
    await chat.say('yes');
    assert.match(textOf(await chat.say('go on')), /CERT-2[^]*Third floor/);
  });

  it('does not take the place of what was written before', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor', 'stop', 'CERT-2']);
    assert.match(textOf(await chat.say('talk to an operator')), /CERT-2[^]*How satisfied/);
    await chat.say('close CERT-1');
    await chatted(chat);
    assert.match(textOf(await chat.say('go on')), /shall I do that with CERT-1/);
    await chat.say('no');
    assert.match(textOf(await chat.say('go on')), /Second floor/);
  });

  it('is not offered later than an hour after the chat', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    await chatted(chat);
    chat.world.clock.at += HOUR_MS + 1;
    await chat.say('hello');
    chat.world.clock.at += HOUR_MS + 1;
    assert.doesNotMatch(choicesOf(await chat.say('hello')).join(), /Go on with/);
    assert.doesNotMatch(textOf(await chat.say('go on')), /Second floor/);
  });

  it('is not for somebody else, nor there after a sign-out', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    await chatted(chat);
    chat.identity.person = aPerson({ id: 'account:customer-2', accountId: 'customer-2' });
    assert.doesNotMatch(choicesOf(await chat.say('hello')).join(), /Go on with/);
    chat.identity.person = aPerson();
    assert.match(choicesOf(await chat.say('hello')).join(), /Go on with/);
    await chat.say('sign out');
    chat.identity.person = aPerson();
    assert.doesNotMatch(choicesOf(await chat.say('hello')).join(), /Go on with/);
  });

  it('says so when the agent has closed the request meanwhile', async () => {
    const chat = await at(['close CERT-1']);
    await chatted(chat);
    const [request] = chat.desk.requests;
    if (request) chat.desk.requests = [{ ...request, ...CLOSED }];
    chat.desk.transitions = [];
    assert.match(textOf(await chat.say('go on')), /CERT-1 is closed already/);
  });

  it('is no longer found where the request is no longer the customer’s', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    await chatted(chat);
    chat.desk.requests = [];
    const text = textOf(await chat.say('go on'));
    assert.match(text, /I find no request CERT-1 among yours/);
    assert.doesNotMatch(text, /Second floor/);
  });

  it('is kept while the desk cannot be asked whether it is still there', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    await chatted(chat);
    const find = chat.desk.findRequest.bind(chat.desk);
    chat.desk.findRequest = () => Promise.reject(new KojiError('unavailable', 'the desk is away'));
    await assert.rejects(chat.say('go on'), /the desk is away/);
    chat.desk.findRequest = find;
    assert.match(textOf(await chat.say('go on')), /Second floor/);
  });

  it('leads from a question about the topic to where it was, too', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    chat.humans.skills = ['Printers'];
    chat.humans.result = { kind: 'nobodyWithSkill', skill: 'Printers' };
    for (const text of ['talk to an operator', 'Printers']) await chat.say(text);
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
    assert.match(choicesOf(await chat.say('my requests')).join(), /Go on with my comment on CERT-1/);
  });
});

describe('a request that was begun before a chat', () => {
  it('is offered with the first answer after it', async () => {
    const chat = await inForm();
    await chat.say('No toner');
    await chatted(chat);
    const replies = await chat.say('hello');
    assert.ok(choicesOf(replies).includes('Go on with my request'), choicesOf(replies).join());
    assert.match(textOf(await chat.say('go on')), /\*\*Details\*\*/);
  });
});

async function inForm(locale: Locale = 'en'): Promise<Harness> {
  const chat = createDialogHarness({ locale });
  chat.identity.person = aPerson();
  chat.desk.requests = [{ ...aRequest(), owner: 'customer-1', isOpen: true }];
  chat.desk.forms = [aForm([aField(), aField({ fieldId: 'd', name: 'Details' })])];
  for (const text of [choiceText(locale, 'createRequest'), 'Get IT help']) await chat.say(text);
  return chat;
}

describe('"Stop" in the middle', () => {
  for (const word of ['Stop', '#exit']) {
    it(`keeps a request that was begun: ${word}`, async () => {
      const chat = await inForm();
      await chat.say('No toner');
      const replies = await chat.say(word);
      assert.ok(choicesOf(replies).includes('Go on with my request'), choicesOf(replies).join());
      assert.match(textOf(await chat.say('go on')), /\*\*Details\*\*/);
      assert.match(textOf(await chat.say('x')), /\*\*Summary\*\*: No toner/);
    });

    it(`keeps a comment that was written: ${word}`, async () => {
      const chat = await at(['comment on CERT-1', 'Second floor']);
      const replies = await chat.say(word);
      assert.ok(choicesOf(replies).includes('Go on with my comment on CERT-1'), choicesOf(replies).join());
      assert.match(textOf(await chat.say('go on')), /Second floor[^]*Shall I add it/);
      assert.equal(changes(chat), 0);
    });
  }

  it('says that the request is kept, and discards it the second time', async () => {
    const chat = await inForm();
    await chat.say('No toner');
    assert.match(textOf(await chat.say('stop')), /I have stopped; nothing was sent[^]*kept[^]*Get IT help/);
    assert.match(textOf(await chat.say('stop')), /discarded/);
    assert.match(textOf(await chat.say('stop')), /nothing to stop/);
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
  });

  it('discards a comment the second time', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    assert.match(textOf(await chat.say('stop')), /I have stopped; nothing was sent[^]*kept/);
    assert.match(textOf(await chat.say('stop')), /discarded/);
    assert.doesNotMatch(choicesOf(await chat.say('hello')).join(), /Go on with/);
  });

  it('discards one thing after the other', async () => {
    const chat = await inForm();
    for (const text of ['No toner', 'stop', 'comment on CERT-1', 'Second floor', 'stop']) await chat.say(text);
    const both = choicesOf(await chat.say('hello')).join();
    assert.match(both, /Go on with my request/);
    assert.match(both, /Go on with my comment on CERT-1/);
    const one = choicesOf(await chat.say('stop')).join();
    assert.match(one, /Go on with my request/);
    assert.doesNotMatch(one, /my comment/);
  });

  it('keeps nothing where nothing was filled in yet', async () => {
    const chat = await inForm();
    assert.doesNotMatch(choicesOf(await chat.say('stop')).join(), /Go on with/);
  });

  it('keeps a request that is made from the next who signs in here', async () => {
    const chat = await inForm();
    for (const text of ['No toner', 'stop', 'sign out']) await chat.say(text);
    chat.identity.person = aPerson();
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
  });
});

describe('"Cancel" in a form', () => {
  for (const [locale, word] of [
    ['en', 'Cancel'],
    ['fr', 'Annuler'],
    ['de', 'Abbrechen'],
    ['es', 'Cancelar'],
  ] as const) {
    it(`is no answer to what it asks, and keeps what is filled in: ${locale}`, async () => {
      const chat = await inForm(locale);
      await chat.say('No toner');
      const replies = await chat.say(word);
      assert.ok(choicesOf(replies).includes(choiceText(locale, 'resume')), textOf(replies));
      assert.match(textOf(await chat.say(choiceText(locale, 'resume'))), /\*\*Details\*\*/);
      assert.match(textOf(await chat.say('x')), /\*\*Summary\*\*[^]*No toner/);
    });
  }

  it('offers at once to go on with the request', async () => {
    const chat = await inForm();
    for (const text of ['No toner', 'x']) await chat.say(text);
    const replies = await chat.say('Cancel');
    assert.match(textOf(replies), /not sent[^]*kept/);
    assert.ok(choicesOf(replies).includes('Go on with my request'));
    assert.match(textOf(await chat.say('Go on with my request')), /check your request/);
  });
});

describe('a comment that is left for something that was asked for by name', () => {
  for (const [locale, word] of [
    ['en', 'go on'],
    ['fr', 'continuer'],
    ['de', 'weiter'],
    ['es', 'seguir'],
  ] as const) {
    it(`is gone on with by the word that was told, also where something is asked: ${word}`, async () => {
      const chat = await at([say(locale, 'news.commentOn', { key: 'CERT-1' }), 'Second floor'], { locale });
      await chat.say(choiceText(locale, 'myRequests'));
      assert.match(textOf(await chat.say(word)), /CERT-1[^]*Second floor/);
    });
  }

  it('leaves the same word a part of another comment', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor', 'stop', 'comment on CERT-2', 'go on']);
    assert.match(textOf(await chat.say('Yes')), /It is on CERT-2/);
    assert.match(chat.desk.commented[0]?.text ?? '', /go on$/);
  });

  it('is not left for words that come with a file', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    const replies = await chat.send({ type: 'message', text: 'my requests', attachments: [file('a.png')] });
    assert.match(textOf(replies), /Second floor[^]*a\.png[^]*Shall I add it/);
  });

  it('is kept, and can be gone on with', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    const replies = await chat.say('my requests');
    assert.match(textOf(replies), /I have not added your comment to CERT-1[^]*Your open requests/);
    assert.ok(choicesOf(replies).includes('Go on with my comment on CERT-1'));
    assert.match(textOf(await chat.say('Go on with my comment on CERT-1')), /Second floor/);
  });
});

describe('what was left in the middle', () => {
  for (const said of [
    'continue please',
    'weiter bitte',
    'continuer svp',
    'seguir por favor',
    'fortfahren',
    'reanudar',
    'continue with my comment',
    'Go on with the comment on CERT-1',
    'mit dem Kommentar zu CERT-1 weitermachen',
  ]) {
    it(`is gone on with in many words: ${said}`, async () => {
      const chat = await at(['comment on CERT-1', 'Second floor', 'stop']);
      assert.match(textOf(await chat.say(said)), /Second floor[^]*Shall I add it/);
    });
  }

  for (const { name, way, asks, button } of FLOWS.filter(({ flow }) =>
    ['changeStatus', 'approve', 'share'].includes(flow),
  )) {
    it(`can be gone on with after “Stop”: ${name}`, async () => {
      const chat = await at(way);
      const stopped = await chat.say('stop');
      assert.match(textOf(stopped), /nothing was sent\. “Go on” leads back/);
      assert.ok(choicesOf(stopped).includes(button), choicesOf(stopped).join());
      assert.match(textOf(await chat.say('go on')), asks);
      assert.equal(changes(chat), 0);
    });
  }

  it('is no request that is looked at again', async () => {
    const chat = await at(['CERT-1']);
    await chatted(chat);
    assert.ok(choicesOf(await chat.say('hello')).includes('Go on with CERT-1'));
    assert.ok(!choicesOf(await chat.say('CERT-1')).includes('Go on with CERT-1'));
  });

  for (const [way, asks] of [
    [['my requests'], /Your open requests/],
    [['comment on CERT-1 that it works'], /it works[^]*Shall I add it/],
    [['sign in'], /signed in as Demo Customer/],
  ] as const) {
    for (const left of ['stop', 'talk to an operator']) {
      it(`is a sign-in, which the mailed code goes on with: ${way.join()}, ${left}`, async () => {
        const chat = createDialogHarness({ channel: 'emulator' });
        chat.desk.requests = [ownRequest()];
        for (const text of [...way, 'customer@example.com']) await chat.say(text);
        await chat.say(left);
        const text = textOf(await chat.say(CODE));
        assert.match(text, /Thank you, Demo Customer, you are signed in/);
        assert.match(text, asks);
      });
    }
  }
});
