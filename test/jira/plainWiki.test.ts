import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainWiki } from '../../jira/plainWiki.ts';
import { escapeWiki } from '../../jira/wikiText.ts';
import { LINEAR, workRatio } from '../support/workRatio.ts';

/** Of what markup is made, and never ended. */
const SIGNS = ['[', '{', '{{', '|', '*', '_', '+', '\\', ' ', 'a', '{code:', '[https://', '[a|', 'h1. ', '\n'] as const;

describe('the words of a wiki text', () => {
  for (const [wiki, plain] of [
    ['See *catalogue*, please', 'See catalogue, please'],
    ['{color:red}model{color} _x2_', 'model x2'],
    ['h2. Steps\n# open\n# close', 'Steps\n# open\n# close'],
    [
      '[the page|https://example.com/a] and [https://example.com/b]',
      'the page (https://example.com/a) and https://example.com/b',
    ],
    ['{{npm start}} {quote}so{quote}', 'npm start so'],
    ['*_both_*', 'both'],
    ['3*4*5, snake_case_name, 2 * 3 * 4, a [note]', '3*4*5, snake_case_name, 2 * 3 * 4, a [note]'],
  ] as const) {
    it(`are shown without its markup: ${wiki}`, () => {
      assert.equal(plainWiki(wiki), plain);
    });
  }

  it('are those that were typed, where they look like markup', () => {
    for (const text of ['*not bold* {color:red}x{color}', '[a|https://example.com] _b_ {{c}}', '# 1 + 1 - 2']) {
      assert.equal(plainWiki(escapeWiki(text)), text);
    }
  });

  it('are found by work that grows with the length of the text, whatever it repeats', () => {
    const units = fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 4 }).map((signs) => signs.join(''));
    const isLinear = (unit: string): boolean => workRatio(plainWiki, unit) < LINEAR;
    fc.assert(fc.property(units, isLinear), { numRuns: 40, examples: SIGNS.map((sign): [string] => [sign]) });
  });
});
