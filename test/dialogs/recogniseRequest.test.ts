import assert from 'node:assert/strict';
import { recognise, recogniseInterruption } from '../../dialogs/recognise.ts';
import { requestActionSaid } from '../../dialogs/recogniseRequest.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import { PHRASES } from '../../locales/phrases.ts';

describe('what is said of a request', () => {
  const NAMED = {
    'CERT-12': { key: 'CERT-12' },
    'cert-12?': { key: 'CERT-12' },
    'status of cert-12': { key: 'CERT-12' },
    'what about CERT-12': { key: 'CERT-12' },
    'close cert-12': { key: 'CERT-12', action: 'close' },
    'Please add a comment to CERT-12!': { key: 'CERT-12', action: 'comment' },
    'add a coment to CERT-12': { key: 'CERT-12', action: 'comment' },
    'approve CERT-12': { key: 'CERT-12', action: 'approve' },
    'CERT-12 wieder öffnen': { key: 'CERT-12', action: 'reopen' },
    'partager CERT-12': { key: 'CERT-12', action: 'share' },
    'valorar CERT-12': { key: 'CERT-12', action: 'rate' },
    'status of ../servicedesk?x=1': { key: '../servicedesk?x=1' },
    'close CERT-0': { key: 'CERT-0', action: 'close' },
  };
  for (const [said, asked] of Object.entries(NAMED)) {
    it(`is understood: ${said}`, () => assert.deepEqual(recognise(said, 'en'), { kind: 'showRequest', ...asked }));
  }

  for (const said of [
    'wi-fi does not work',
    'the covid-19 rules',
    'show me how to share a calendar',
    'close the door',
  ]) {
    it(`is not heard where nothing is said of one: ${said}`, () =>
      assert.notEqual(recognise(said, 'en').kind, 'showRequest'));
  }

  for (const locale of LOCALES) {
    it(`${locale}: is the same for the button and for its words, and interrupts nothing`, () => {
      for (const choice of ['comment', 'attach', 'approve', 'decline', 'share'] as const) {
        const words = choiceText(locale, choice);
        assert.equal(requestActionSaid(words, locale), choice, words);
        assert.equal(recogniseInterruption(words, locale), undefined, words);
      }
    });

    it(`${locale}: has no words that stop or interrupt what is going on`, () => {
      for (const words of Object.values(PHRASES[locale].requestActions).flat()) {
        assert.equal(recogniseInterruption(words, locale), undefined, words);
      }
    });
  }
});
