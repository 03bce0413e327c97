import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aField, aForm, aRequestType, anArticle } from '../../support/fakeServiceDesk.ts';
import type { FakeRequest } from '../../support/fakeRequests.ts';
import { openOtherDesk } from '../../support/otherDesk/otherDeskChat.ts';
import { CLOSE, CLOSED, file, ownRequest, signedIn } from './signedIn.ts';

type Titles = Readonly<Record<string, string | Partial<FakeRequest>>>;

/** Demo Customer's requests by their keys. */
function withTitles(titles: Titles, locale = 'en'): Harness {
  const requests = Object.entries(titles).map(([key, title]) =>
    ownRequest({ key, ...(typeof title === 'string' ? { summary: title } : title) }),
  );
  const chat = signedIn(requests, { locale });
  chat.desk.transitions = [CLOSE];
  chat.desk.articles = [anArticle({ title: 'An article' })];
  return chat;
}

const VPNS = { 'CERT-1': 'VPN drops every hour', 'CERT-3': { summary: 'VPN certificate', ...CLOSED } };
const PRINTER = { 'CERT-2': 'Printer on floor 2' };
const LAPTOP = { 'CERT-4': 'New laptop for Ann' };
const LAPTOP_FORM = aForm([aField(), aField({ fieldId: 'description', kind: 'multiLine', name: 'Description' })], {
  requestType: aRequestType({ id: '11', name: 'New laptop' }),
});

