import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { LOCALES, say } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { NOW, aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { anArticle } from '../../support/fakeServiceDesk.ts';
import { CLOSED, file, signedIn, BY } from '../requests/signedIn.ts';
import { FLOWS, at, changes, chatted, inForm } from './unfinishedFlows.ts';

const HOUR_MS = 60 * 60_000;

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
          context.collected.map(({ choice, value }) => [choice, value]),
          [[flow, collected]],
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

  for (const text of ['go on', 'continue please', 'carry on with it']) {
    it(`is what is gone on with, and not a comment that was written before it: ${text}`, async () => {
      const chat = await inForm();
      for (const said of ['stop', 'comment on CERT-1', 'Second floor', 'stop']) await chat.say(said);
      chat.world.clock.at += 1_000;
      for (const said of ['Create a request', 'Get IT help', 'No toner']) await chat.say(said);
      await chatted(chat);
      assert.match(textOf(await chat.say(text)), /\*\*Details\*\*/);
    });
  }

  it('is not meant where the comment is named', async () => {
    const chat = await inForm();
    for (const said of ['stop', 'comment on CERT-1', 'Second floor', 'stop']) await chat.say(said);
    chat.world.clock.at += 1_000;
    for (const said of ['Create a request', 'Get IT help', 'No toner', 'stop']) await chat.say(said);
    assert.match(textOf(await chat.say('go on with my comment')), /Second floor/);
  });
});
