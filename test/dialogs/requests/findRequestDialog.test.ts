import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { anArticle } from '../../support/fakeServiceDesk.ts';
import { CLOSE, CLOSED, file, ownRequest, signedIn } from './signedIn.ts';

/** Demo Customer's requests, newest first; somebody else has one about a VPN as well. */
function withTitles(): Harness {
  const neighbours = ownRequest({ key: 'CERT-98', summary: 'Laptop of a neighbour', owner: 'customer-2' });
  const chat = signedIn([
    neighbours,
    ownRequest({ key: 'CERT-1', summary: 'VPN drops every hour' }),
    ownRequest({ key: 'CERT-2', summary: 'Printer on floor 2' }),
    ownRequest({ key: 'CERT-3', summary: 'VPN certificate', ...CLOSED }),
  ]);
  chat.desk.transitions = [CLOSE];
  return chat;
}

describe('a request that is called by a word of its title', () => {
  it('is shown', async () => {
    const chat = withTitles();
    assert.match(textOf(await chat.say("what's the status of my printer ticket?")), /CERT-2.*Printer on floor 2/);
    assert.match(textOf(await chat.say('close it')), /CERT-2/);
  });

  it('is dealt with as by its key, with all that is said besides', async () => {
    const chat = withTitles();
    assert.match(textOf(await chat.say('close my printer ticket because it prints again')), /It works now[^]*CERT-2/);
    await chat.say('Yes');
    assert.deepEqual(chat.desk.moved, [{ key: 'CERT-2', transitionId: CLOSE.id }]);
    assert.match(textOf(await chat.say('Yes')), /CERT-2/);
    assert.match(chat.desk.commented[0]?.text ?? '', /it prints again/);
  });

  it('is commented on, where it is told how it is', async () => {
    const chat = withTitles();
    assert.match(
      textOf(await chat.say('my printer ticket is still not solved')),
      /go on CERT-2[^]*is still not solved/,
    );
  });

  it('is asked for where several are called so, and what was said goes on with the one that is chosen', async () => {
    const chat = withTitles();
    const asked = await chat.say('comment on my VPN ticket: it works again');
    assert.match(textOf(asked), /Which of these[^]*CERT-1[^]*VPN drops[^]*CERT-3/);
    assert.deepEqual(choicesOf(asked).slice(0, 3), ['CERT-1', 'CERT-3', 'My requests']);
    assert.match(textOf(await chat.say('the second')), /go on CERT-3[^]*it works again/);
  });

  it('may be left for something else where it is asked which', async () => {
    const chat = withTitles();
    await chat.say('close my VPN ticket');
    assert.match(textOf(await chat.say('My requests')), /Your open requests/);
    await chat.say('close my VPN ticket');
    assert.match(textOf(await chat.say('create a request')), /What kind of request/);
    assert.deepEqual(chat.desk.moved, []);
  });

  it('is looked at also in the middle of something else, which is kept', async () => {
    const chat = withTitles();
    for (const each of ['create a request', 'Get IT help']) await chat.say(each);
    await chat.say('Something');
    chat.desk.articles = [anArticle()];
    assert.match(textOf(await chat.say("what's the status of my printer ticket?")), /CERT-2.*Printer on floor 2/);
    assert.match(textOf(await chat.say('Continue my request')), /Something/);
  });

  it('is found after the sign-in', async () => {
    const chat = withTitles();
    const { person } = chat.identity;
    chat.identity.person = undefined;
    assert.match(textOf(await chat.say('close my printer ticket')), /e-?mail|sign/i);
    chat.identity.person = person;
    assert.doesNotMatch(textOf(await chat.say('koji.customer@example.com')), /Printer on floor 2.*CERT-99/);
  });

  it("is never somebody else's", async () => {
    const chat = withTitles();
    for (const each of ['show my laptop ticket', 'close the neighbour request', 'my laptop ticket']) {
      const said = textOf(await chat.say(each));
      assert.doesNotMatch(said, /CERT-98|Laptop of a neighbour/, each);
    }
  });

  it('is said not to be there where the customer has none that is called so', async () => {
    const chat = withTitles();
    const said = await chat.say('close my laptop ticket');
    assert.match(textOf(said), /no request of yours that is called “laptop”/);
    assert.deepEqual(choicesOf(said), ['My requests', 'Show closed requests', 'Create a request', 'Talk to an agent']);
  });

  it('leaves a text that may mean something else to mean that, where none is called so', async () => {
    const chat = withTitles();
    chat.desk.articles = [anArticle({ title: 'Train tickets' })];
    assert.match(textOf(await chat.say('my train ticket is lost')), /Train tickets/);
    assert.match(textOf(await chat.say('show train ticket')), /Train tickets/);
  });

  it('is not looked for where nobody is signed in and nothing is to be done with it', async () => {
    const chat = withTitles();
    chat.identity.person = undefined;
    chat.desk.articles = [anArticle({ title: 'About printers' })];
    assert.match(textOf(await chat.say('my printer ticket is still not solved')), /About printers/);
  });

  it('gets the file that came with its name', async () => {
    const chat = withTitles();
    const text = 'attach this to my printer ticket';
    const said = await chat.send({ type: 'message', text, attachments: [file('jam.png')] });
    assert.match(textOf(said), /jam\.png[^]*CERT-2/);
  });

  it('is found as soon as the service desk answers again', async () => {
    const chat = withTitles();
    chat.desk.outage = new KojiError('unavailable', 'The desk is away.');
    await assert.rejects(chat.say('close my printer ticket'), /away/);
    chat.desk.outage = undefined;
    assert.match(textOf(await chat.say('close my printer ticket')), /CERT-2/);
  });

  for (const [locale, text] of [
    ['de', 'Wie ist der Stand meiner Printer-Anfrage?'],
    ['fr', 'où en est ma demande de printer ?'],
    ['es', '¿cómo va mi solicitud de printer?'],
  ] as const) {
    it(`is understood in every language: ${text}`, async () => {
      const chat = signedIn([ownRequest({ key: 'CERT-2', summary: 'Printer on floor 2' })], { locale });
      assert.match(textOf(await chat.say(text)), /CERT-2.*Printer on floor 2/);
    });
  }
});