describe('who calls a request by its title', () => {
  it('reads which one it is before anything is done', async () => {
    assert.match(textOf(await withTitles(PRINTER).say('close my printer ticket')), /CERT-2: Printer on floor 2/);
  });

  for (const [said, titles] of [
    ['close my ticket about the printer on floor 3', PRINTER],
    ['share my ticket about the laptop of Bob with bob@example.com', LAPTOP],
    ['comment on my ticket about the laptop charger: it arrived', LAPTOP],
    ['close my portal ticket', { 'CERT-2': 'Port 3 blocked' }],
    ['close my sport ticket', { 'CERT-2': 'Port 3 blocked' }],
    ['close my blog ticket', { 'CERT-2': 'I cannot log in' }],
    ['close my date ticket', { 'CERT-2': 'Data lost' }],
    ['open the request form', LAPTOP],
    ['comment on the pull request', { 'CERT-2': 'Mailbox full' }],
    ['close the open ticket', { 'CERT-2': 'Cannot open shared folder' }],
    ['close my ticket about room 12.5', { 'CERT-2': 'Room 12 heating' }],
    ['my laptop requests a BitLocker key at every start', LAPTOP],
    ['my printer tickets are unreadable', PRINTER],
    ['same as my last ticket', PRINTER],
    ['My laptop case arrived broken, please replace it', LAPTOP],
    ['close my last request', { 'CERT-2': { summary: 'Garden', owner: 'customer-2', sharedWith: ['customer-1'] } }],
  ] as const) {
    it(`does not mean another one: ${said}`, async () => {
      assert.doesNotMatch(textOf(await withTitles(titles).say(said)), /CERT-[24]/);
    });
  }

  describe('while another one is looked at', () => {
    const BOTH = { 'CERT-1': 'VPN drops every hour', ...PRINTER };
    async function atVpn(titles: Titles = BOTH): Promise<Harness> {
      const chat = withTitles(titles);
      await chat.say('CERT-1');
      return chat;
    }

    for (const said of [
      'close the request about the printer',
      'please close the request about the printer, it works',
    ]) {
      it(`means the one that is called so: ${said}`, async () => {
        assert.match(textOf(await (await atVpn()).say(said)), /shall I do that with CERT-2/);
      });
    }

    it('means none where none is called so, and says it', async () => {
      const answer = textOf(await (await atVpn(VPNS)).say('close the request about the printer, it works again'));
      assert.match(answer, /no request of yours that is called “printer”/);
      assert.doesNotMatch(answer, /CERT-1/);
    });

    for (const said of [
      'close the request for good',
      'close the request on my behalf',
      'close the request for the moment',
    ]) {
      it(`means the one at hand where no other is named: ${said}`, async () => {
        assert.match(textOf(await (await atVpn()).say(said)), /shall I do that with CERT-1/);
      });
    }
  });

  for (const [said, titles, locale] of [
    ['mi incidencia es nueva: no tengo red', { 'CERT-2': 'Nuevo portátil' }, 'es'],
    ['fermer le dossier partagé', { 'CERT-2': 'Dossier partagé inaccessible' }, 'fr'],
    ['comment faire ma demande de VPN', { 'CERT-2': 'VPN instable' }, 'fr'],
    ['mon ordinateur demande un mot de passe', { 'CERT-2': 'Nouvel ordinateur' }, 'fr'],
    ["l'imprimante de tickets ne marche pas", { 'CERT-2': 'Imprimante en panne' }, 'fr'],
    ['mi impresora de tickets no funciona', { 'CERT-2': 'Impresora rota' }, 'es'],
  ] as const) {
    it(`does not mean another one: ${said}`, async () => {
      assert.doesNotMatch(textOf(await withTitles(titles, locale).say(said)), /CERT-2/);
    });
  }

  it('means the one that has the very word before one that is spelled like it', async () => {
    const chat = withTitles({ 'CERT-1': 'House keys lost', 'CERT-2': 'Mouse broken' });
    assert.doesNotMatch(textOf(await chat.say('close my mouse ticket')), /CERT-1/);
  });

  for (const [said, titles, locale] of [
    ['schließe mein Druckerticket', { 'CERT-2': 'Drucker im Erdgeschoss' }, 'de'],
    ['öffne die Heizungsanfrage wieder', { 'CERT-2': 'Heizung kalt' }, 'de'],
    ['close my wifi ticket', { 'CERT-2': 'Wi-Fi slow' }, 'en'],
  ] as const) {
    it(`may write it in one word, or in two: ${said}`, async () => {
      assert.match(textOf(await withTitles(titles, locale).say(said)), /CERT-2/);
    });
  }

  it('means the one at hand by “this”, and another place in the list by its number', async () => {
    const chat = withTitles({ ...PRINTER, ...LAPTOP });
    await chat.say('CERT-2');
    assert.doesNotMatch(textOf(await chat.say('comment on this ticket the laptop has arrived')), /CERT-4/);
    await chat.say('stop');
    await chat.say('My requests');
    assert.match(textOf(await chat.say('close the ticket number 2')), /shall I do that with CERT-2/);
    await chat.say('My requests');
    assert.doesNotMatch(textOf(await chat.say('close the second ticket')), /called “second”/);
  });

  it('has nothing done where two are called so in one line, and nothing is dropped', async () => {
    const chat = withTitles({ ...PRINTER, ...LAPTOP });
    await chat.say('close my printer ticket and comment on my laptop ticket: thanks');
    assert.doesNotMatch(textOf(await chat.say('Yes')), /would go on CERT-2/);
    assert.match(textOf(await chat.say('share my printer ticket and my laptop ticket with bob@example.com')), /laptop/);
  });

  it('does not mean an existing one by the words for the one that is being made, or is to be made', async () => {
    const chat = withTitles(LAPTOP);
    chat.desk.forms = [LAPTOP_FORM];
    assert.match(textOf(await chat.say('I want to submit my laptop request')), /kind of request|I will ask/);
    await chat.say('stop');
    await chat.say('stop');
    for (const each of ['create a request', 'New laptop', 'For Carl', '16 GB']) await chat.say(each);
    assert.doesNotMatch(textOf(await chat.say('cancel my laptop request')), /CERT-4/);
  });

  for (const [said, locale] of [
    ['open the issue tracker', 'en'],
    ['open the request form', 'en'],
    ['ouvrir le dossier Finances', 'fr'],
    ['abrir la petición HTTP', 'es'],
    ['öffne den Vorgang Kopieren', 'de'],
  ] as const) {
    it(`is not who says “${said}”, signed in or not`, async () => {
      const chat = withTitles({ 'CERT-1': 'Something' }, locale);
      assert.match(textOf(await chat.say(said)), /An article/);
      chat.identity.person = undefined;
      assert.match(textOf(await chat.say(said)), /An article/);
    });
  }

  it('is told that there is none, in their words, and what they have written begins a request', async () => {
    const german = withTitles({ 'CERT-1': 'x' }, 'de');
    german.desk.articles = [];
    assert.match(textOf(await german.say('schließe mein Ticket zum Schlüssel')), /„Schlüssel“/);
    const chat = withTitles({});
    assert.doesNotMatch(textOf(await chat.say('close my last request')), /“”/);
  });

  it('reads which one it is also where a comment is only meant', async () => {
    assert.match(textOf(await withTitles(PRINTER).say('add to my printer ticket: toner ordered')), /CERT-2: Printer/);
  });

  it('has the last one that is closed reopened and rated', async () => {
    const chat = withTitles({ 'CERT-3': { summary: 'VPN', ...CLOSED }, 'CERT-9': 'Password' });
    for (const said of ['reopen my last ticket', 'rate my last request'])
      assert.match(textOf(await chat.say(said)), /CERT-3: VPN/, said);
  });

  it('is told of what cannot be done with it', async () => {
    const said = textOf(await withTitles(LAPTOP).say('please change my laptop request to a Mac'));
    assert.match(said, /I cannot do that with CERT-4/);
  });

  it('gets the file there that comes with it', async () => {
    const chat = withTitles({ ...PRINTER, ...LAPTOP });
    const said = await chat.send({ type: 'message', text: 'for my printer ticket', attachments: [file('a.png')] });
    assert.match(textOf(said), /go on CERT-2/);
  });

  it('means by “my last request” the one that was made last, not the one that was changed last', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Etwas ist kaputt', 'Stuhl wackelt', 'Skip', 'Send the request');
    await chat.sayAll('comment on HAUS_2-100: hi', 'Yes');
    assert.match(textOf(await chat.say('status of my last request')), /HAUS_2-201/);
  });

  it('finds what was said kept where Jira cannot be searched', async () => {
    await using chat = await openOtherDesk();
    const { faults } = chat.site.simulator;
    const fault = { kind: 'answer', status: 503, text: '{}' } as const;
    const operation = 'searchAndReconsileIssuesUsingJql';
    faults.plan(fault, { operation, times: 9 });
    assert.match(textOf(await chat.say('comment on my Tür ticket: the key turns')), /kept what you had begun/);
    while (faults.take(operation)) continue;
    assert.match(textOf(await chat.say('go on')), /HAUS_2-7[^]*the key turns/);
  });
});

