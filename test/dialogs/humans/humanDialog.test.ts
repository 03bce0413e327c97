import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import type { AskResult } from '../../../handoff/index.ts';
import { LOCALES, choiceText } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { NOW, aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm, aRequest, anArticle } from '../../support/fakeServiceDesk.ts';

describe('asking for a human', () => {
  it('says at once that no operators are available, and offers a request', async () => {
    const replies = await createDialogHarness().say('talk to operator');
    assert.equal(textOf(replies), 'No operators are available right now. You can create a request instead.');
    assert.deepEqual(choicesOf(replies), ['Create a request', 'Ask another question']);
  });

  it('tells the agent what it is about, where the customer says that in the same line', async () => {
    const chat = createDialogHarness();
    chat.humans.result = { kind: 'connected', agentName: 'Demo Agent' };
    await chat.say('can I talk to an agent about CERT-7 please');
    assert.deepEqual(chat.humans.wanted[0]?.context.lines, ['can I talk to an agent about CERT-7 please']);
  });

  it('says so too when the live chat is switched off', async () => {
    const chat = createDialogHarness();
    chat.humans.result = { kind: 'refused', why: 'switchedOff' };
    assert.match(
      textOf(await chat.say('transfer to an agent')),
      /No operators are available.*You can create a request/,
    );
  });

  const OPENING = {
    en: 'It opens on Monday, November 23 at 9:00 AM (Europe/Berlin).',
    fr: 'Il ouvre le lundi 23 novembre à 09:00 (Europe/Berlin).',
    de: 'Er öffnet am Montag, 23. November um 09:00 Uhr (Europe/Berlin).',
    es: 'Abre el lunes, 23 de noviembre a las 9:00 (Europe/Berlin).',
  } as const;
  for (const locale of LOCALES) {
    it(`says in ${locale} when the desk opens, by the desk's own clock, and offers a request`, async () => {
      const chat = createDialogHarness({ locale });
      const opensAt = Date.UTC(2026, 10, 23, 8);
      chat.humans.result = { kind: 'refused', why: 'outsideHours', timeZone: 'Europe/Berlin', opensAt };
      const replies = await chat.say('talk to operator');
      assert.ok(textOf(replies).includes(OPENING[locale]), textOf(replies));
      assert.deepEqual(choicesOf(replies), [choiceText(locale, 'createRequest'), choiceText(locale, 'askAnother')]);
    });
  }

  it('says without a day that the desk is closed where none is known', async () => {
    const chat = createDialogHarness();
    chat.humans.result = { kind: 'refused', why: 'outsideHours', timeZone: 'Europe/Berlin' };
    assert.match(
      textOf(await chat.say('live agent')),
      /No operators are available: the live chat is closed at the moment/,
    );
  });

  it('fills the request that is made instead with what was said outside working hours', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.humans.result = { kind: 'refused', why: 'outsideHours', timeZone: 'UTC', opensAt: NOW };
    for (const text of ['the projector stays dark', 'talk to operator', 'Create a request']) await chat.say(text);
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*: the projector stays dark/);
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

  it('begins a request anew after a wait and a chat', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.humans.result = { kind: 'waiting' };
    for (const text of ['the toner is empty', 'No', 'talk to an agent']) await chat.say(text);
    chat.humans.hasChatted = true;
    await chat.say('Create a request');
    const replies = await chat.say('Get IT help');
    assert.doesNotMatch(textOf(replies), /toner/);
    assert.match(textOf(replies), /Summary/);
  });

  it('fills the request with what was said when the customer left the queue instead', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.humans.result = { kind: 'waiting' };
    for (const text of ['the toner is empty', 'No', 'talk to an agent', 'Create a request']) await chat.say(text);
    assert.match(textOf(await chat.say('Get IT help')), /toner/);
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

  it('does not wait long for a service desk that says nothing, and goes by when it was asked', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    let isAsked = false;
    chat.desk.listRequests = () => {
      isAsked = true;
      chat.clock.at += 60_000;
      return new Promise(() => undefined);
    };
    chat.timers.isUp = true;
    await chat.say('talk to operator');
    const [wanted] = chat.humans.wanted;
    assert.ok(isAsked);
    assert.deepEqual([wanted?.askedAt, wanted?.context.openRequests], [NOW, []]);
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

  describe('at a desk with skills', () => {
    const skilled = (result: AskResult) => {
      const chat = createDialogHarness();
      chat.humans.skills = ['Payroll', 'Printers'];
      chat.humans.result = result;
      return chat;
    };

    it('asks what it is about, and tells the desk', async () => {
      const chat = skilled({ kind: 'waiting' });
      const replies = await chat.say('talk to operator');
      assert.match(textOf(replies), /What is it about/);
      assert.deepEqual(choicesOf(replies), ['Payroll', 'Printers', 'Something else']);
      await chat.say('printers');
      assert.deepEqual(
        chat.humans.wanted.map(({ skill }) => skill),
        ['Printers'],
      );
    });

    it('takes anybody for something else', async () => {
      const chat = skilled({ kind: 'waiting' });
      await chat.say('talk to operator');
      await chat.say('Something else');
      assert.deepEqual(
        chat.humans.wanted.map(({ skill }) => skill),
        [undefined],
      );
    });

    it('goes on with any agent where nobody with the skill is there', async () => {
      const chat = skilled({ kind: 'nobodyWithSkill', skill: 'Payroll' });
      await chat.say('talk to operator');
      const replies = await chat.say('Payroll');
      assert.match(textOf(replies), /Nobody who knows about Payroll is on duty/);
      assert.deepEqual(choicesOf(replies), ['Any agent will do', 'Create a request']);
      chat.humans.result = { kind: 'waiting' };
      assert.deepEqual(await chat.say('Any agent will do'), []);
      assert.deepEqual(
        chat.humans.wanted.map(({ skill }) => skill),
        ['Payroll', undefined],
      );
    });

    it('makes a request instead, where that is wanted', async () => {
      const chat = skilled({ kind: 'nobodyWithSkill', skill: 'Payroll' });
      chat.identity.person = aPerson();
      await chat.say('talk to operator');
      await chat.say('Payroll');
      assert.match(textOf(await chat.say('Create a request')), /kind of request|request/i);
      assert.equal(chat.humans.wanted.length, 1);
    });
  });

  it('forgets what was said an hour after the last word', async () => {
    const chat = createDialogHarness();
    await chat.say('my screen is black');
    chat.clock.at += 3_600_001;
    await chat.say('talk to operator');
    assert.deepEqual(chat.humans.wanted[0]?.context.lines, []);
  });
});
