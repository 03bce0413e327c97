import assert from 'node:assert/strict';
import { maskSecrets } from '../../../handoff/domain/masking.ts';

/** Of this length, a text whose reading took the time of its square would not be read before the test runs out. */
const LONG = 250_000;

describe('masking of card numbers beside other digits', () => {
  const hidden: readonly (readonly [string, string])[] = [
    ['4111 1111 1111 1111 12/27', '•••••• 12/27'],
    ['4111 1111 1111 1111 123', '•••••• 123'],
    ['4111111111111111 12/27 123', '•••••• 12/27 123'],
    ['12/27 5500 0000 0000 0004', '12/27 ••••••'],
    ['123 4111 1111 1111 1111', '123 ••••••'],
    ['3782-822463-10005 12/27', '•••••• 12/27'],
    ['4111 1111 1111 1111 5500 0000 0000 0004', '•••••• ••••••'],
    ['room 7 4111-1111-1111-1111.12.27', 'room 7 ••••••.12.27'],
    ['7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 4111111111111111', '7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 7 ••••••'],
  ];
  for (const [text, masked] of hidden) {
    it(`hides the one in "${text}"`, () => assert.equal(maskSecrets(text), masked));
  }

  const kept = [
    'order 4111 1111 1111 1112 12/27',
    'rooms 12 15 17 23 45 67 89 90 31',
    'between 2026-11-23 12.30 and 2026-11-24 18.45',
    '41111111111111110000000000',
    'call 1234 4111 1111 1111',
  ];
  for (const text of kept) {
    it(`leaves "${text}" alone`, () => assert.equal(maskSecrets(text), text));
  }

  for (const unit of ['1', '4 ', '4111 ', '4111 1111 1111 1111 ', '4111111111111 ', '41 ']) {
    it(`comes to its end: "${unit}" over and over`, () => {
      assert.ok(maskSecrets(unit.repeat(LONG / unit.length)) !== '');
    });
  }
});