describe('which of several requests is called so', () => {
  for (const said of ['VPN certificate', 'the certificate one', 'CERT-3', 'the second']) {
    it(`is said by “${said}”`, async () => {
      const chat = withTitles(VPNS);
      await chat.say('comment on my VPN ticket: it works again');
      assert.match(textOf(await chat.say(said)), /CERT-3[^]*it works again/);
    });
  }

  for (const said of ['stop', 'how long does delivery take?', 'talk to an agent']) {
    it(`may be left open for “${said}”, and what was said is kept`, async () => {
      const chat = withTitles(VPNS);
      await chat.say('comment on my VPN ticket: the tunnel drops');
      await chat.say(said);
      assert.match(textOf(await chat.say('go on')), /Which of these/);
    });
  }

  it('may be one more than are shown', async () => {
    const keys = Array.from({ length: 9 }, (_, index) => `CERT-${index + 1}`);
    const chat = withTitles(Object.fromEntries(keys.map((key) => [key, 'Lamp'])));
    await chat.say('comment on my lamp ticket: it is dark');
    assert.match(textOf(await chat.say('CERT-8')), /CERT-8[^]*it is dark/);
  });

  it('may be each of them', async () => {
    const chat = withTitles({ 'CERT-1': 'VPN a', 'CERT-3': 'VPN b' });
    await chat.say('close my VPN tickets');
    assert.match(textOf(await chat.say('both')), /shall I do that with CERT-1/);
    assert.match(textOf(await chat.say('Yes')), /shall I do that with CERT-3/);
  });

  it('is the open one where it is to be closed', async () => {
    assert.match(textOf(await withTitles(VPNS).say('close my VPN ticket')), /CERT-1: VPN drops/);
  });

  it('is done with the reason that was said', async () => {
    const chat = withTitles({ 'CERT-1': 'VPN a', 'CERT-3': 'VPN b' });
    for (const each of ['close my ticket about the VPN because printing works', 'the first']) await chat.say(each);
    assert.match(textOf(await chat.say('Yes')), /printing works/);
  });
});
