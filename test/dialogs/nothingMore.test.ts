import assert from 'node:assert/strict';
import type { Locale } from '../../locales/index.ts';
import { say } from '../../locales/index.ts';
import { textOf } from '../support/chat.ts';
import { createDialogHarness } from '../support/dialogHarness.ts';

describe('who wants nothing more', () => {
  for (const [locale, text] of [
    ['en', 'nothing'],
    ['de', 'nichts'],
    ['de', 'nichts danke'],
    ['fr', 'rien'],
    ['es', 'nada'],
    ['en', 'nothing thanks'],
    ['en', 'nothing at all'],
    ['de', 'gar nichts, danke'],
    ['de', 'nein nichts danke'],
    ['fr', 'rien merci'],
    ['fr', 'rien du tout, merci'],
    ['es', 'nada gracias'],
    ['es', 'no, nada, gracias'],
  ] as const satisfies readonly (readonly [Locale, string])[])
    it(`may say so in a word or two: ${text}`, async () => {
      const chat = createDialogHarness({ locale });
      assert.ok(textOf(await chat.say(text)).includes(say(locale, 'greeting.nothingMore')));
    });
});
