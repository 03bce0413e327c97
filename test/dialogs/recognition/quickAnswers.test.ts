import assert from 'node:assert/strict';
import { findQuickAnswer } from '../../../dialogs/recognition/quickAnswers.ts';
import { FAQ } from '../../../locales/faq.ts';
import { LOCALES } from '../../../locales/index.ts';
import type { Locale } from '../../../locales/index.ts';
import { ASKED } from '../questionsAsked.ts';

const OTHERS: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'My mouse does not work',
    'How do I book a meeting room?',
    'I need a new laptop',
    'My screen is black',
    'change my address',
    'The wifi is slow',
    'How do I request holidays?',
    'My mailbox is full',
  ],
  de: [
    'Meine Maus geht nicht',
    'Wie buche ich einen Besprechungsraum?',
    'Ich brauche einen neuen Laptop',
    'Mein Bildschirm ist schwarz',
    'Wie ändere ich meine Adresse?',
    'Das WLAN ist langsam',
    'Mein Postfach ist voll',
    'Ich kann mich nicht anmelden',
  ],
  fr: [
    'Ma souris ne marche pas',
    'Comment réserver une salle ?',
    "J'ai besoin d'un nouvel ordinateur",
    'Mon écran est noir',
    'Comment changer mon adresse ?',
    'Le wifi est lent',
    'Ma boîte mail est pleine',
  ],
  es: [
    'Mi ratón no funciona',
    '¿Cómo reservo una sala?',
    'Necesito un portátil nuevo',
    'Mi pantalla está negra',
    '¿Cómo cambio mi dirección?',
    'El wifi va lento',
    'Mi buzón está lleno',
  ],
};

describe('a frequent question', () => {
  for (const locale of LOCALES) {
    it(`is found by what people ask in ${locale}, for every entry`, () => {
      for (const { id } of FAQ[locale]) {
        const asked = ASKED[locale][id] ?? assert.fail(`nobody asks for ${id}`);
        for (const text of asked) assert.equal(findQuickAnswer(text, locale)?.id, id, text);
      }
    });

    it(`is not found by what is another question in ${locale}`, () => {
      for (const text of OTHERS[locale]) assert.equal(findQuickAnswer(text, locale), undefined, text);
    });
  }

  it('is looked for in short texts only', () => {
    const asked = 'I forgot my password';
    assert.ok(findQuickAnswer(`${asked} ${'a'.repeat(100)}`, 'en'));
    assert.equal(findQuickAnswer(`${asked} ${'a'.repeat(20_000)}`, 'en'), undefined);
  });
});
