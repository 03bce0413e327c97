import assert from 'node:assert/strict';
import { recogniseInterruption } from '../../../dialogs/recognition/recognise.ts';
import type { Locale } from '../../../locales/index.ts';
import { choiceText } from '../../../locales/index.ts';
import { textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm, aRequestType } from '../../support/fakeServiceDesk.ts';

const ABOUT: readonly (readonly [Locale, string, string])[] = [
  ['en', 'talk to an agent about my broken chair', 'my broken chair'],
  ['en', 'Can I talk to a human about my broken chair, please?', 'my broken chair'],
  ['en', 'I need to speak to someone because of the noise on floor 3', 'the noise on floor 3'],
  ['de', 'ich möchte mit jemandem über meine defekte Heizung sprechen', 'meine defekte Heizung'],
  ['de', 'mit einem Agenten über die Heizung reden', 'die Heizung'],
  ['de', 'ich will mit einem Mitarbeiter wegen meiner kaputten Maus sprechen', 'wegen meiner kaputten Maus'],
  ['fr', 'parler à un agent à propos de ma chaise cassée', 'ma chaise cassée'],
  ['fr', "je voudrais parler à quelqu'un concernant le chauffage du bureau", 'le chauffage du bureau'],
  ['es', 'hablar con un agente sobre mi silla rota', 'mi silla rota'],
  ['es', 'quiero hablar con alguien acerca de la calefacción', 'la calefacción'],
  [
    'en',
    'talk to a human please, the air conditioning is too cold in my office',
    'the air conditioning is too cold in my office',
  ],
  ['en', 'hi, my heating is broken and it smells, give me a human please', 'my heating is broken and it smells'],
  ['de', 'Meine Heizung ist kaputt. Ich möchte mit einem Menschen sprechen.', 'Meine Heizung ist kaputt'],
  ['fr', 'ma chaise est cassée, je veux parler à un humain', 'ma chaise est cassée'],
  ['es', 'necesito un humano, mi tarjeta no funciona', 'mi tarjeta no funciona'],
];

async function withoutHuman(locale: Locale, ...texts: readonly string[]): Promise<string> {
  const chat = atDesk(locale);
  for (const text of texts) await chat.say(text);
  await chat.say(choiceText(locale, 'createRequest'));
  return textOf(await chat.say('Get IT help'));
}

function atDesk(locale: Locale): Harness {
  const chat = createDialogHarness({ locale });
  chat.identity.person = aPerson();
  chat.desk.forms = [
    aForm([aField({ name: 'Title' }), aField({ kind: 'multiLine', fieldId: 'description', name: 'More' })]),
    { ...aForm([aField({ name: 'Title' })]), requestType: aRequestType({ id: '2', name: 'Another' }) },
  ];
  return chat;
}

describe('what a human is asked for about', () => {
  for (const [locale, text, about] of ABOUT)
    it(`fills in the request that is made instead: ${text}`, async () => {
      assert.ok((await withoutHuman(locale, text)).includes(`**Title**: ${about}\n`));
    });

  it('stands beside what was said before, and once', async () => {
    const asked = ['my chair wobbles', 'talk to an agent about the wheels', 'talk to a human about the wheels'];
    const told = await withoutHuman('en', ...asked);
    assert.match(told, /\*\*Title\*\*: my chair wobbles\n\n\*\*More\*\*: my chair wobbles the wheels\n/);
  });

  for (const text of [
    'talk to an agent',
    'talk to an agent about it',
    'talk to an agent about this please',
    'talk to a human about something else',
    'talk to an agent about CERT-7',
    'talk to an agent about my requests',
    'talk to an agent because I need to',
    'talk to an agent, it is urgent',
    'this does not help, give me a human',
    'talk to an agent, CERT-7 is stuck',
  ])
    it(`is nothing where nothing is told: ${text}`, async () => {
      assert.match(await withoutHuman('en', text), /\*\*Title\*\*\?$/);
    });

  it('is told to the agent in the whole line', async () => {
    const chat = atDesk('en');
    chat.humans.result = { kind: 'waiting' };
    await chat.say('talk to an agent about my broken chair');
    assert.deepEqual(chat.humans.wanted[0]?.context.lines, ['talk to an agent about my broken chair']);
  });

  for (const [locale, text] of [
    ['en', 'can somebody help me, my screen is black'],
    ['en', 'I need someone, the lamp is broken'],
    ['de', 'kann mir jemand helfen, mein Bildschirm ist schwarz'],
    ['de', 'ich brauche jemanden, der meinen Stuhl repariert'],
    ['fr', "quelqu'un peut m'aider, mon écran est noir"],
    ['es', 'alguien puede ayudarme, mi pantalla está negra'],
  ] as const)
    it(`is a problem to be looked up where help with it is asked for: ${text}`, () => {
      assert.equal(recogniseInterruption(text, locale), undefined);
    });

  it('still is a human where nothing but help is asked for', () => {
    for (const text of [
      'can somebody help me please',
      'kann mir jemand helfen?',
      "quelqu'un peut m'aider",
      'alguien ayudarme',
    ])
      assert.equal(recogniseInterruption(text, 'en')?.kind, 'human', text);
  });

  it('is no more a sign of a human than before', () => {
    for (const text of ['a manual about agents', 'tell me about the support', 'operator of the crane'])
      assert.equal(recogniseInterruption(text, 'en'), undefined);
  });
});
