import assert from 'node:assert/strict';
import { recognise } from '../../../dialogs/recognition/recognise.ts';
import type { Locale } from '../../../locales/index.ts';
import { MEANT } from '../wordsMeant.ts';
import type { Said } from '../wordsMeant.ts';

/** Lists of requests, whatever the customer's language. */
const LISTED: Readonly<Record<'closed' | 'participant', readonly string[]>> = {
  closed: [
    'old tickets',
    'previous requests',
    'show me the tickets that are closed',
    'alte Tickets',
    'meine gelösten Anfragen',
    'anciens tickets',
    'mes anciennes demandes',
    'tickets viejos',
    'mis solicitudes antiguas',
    'viejos tickets',
  ],
  participant: [
    'tickets that are shared with me',
    'what was shared with me?',
    'Anfragen, die mit mir geteilt wurden',
    'mes demandes partagées',
    'les tickets partagés avec moi',
    'mis solicitudes compartidas',
    'tickets que han compartido conmigo',
  ],
};

/** A phrase is in each of them, or nearly, and none of them asks for it. */
const SEARCHED: Said = {
  en: [
    'how do I stop the printer from printing twice',
    'my agent software crashes',
    'the human resources portal is slow',
    'i have a problem with outlook',
    'train ticket',
    'cancel my hotel booking',
    'close the door',
    'what is covid-19',
    'ISO 27001',
    'find ISO 27001',
    'open a bank account',
    'new laptop please',
    'help with excel formulas',
    'approvals in sap are broken',
    'my ticket printer is broken',
    'operator panel of the lift',
    'contact list on my phone is empty',
    'status light on the router is red',
    'the person in the next office has no light',
    'how do i talk to my team in teams',
    'show my calendar to others',
    'agent smith',
    'ticket machine',
    'call',
    'call forwarding setup',
    'call me when the printer works',
    'someone stole my laptop',
    'agent orange install error',
    'operator precedence',
    'who is the human resources contact',
    'how do I close a bank account',
    'person',
    'support',
    'problem',
    'thanks giving holidays',
  ],
  de: [
    'der drucker stoppt ständig',
    'mitarbeiterportal geht nicht',
    'hilfe seite im intranet lädt nicht',
    'fahrkarte für die bahn',
    'ticket für die bahn buchen',
    'problem mit outlook',
    'wie schließe ich ein postfach',
    'agentur kontakt',
    'rückruf',
  ],
  fr: [
    "l'imprimante s'arrête tout le temps",
    'le portail des ressources humaines est lent',
    'billet de train',
    'problème avec outlook',
    'mon agent antivirus plante',
    'personne',
  ],
  es: [
    'la impresora se para todo el tiempo',
    'el portal de recursos humanos va lento',
    'billete de tren',
    'problema con outlook',
    'el agente antivirus falla',
    'alto',
  ],
};

describe('what people type', () => {
  for (const [kind, said] of MEANT) {
    for (const [locale, texts] of Object.entries(said) as readonly [Locale, readonly string[]][]) {
      for (const text of texts) {
        it(`${locale}: means ${kind} by "${text}"`, () => assert.equal(recognise(text, locale).kind, kind));
      }
    }
  }

  for (const [list, texts] of Object.entries(LISTED)) {
    for (const text of texts) {
      it(`means a list by "${text}"`, () => {
        const intent = recognise(text, 'en');
        assert.equal(intent.kind === 'myRequests' && (intent.relation ?? intent.status), list);
      });
    }
  }

  for (const [locale, texts] of Object.entries(SEARCHED) as readonly [Locale, readonly string[]][]) {
    for (const text of texts) {
      it(`${locale}: is looked up where it asks for nothing by name: "${text}"`, () =>
        assert.ok(
          ['searchKnowledge', 'quickAnswer'].includes(recognise(text, locale).kind),
          recognise(text, locale).kind,
        ));
    }
  }

  it('signs nobody out by a word that is nearly spelled like it', () => {
    for (const text of ['absenden', 'anmelden', 'abwenden'])
      assert.notEqual(recognise(text, 'de').kind, 'signOut', text);
  });

  it('is kept for the agent where it says more than that somebody wants one', () => {
    assert.deepEqual(recognise('talk to an agent about OPS7-1', 'en'), {
      kind: 'human',
      said: 'talk to an agent about OPS7-1',
    });
    assert.deepEqual(recognise('talk to an agent please', 'en'), { kind: 'human' });
  });

  it('asks for a human whether why is said behind it or before it', () => {
    for (const [locale, text] of [
      ['en', 'I need to talk to a human, it is urgent'],
      ['en', 'talk to a human please, my heating is broken'],
      ['en', 'can I talk to somebody? my badge is broken'],
      ['en', "you don't understand me, get me an agent"],
      ['en', 'no, I want a real person'],
      ['en', "I'd rather talk to a human. My payslip is wrong."],
      ['en', "I'd rather talk to a human"],
      ['en', 'my heating is broken - talk to an agent'],
      ['de', 'ich möchte mit einem Menschen sprechen, es ist dringend'],
      ['de', 'das hilft nicht, bitte einen Mitarbeiter'],
      ['fr', 'je veux parler à quelqu’un, c’est urgent'],
      ['es', 'necesito un humano, mi tarjeta no funciona'],
    ] as const) {
      assert.equal(recognise(text, locale).kind, 'human', text);
    }
  });

  it('asks for none by a story with somebody in it, or by not wanting one', () => {
    for (const text of [
      "I don't want to talk to a human, just close it",
      'please do not connect me to an agent, I can wait',
      'I was told to talk to a human, and nobody answered',
      'nobody wants to talk to an agent, it takes too long',
      'the lift, the agent, the desk',
      'Our visitors ask for a person, agent or operator',
      'I wrote to them, talk to an agent, they said, and left',
      'my manager, a human being, is away',
    ]) {
      assert.notEqual(recognise(text, 'en').kind, 'human', text);
    }
  });

  it('asks what to search for, where that is not said', () => {
    for (const [locale, text] of [
      ['en', 'search'],
      ['de', 'suche'],
      ['fr', 'rechercher'],
      ['es', 'buscar por favor'],
    ] as const) {
      assert.deepEqual(recognise(text, locale), { kind: 'searchKnowledge' }, text);
    }
  });
});
