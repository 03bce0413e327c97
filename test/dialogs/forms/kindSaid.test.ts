import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import type { Locale } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm, aRequestType, anArticle } from '../../support/fakeServiceDesk.ts';

const KINDS = [
  ['Altro', 'Anything else'],
  ['Stampante', 'Printer or scanner does not work'],
  ['Nieuwe telefoon bestellen', 'Order a phone'],
  ['Vakantie', 'Take days off'],
] as const;

function atDesk(locale: Locale = 'en', other = 'Vakantie 2'): Harness {
  const chat = createDialogHarness({ locale });
  chat.identity.person = aPerson();
  chat.desk.forms = [...KINDS, [other, ''] as const].map(([name, description], index) => ({
    ...aForm([aField({ name: 'Oggetto' })]),
    requestType: aRequestType({ id: String(index + 1), name, description }),
  }));
  return chat;
}

async function saidAll(chat: Harness, ...texts: readonly string[]): Promise<string> {
  const told: string[] = [];
  for (const text of texts) told.push(textOf(await chat.say(text)));
  return told.at(-1) ?? '';
}

describe('what the name of a kind of request or what is said about it tells', () => {
  for (const [text, kind] of [
    ['vakantie', 'Vakantie'],
    ['order a phone', 'Nieuwe telefoon bestellen'],
    ['my scanner', 'Stampante'],
  ] as const)
    it(`offers that kind where nothing else is found: ${text}`, async () => {
      const chat = atDesk();
      const replies = await chat.say(text);
      assert.match(textOf(replies), /found nothing about/);
      assert.equal(choicesOf(replies)[0], kind);
      assert.ok(choicesOf(replies).includes('Create a request'));
      assert.ok(textOf(await chat.say(kind)).includes(`**${kind}**: I will ask`));
    });

  it('offers no kind to somebody whom nobody knows', async () => {
    const chat = atDesk();
    chat.identity.person = undefined;
    assert.ok(!choicesOf(await chat.say('vakantie')).includes('Vakantie'));
  });

  it('offers no kind that has nothing to do with it', async () => {
    assert.deepEqual(choicesOf(await atDesk().say('the coffee machine leaks')), [
      'Create a request',
      'Talk to an agent',
      'Ask another question',
    ]);
  });

  it('leaves the other ways where they were', async () => {
    for (const [way, told] of [
      ['Create a request', /What kind of request/],
      ['Ask another question', /What would you like to know/],
      ['how do I get toner', /found nothing about “how do I get toner”/],
    ] as const)
      assert.match(await saidAll(atDesk(), 'order a phone', way), told);
  });

  for (const [locale, text] of [
    ['en', 'hi, can i get an order for a phone pls'],
    ['de', 'ich möchte bitte ein Phone haben'],
    ['fr', 'bonjour, je voudrais order un phone svp'],
    ['es', 'hola, quiero un phone por favor'],
  ] as const)
    it(`offers that kind where the articles did not help: ${text}`, async () => {
      const chat = atDesk(locale);
      chat.desk.articles = [anArticle({ title: 'Air conditioning' }), anArticle({ id: '2', title: 'Lifts' })];
      const [, no = ''] = choicesOf(await chat.say(text));
      const [another = ''] = choicesOf(await chat.say(no));
      await chat.say(another);
      const last = choicesOf(await chat.say(no));
      assert.equal(last[0], 'Nieuwe telefoon bestellen');
      assert.equal(last.length, 4);
      assert.match(await saidAll(chat, 'Nieuwe telefoon bestellen'), /\*\*Oggetto\*\*/);
    });

  it('shows it first to who asks for a request right there, with what was said', async () => {
    const chat = atDesk();
    chat.desk.articles = [anArticle({ title: 'Air conditioning' })];
    assert.match(await saidAll(chat, 'I would like to order a phone for tomorrow', 'no'), /no other article/);
    assert.equal(choicesOf(await chat.say('Create a request'))[0], 'Nieuwe telefoon bestellen');
    assert.match(await saidAll(chat, 'Altro'), /Oggetto\*\*: I would like to order a phone for tomorrow/);
  });

  it('is not first where it has nothing to do with what was said, nor where that is solved', async () => {
    for (const texts of [
      ['the coffee machine leaks', 'no'],
      ['order a phone', 'yes'],
    ] as const) {
      const chat = atDesk();
      chat.desk.articles = [anArticle({ title: 'Air conditioning' })];
      await saidAll(chat, ...texts);
      assert.equal(choicesOf(await chat.say('Create a request'))[0], 'Altro');
    }
  });

  it('looks for no kind before the articles are used up', async () => {
    const chat = atDesk();
    chat.desk.articles = [anArticle({ title: 'Air conditioning' }), anArticle({ id: '2', title: 'Lifts' })];
    assert.ok(!choicesOf(await chat.say('order a phone')).includes('Nieuwe telefoon bestellen'));
  });

  it('offers the ways on where the desk does not say what kinds it has', async () => {
    const chat = atDesk();
    chat.desk.articles = [anArticle({ title: 'Air conditioning' })];
    await chat.say('order a phone');
    chat.desk.outage = new KojiError('unavailable', 'no connection');
    assert.equal(choicesOf(await chat.say('no'))[0], 'Create a request');
  });

  it('is offered first where a request of that kind is asked for, and is no title', async () => {
    const chat = atDesk();
    assert.equal(choicesOf(await chat.say('create a printer request'))[0], 'Stampante');
    assert.match(await saidAll(chat, 'Stampante'), /\*\*Oggetto\*\*\?$/);
    assert.match(await saidAll(chat, 'paper jam'), /Oggetto\*\*: paper jam\n?/);
  });

  it('is a title where more is said', async () => {
    const told = await saidAll(atDesk(), 'create a request: the printer does not work', 'Stampante');
    assert.match(told, /Oggetto\*\*: the printer does not work/);
  });
});

