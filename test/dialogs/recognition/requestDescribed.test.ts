import assert from 'node:assert/strict';
import { requestsDescribed, withKey } from '../../../dialogs/recognition/requestDescribed.ts';
import { titlesMeant } from '../../../dialogs/recognition/titlesMeant.ts';
import type { Locale } from '../../../locales/index.ts';

const TITLES = [
  { key: 'OPS-1', summary: 'VPN drops every hour' },
  { key: 'OPS-2', summary: 'Drucker im Erdgeschoss' },
  { key: 'OPS-3', summary: 'New laptop for Ann' },
  { key: 'OPS-4', summary: 'VPN certificate' },
  { key: 'OPS-5', summary: 'Printers on floor 2' },
  { key: 'OPS-6', summary: 'Imprimante en panne' },
  { key: 'OPS-7', summary: 'Ratón roto' },
];

/** The same with the key of the request that is meant, or of all that may be. */
function read(text: string, locale: Locale): string | undefined {
  const meant = titlesMeant(requestsDescribed(text, locale), TITLES, TITLES[0]);
  return meant && withKey(meant.way, meant.titles.map(({ key }) => key).join('|'));
}

describe('a request that is called by a word of its title', () => {
  for (const [text, meant, locale] of [
    ["what's the status of my laptop request?", "what's the status of OPS-3?", 'en'],
    ['close my printer ticket', 'close OPS-5', 'en'],
    ['close printer ticket', 'close OPS-5', 'en'],
    ['Close the request about the printers because they work', 'Close OPS-5 because they work', 'en'],
    ['comment on my ticket about the laptop: it has arrived', 'comment on OPS-3: it has arrived', 'en'],
    ['how is my new laptop request doing', undefined, 'en'],
    ['my laptop ticket is still open', 'OPS-3 is still open', 'en'],
    ['my vpn ticket', 'OPS-1|OPS-4', 'en'],
    ['status of my vpn certificate ticket', 'status of OPS-4', 'en'],
    ['I want to close my laptop ticket', 'I want to close OPS-3', 'en'],
    ['is my laptop request approved yet?', 'is OPS-3 approved yet?', 'en'],
    ['add to my laptop ticket: it has 16 GB', 'add to OPS-3: it has 16 GB', 'en'],
    ['do not close my printer ticket', 'do not close OPS-5', 'en'],
    ['share my laptop ticket with ann@example.com', 'share OPS-3 with ann@example.com', 'en'],
    ['status of my last request', 'status of OPS-1', 'en'],
    ['reopen the pritners ticket', 'reopen OPS-5', 'en'],
    ['Wie ist der Stand meiner Drucker-Anfrage?', 'Wie ist der Stand OPS-2?', 'de'],
    ['schließe mein Ticket zum Drucker', 'schließe OPS-2', 'de'],
    ['meine Anfrage wegen dem Drucker schließen', 'OPS-2 schließen', 'de'],
    ["où en est ma demande d'imprimante ?", 'où en est OPS-6 ?', 'fr'],
    ["fermer mon ticket d'imprimante", 'fermer OPS-6', 'fr'],
    ['cerrar mi solicitud del ratón', 'cerrar OPS-7', 'es'],
    ['cómo va mi solicitud de ratón', 'cómo va OPS-7', 'es'],
  ] as const) {
    it(`is meant by “${text}”: ${meant ?? 'none'}`, () => assert.equal(read(text, locale), meant));
  }

  for (const [text, locale] of [
    ['create a printer ticket', 'en'],
    ['I need a new laptop request', 'en'],
    ['open a vpn ticket', 'en'],
    ['open another ticket about my printer', 'en'],
    ['the printer is broken, I want to open a ticket', 'en'],
    ['my train ticket is lost', 'en'],
    ['close OPS-9 and my printer ticket', 'en'],
    ['the printer ticket machine', 'en'],
    ['I would like to print some pages about the printer ticket', 'en'],
    ['ein Ticket zum Drucker', 'de'],
    ['créer une demande imprimante', 'fr'],
    ['una solicitud de ratón', 'es'],
    [`close my printer ticket ${'x'.repeat(300)}`, 'en'],
  ] as const) {
    it(`is not meant by “${text.slice(0, 60)}”`, () => assert.equal(read(text, locale), undefined));
  }
});
