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
  ] as const satisfies readonly (readonly [Locale, string])[])
    it(`may say so in one word: ${text}`, async () => {
      const chat = createDialogHarness({ locale });
      assert.ok(textOf(await chat.say(text)).includes(say(locale, 'greeting.nothingMore')));
    });
});
