import assert from 'node:assert/strict';
import { CURATED, COLLECTION_IDS } from '../../locales/collections.ts';
import { LOCALES } from '../../locales/index.ts';
import { isCommand } from '../../locales/isCommand.ts';
import { PHRASES } from '../../locales/phrases.ts';

describe('what the bot takes for a command', () => {
  for (const text of [
    '#exit',
    'stop',
    'Stop!',
    'STOPP',
    'arrêtez',
    'Detener',
    'please stop',
    '#what',
    'Yes',
    'ninguno',
    '＃on',
    ' #1 ',
  ]) {
    it(`is "${text}"`, () => assert.ok(isCommand(text)));
  }

  it('is everything people can say to it in any of its languages', () => {
    const said = LOCALES.flatMap((locale) => Object.values(PHRASES[locale].intents).flat());
    assert.deepEqual(
      said.filter((text) => !isCommand(text)),
      [],
    );
  });

  for (const text of [
    'Stop a print job',
    'How to exit vim',
    'Hilfe zu Gmail',
    'C# for beginners',
    'Bonjour tristesse',
  ]) {
    it(`is not "${text}"`, () => assert.ok(!isCommand(text)));
  }

  it('is the title of no article that Koji comes with', () => {
    const titles = LOCALES.flatMap((locale) => COLLECTION_IDS.flatMap((id) => CURATED[locale][id]));
    assert.deepEqual(
      titles.filter(({ title }) => isCommand(title)),
      [],
    );
  });
});
