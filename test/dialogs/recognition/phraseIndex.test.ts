import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordsIn } from '../../../locales/normalise.ts';
import { recogniseCommand } from '../../../dialogs/recognition/recognise.ts';
import { LOCALES, choiceText } from '../../../locales/index.ts';
import { PHRASES } from '../../../locales/phrases.ts';

const asksForHuman = (text: string, locale: (typeof LOCALES)[number] = 'en'): boolean =>
  recogniseCommand(text, locale)?.kind === 'human';

describe('asking for a human', () => {
  const ASKING = [
    'talk to operator',
    'talk to an operator',
    'Transfer to an agent',
    'TRANSFER ME TO AN AGENT, PLEASE!',
    'live agent',
    'speak to a human',
    'I want to speak to a real person',
    'could you connect me to an agent',
    'talk to an oeprator',
    'trasnfer to an agent',
    'transfer to an agnet',
    'speek to a humen',
    'operator',
  ];
  for (const text of ASKING) it(`hears it in "${text}"`, () => assert.ok(asksForHuman(text)));

  const NOT_ASKING = [
    'travel agent booking',
    'my travel agent',
    'I booked with a travel agent',
    'the agent closed my ticket',
    'the live stream does not work',
    'how do I become an agent',
    'human resources portal',
    'talk to the hand',
    'the operator console shows an error',
    'I do not want to talk to an agent',
    'user agent string',
    'I like to talk',
    'let us talk',
    'can you speak',
    'transfer files to another computer',
  ];
  for (const text of NOT_ASKING) it(`does not hear it in "${text}"`, () => assert.ok(!asksForHuman(text)));

  for (const locale of LOCALES) {
    const all = [...PHRASES[locale].intents.human, choiceText(locale, 'talkToAgent')];
    const phrases = all.map((phrase) => phrase.replace(/^=/, ''));
    // To the letter, the others are what they are with all their words.
    const forgiving = all.filter((phrase) => !phrase.startsWith('='));

    it(`hears every ${locale} phrase in any case, with polite words around it`, () => {
      const filler = fc.constantFrom(...PHRASES[locale].fillers.filter((word) => !word.includes(' ')));
      fc.assert(
        fc.property(fc.constantFrom(...forgiving), filler, fc.boolean(), (phrase, word, loud) => {
          const text = `${word} ${phrase} ${word}`;
          assert.ok(asksForHuman(loud ? text.toUpperCase() : text, locale), text);
        }),
      );
    });

    it(`forgives two swapped letters in a long word of a ${locale} phrase`, () => {
      const long = phrases.filter((phrase) => wordsIn(phrase).length > 1 && phrase.split(' ').some(isLong));
      fc.assert(
        fc.property(fc.constantFrom(...long), fc.nat(), (phrase, at) => {
          assert.ok(asksForHuman(withSwap(phrase, at), locale), withSwap(phrase, at));
        }),
      );
    });

    it(`does not hear a ${locale} phrase inside a longer sentence`, () => {
      const noise = fc.array(fc.constantFrom('xylophone', 'quartz', 'zebra', 'jukebox'), {
        minLength: 1,
        maxLength: 4,
      });
      fc.assert(
        fc.property(fc.constantFrom(...phrases), noise, (phrase, words) => {
          assert.ok(!asksForHuman(`${words.join(' ')} ${phrase}`, locale));
        }),
      );
    });
  }
});

const isLong = (word: string): boolean => /^\p{L}{6,}$/u.test(word);

/** The first long word with two of its inner letters swapped. */
function withSwap(phrase: string, at: number): string {
  const words = phrase.split(' ');
  const index = words.findIndex(isLong);
  const letters = (words[index] ?? '').split('');
  const position = 1 + (at % (letters.length - 3));
  const [left = '', right = ''] = letters.slice(position, position + 2);
  letters.splice(position, 2, right, left);
  return words.with(index, letters.join('')).join(' ');
}
