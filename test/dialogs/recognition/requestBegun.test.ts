import assert from 'node:assert/strict';
import { recognise } from '../../../dialogs/recognition/recognise.ts';
import type { Locale } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm, aRequest, aRequestType } from '../../support/fakeServiceDesk.ts';

const ASKED: readonly (readonly [Locale, Readonly<Record<string, string>>])[] = [
  [
    'en',
    {
      'create a request: my mouse is broken': 'my mouse is broken',
      'create a request: my mouse is broken, please': 'my mouse is broken',
      'create a request: my mouse is broken, urgent please': 'my mouse is broken, urgent please',
      'create a request my mouse is broken': 'my mouse is broken',
      'open a ticket for a broken mouse': 'a broken mouse',
      'creat a tiket for a broken mouse': 'a broken mouse',
      'hi, can you please open a ticket for me because my laptop is slow': 'my laptop is slow',
      'new request - keyboard dead': 'keyboard dead',
      'ticket: keyboard dead': 'keyboard dead',
      'log a ticket, vpn is down since 9': 'vpn is down since 9',
      'my mouse is broken, please create a ticket': 'my mouse is broken',
      'My mouse is broken. It was new. Can you open a ticket?': 'My mouse is broken. It was new',
      'ma souris est cassée, ouvrez un ticket svp': 'ma souris est cassée',
      'meine Maus ist kaputt, bitte ein Ticket erstellen': 'meine Maus ist kaputt',
      'mi ratón está roto, abre un ticket por favor': 'mi ratón está roto',
      'report a problem with the printer': 'problem with the printer',
      'I want to report that the printer on floor 3 is jammed': 'the printer on floor 3 is jammed',
      'I have to report a stolen laptop': 'a stolen laptop',
      'please report: coffee machine broken': 'coffee machine broken',
      'open a ticket because my phone is dead, thanks': 'my phone is dead',
    },
  ],
  [
    'de',
    {
      'erstelle ein Ticket: Maus kaputt': 'Maus kaputt',
      'ein Ticket wegen meiner kaputten Maus erstellen': 'ein Ticket wegen meiner kaputten Maus erstellen',
      'erstelle ein Ticket für den Drucker': 'erstelle ein Ticket für den Drucker',
      'ein Ticket wegen Netzausfall erstellen': 'Netzausfall',
      'bitte Ticket aufmachen, Drucker klemmt': 'Drucker klemmt',
      'Ich möchte melden, dass der Drucker klemmt': 'der Drucker klemmt',
      'ich möchte einen kaputten Drucker melden': 'ich möchte einen kaputten Drucker melden',
    },
  ],
  [
    'fr',
    {
      'créer une demande : ma souris est cassée': 'ma souris est cassée',
      'ouvrir un ticket pour une souris cassée': 'une souris cassée',
      "je veux signaler que l'imprimante est bloquée": "l'imprimante est bloquée",
    },
  ],
  [
    'es',
    {
      'crear una solicitud: mi ratón no funciona': 'mi ratón no funciona',
      'abrir un ticket por un ratón roto': 'un ratón roto',
      'quiero informar de que la impresora está atascada': 'la impresora está atascada',
    },
  ],
];

const LOOKED_UP = [
  'how do I create a request for a new laptop',
  'how do i report phishing',
  'report phishing',
  'report builder crashes',
  'request timeout when opening the portal',
  'ticket for the train',
  'make a request header',
  'do i need a ticket for the printer?',
  'my request was a mistake, how do I print',
  'wie erstelle ich ein ticket für einen laptop',
  'ticket für die bahn buchen',
  'comment créer une demande pour un portable',
  'cómo crear una solicitud para un portátil',
];