describe('a request that is called by nothing but its kind of thing', () => {
  for (const said of [
    'close my request',
    'close this request',
    'close my ticket because it prints again',
    'I want to close my request',
    'close the ticket please',
    'can you please cancel my request',
    'schließe meine Anfrage',
    'meine Anfrage bitte schließen',
    'fermer mon ticket',
    'cierra mi solicitud',
  ])
    it(`is asked for, of those that are open: ${said}`, async () => {
      const chat = withTitles();
      const asked = await chat.say(said);
      assert.match(textOf(asked), /Which of these[^]*CERT-1[^]*VPN drops[^]*CERT-2/);
      assert.deepEqual(choicesOf(asked), ['CERT-1', 'CERT-2', 'My requests']);
      assert.match(textOf(await chat.say('the second')), /It works now[^]*CERT-2/);
      await chat.say('Yes');
      assert.deepEqual(chat.desk.moved, [{ key: 'CERT-2', transitionId: CLOSE.id }]);
    });

  it('is asked for of those that are closed, where it is to be opened again', async () => {
    const chat = withTitles();
    chat.desk.requests = [...chat.desk.requests, ownRequest({ key: 'CERT-4', ...CLOSED })];
    assert.deepEqual(choicesOf(await chat.say('reopen my request')), ['CERT-3', 'CERT-4', 'My requests']);
  });

  it('goes on with what was said besides', async () => {
    const chat = withTitles();
    await chat.say('add a comment to my request: it works again');
    assert.match(textOf(await chat.say('printer')), /go on CERT-2[^]*it works again/);
  });

  it('is the only one that there is', async () => {
    const chat = signedIn([ownRequest({ key: 'CERT-2', summary: 'Printer on floor 2' })]);
    chat.desk.transitions = [CLOSE];
    assert.match(textOf(await chat.say('close my request')), /CERT-2: Printer on floor 2[^]*It works now[^]*CERT-2/);
  });

  it('is the one that is looked at', async () => {
    const chat = withTitles();
    await chat.say('CERT-2');
    assert.match(textOf(await chat.say('close my request')), /It works now[^]*CERT-2/);
    await chat.say('no');
    assert.match(textOf(await chat.say('close the request please')), /It works now[^]*CERT-2/);
  });

  it('is shown in the list of all where it waits for a decision, or there is none', async () => {
    assert.match(textOf(await withTitles().say('approve the request')), /Your open requests/);
    assert.match(textOf(await signedIn([]).say('close my request')), /no open requests/);
  });

  it('is asked for once the customer is known', async () => {
    const chat = withTitles();
    chat.identity.person = undefined;
    assert.match(textOf(await chat.say('close my request')), /who you are/);
  });

  for (const said of ['comment on a request', 'I want to share a ticket', 'attach a file to a ticket'])
    it(`is asked for, where any may be meant: ${said}`, async () => {
      assert.match(textOf(await withTitles().say(said)), /Which of these/);
    });

  for (const said of [
    'my ticket is urgent',
    'update my request',
    'I want to change my request',
    'meine Anfrage ist dringend',
  ])
    it(`leads to the list of all where nothing is said that can be done: ${said}`, async () => {
      assert.match(textOf(await withTitles().say(said)), /Your open requests/);
    });

  for (const said of ['how do I update my request', 'my request: the mouse squeaks'])
    it(`is looked up where it asks how, or tells more: ${said}`, async () => {
      assert.doesNotMatch(textOf(await withTitles().say(said)), /Your open requests/);
    });

  it('is looked up for who is not known and gives no order', async () => {
    const chat = withTitles();
    chat.identity.person = undefined;
    chat.desk.articles = [anArticle()];
    assert.match(textOf(await chat.say('my ticket is urgent')), /This article may help/);
  });

  for (const said of [
    'log a ticket and share it with ann@example.com',
    'a request was closed by mistake yesterday',
    'close the ticket machine',
    'a ticket was closed',
    'how do I close my request',
    'request a refund for my ticket',
    'my colleague closed the request of somebody else',
  ])
    it(`is none where something else is said: ${said}`, async () => {
      assert.doesNotMatch(textOf(await withTitles().say(said)), /Which of these/);
    });
});