describe('a request for somebody else', () => {
  it('is said to be in the own name, and its title is what it is about', async () => {
    const chat = atDesk();
    const told = textOf(await chat.say('create a request for second@customer.test: new mouse'));
    assert.match(told, /in your own name[^]*second@customer\.test/);
    assert.match(await saidAll(chat, 'Altro'), /Oggetto\*\*: new mouse\n?/);
  });

  for (const [locale, kind, text] of [
    ['en', 'Report a fault', 'I want to report a fault for second@customer.test'],
    ['en', 'Report a fault', 'Report a fault for second@customer.test, please'],
    ['de', 'Störung melden', 'Ich möchte eine Störung für second@customer.test melden'],
    ['fr', 'Signaler une panne', 'Je voudrais signaler une panne pour second@customer.test'],
    ['es', 'Reportar una avería', 'quiero reportar una avería para second@customer.test'],
  ] as const)
    it(`is of the kind that is named: ${text}`, async () => {
      const told = textOf(await atDesk(locale, kind).say(text));
      assert.match(told, /second@customer\.test/);
      assert.ok(told.includes(`**${kind}**`), told);
      assert.match(told, /\*\*Oggetto\*\* ?\?$/);
    });

  it('is of no kind where more is said than its name', async () => {
    for (const text of [
      'create a request: new password for second@customer.test',
      'Report a fault with second@x.test',
    ]) {
      const told = await saidAll(atDesk('en', 'Report a fault'), text, 'Altro');
      assert.match(told, /Oggetto\*\*: [^]*second@/);
      assert.doesNotMatch(told, /in your own name/);
    }
  });

  it('is none where somebody is what it is about', async () => {
    const chat = atDesk();
    await chat.say('create a request: second@customer.test cannot log in');
    assert.match(await saidAll(chat, 'Altro'), /Oggetto\*\*: second@customer\.test cannot log in/);
  });

  it('has no title where nothing else is said', async () => {
    const chat = atDesk();
    await chat.say('create a request for second@customer.test');
    assert.match(await saidAll(chat, 'Altro'), /\*\*Oggetto\*\*\?$/);
  });
});

describe('a kind of request that can be made on the portal only', () => {
  it('takes with it what was said: the next request is about something else', async () => {
    const chat = atDesk();
    chat.desk.forms = chat.desk.forms.map((form, index) =>
      index === 1 ? { ...form, canCreateOnBehalf: false } : form,
    );
    const told = await saidAll(chat, 'create a request: I need a parking space', 'Stampante');
    assert.match(told, /portal/);
    assert.match(await saidAll(chat, 'vakantie request', 'Vakantie'), /\*\*Oggetto\*\*\?$/);
  });
});

describe('what is only thought of something', () => {
  for (const text of ['no wait', 'it is not solved', '5 it was great', 'nein, warte', 'non merci', '4'])
    it(`is no title of the next request: ${text}`, async () => {
      assert.match(await saidAll(atDesk(), text, 'create a request', 'Altro'), /\*\*Oggetto\*\*\?$/);
    });

  it('is one where it says what it is about', async () => {
    for (const text of ['the mail is not solved', '5 printers are broken', 'my screen is great but dark'])
      assert.ok((await saidAll(atDesk(), text, 'create a request', 'Altro')).includes(`: ${text}`));
  });
});

describe('another request', () => {
  for (const [locale, text] of [
    ['en', 'create another request'],
    ['es', 'crear otra solicitud'],
    ['fr', 'Créer une autre demande'],
  ] as const)
    it(`is begun without being asked whether it is wanted: ${text}`, async () => {
      const chat = atDesk(locale);
      await saidAll(chat, text, 'Altro', 'No toner');
      await chat.say(choicesOf(await chat.say('?'))[0] ?? '');
      assert.equal(chat.desk.created.length, 1);
      assert.ok(choicesOf(await chat.say(text)).includes('Stampante'));
    });
});