describe('a request that is asked for with what it is about', () => {
  for (const [locale, said] of ASKED) {
    for (const [text, about] of Object.entries(said)) {
      it(`${locale}: is begun with that: ${text}`, () =>
        assert.deepEqual(recognise(text, locale), { kind: 'createRequest', about }));
    }
  }

  for (const text of LOOKED_UP) {
    it(`is asked for by nobody who says: ${text}`, () =>
      assert.ok(['searchKnowledge', 'quickAnswer'].includes(recognise(text, 'en').kind)));
  }

  it('shows the kinds that may fit first, and fills in what was said and nothing else', async () => {
    const chat = aDesk();
    await chat.say('the weather is fine');
    assert.deepEqual(choicesOf(await chat.say('create a request: my mouse is broken')), ['Broken mouse', 'Travel']);
    assert.match(textOf(await chat.say('Broken mouse')), /\*\*Summary\*\*: my mouse is broken\n/);
  });

  it('is filled with all that was said in one line, and with no part of it twice', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    const description = aField({ kind: 'multiLine', fieldId: 'description', name: 'Description', required: false });
    chat.desk.forms = [aForm([aField(), description])];
    const about = `my mouse is broken ${'and nobody comes '.repeat(60)}today`;
    for (const each of [`create a request: ${about}`, 'my mouse is broken', 'Get IT help', 'send'])
      await chat.say(each);
    assert.deepEqual(chat.desk.created[0]?.answers['description'], { kind: 'multiLine', text: about });
  });

  it('is filled with what was told instead of a kind', async () => {
    const chat = aDesk();
    await chat.say('Create a request');
    assert.deepEqual(choicesOf(await chat.say('my old mouse does not move')), ['Broken mouse', 'Travel']);
    assert.match(textOf(await chat.say('Broken mouse')), /\*\*Summary\*\*: my old mouse does not move/);
  });

  it('is of the kind that is named, which is no summary of it', async () => {
    const chat = aDesk();
    assert.match(textOf(await chat.say('open a ticket for travel')), /\*\*Travel\*\*[^]*\*\*Summary\*\*\?/);
  });

  it('may be asked for instead of choosing a kind', async () => {
    const chat = aDesk();
    await chat.say('Create a request');
    await chat.say('create a request: my mouse is broken');
    assert.match(textOf(await chat.say('Broken mouse')), /\*\*Summary\*\*: my mouse is broken/);
  });

  it('may be asked for in the middle of another one, which is kept', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.forms = [aForm([aField({ kind: 'number', fieldId: 'n', name: 'Sum' })])];
    for (const each of ['Create a request', 'Get IT help']) await chat.say(each);
    assert.match(textOf(await chat.say('open a ticket: my chair is broken')), /Shall we go on with it/);
  });

  it('is not wanted by who answers no instead of a kind', async () => {
    const chat = aDesk();
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('no')), /What would you like to know/);
  });

  it('is asked for before there is anybody to ask for it, and begins once they have signed in', async () => {
    const chat = aDesk();
    chat.identity.person = undefined;
    await chat.say('create a request: my mouse is broken');
    chat.identity.person = aPerson();
    assert.deepEqual(choicesOf(await chat.say('hello')), ['Broken mouse', 'Travel']);
  });
});

describe('whether to go on with a request that was left', () => {
  for (const words of [
    ['the old one', 'old one', 'yes', 'yes go on', 'keep going', 'go on', 'continue it please'],
    ["l'ancienne", 'oui continuer', 'continue', 'die alte', 'ja weiter', 'mach weiter', 'la anterior', 'sí continuar'],
    ['Travel', 'travel please'],
  ].flat()) {
    it(`is said by: ${words}`, async () => assert.match(await answered(words), /Let us go on[^]*Travel/));
  }

  for (const words of [
    ['new', 'a new one', 'no a new one', 'start over', 'from scratch', 'create a request', 'a different one'],
    ['nouvelle', 'recommencer', 'non une nouvelle', 'neu', 'nein neu', 'von vorne', 'nueva', 'empezar de cero', 'no'],
  ].flat()) {
    it(`is not wanted by who says: ${words}`, async () => assert.match(await answered(words), /What kind of request/));
  }

  it('is answered by naming another kind, or what the new one is about', async () => {
    assert.match(await answered('Broken mouse'), /\*\*Broken mouse\*\*: I will ask/);
    const chat = await left();
    await chat.say('create a request: broken screen');
    assert.match(textOf(await chat.say('Broken mouse')), /\*\*Summary\*\*: broken screen/);
  });

  it('leaves what was told for the old one to that', async () => {
    const chat = aDesk();
    const before = ['my car is broken', 'create a request: a trip', 'Travel', 'My requests', 'Create a request'];
    for (const each of [...before, 'Begin a new one']) await chat.say(each);
    assert.match(textOf(await chat.say('Broken mouse')), /\*\*Summary\*\*\?/);
  });

  it('is said by “go on” wherever it is offered', async () => {
    const chat = aDesk();
    chat.desk.requests = [{ ...aRequest(), owner: 'customer-1', isOpen: true }];
    for (const each of ['Create a request', 'Travel', 'My requests']) await chat.say(each);
    assert.match(textOf(await chat.say('go on')), /Let us go on[^]*Travel/);
  });

  it('is asked again of who said no and then chose nothing', async () => {
    const chat = await left();
    for (const each of ['no', 'My requests']) await chat.say(each);
    assert.match(textOf(await chat.say('Create a request')), /Travel[^]*Shall we go on/);
  });
});

describe('another request in the same conversation', () => {
  it('is begun by naming its kind', async () => {
    const chat = aDesk();
    for (const each of ['Create a request', 'Travel', 'To the sea', 'Send the request']) await chat.say(each);
    assert.match(textOf(await chat.say('Create a request')), /has its request already/);
    assert.match(textOf(await chat.say('broken mouse')), /\*\*Broken mouse\*\*: I will ask/);
  });
});

function aDesk(): Harness {
  const chat = createDialogHarness();
  chat.identity.person = aPerson();
  chat.desk.forms = ['Travel', 'Broken mouse'].map((name, index) =>
    aForm([aField()], { requestType: aRequestType({ id: String(index), name, description: '' }) }),
  );
  return chat;
}

/** Asked whether to go on. */
async function left(): Promise<Harness> {
  const chat = aDesk();
  for (const each of ['Create a request', 'Travel', 'My requests']) await chat.say(each);
  await chat.say('Create a request');
  return chat;
}

async function answered(words: string): Promise<string> {
  return textOf(await (await left()).say(words));
}
