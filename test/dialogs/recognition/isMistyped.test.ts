import assert from 'node:assert/strict';
import { isMistyped } from '../../../dialogs/recognition/isMistyped.ts';

describe('a word with a typo in it', () => {
  for (const [said, word] of Object.entries({
    agnet: 'agent',
    humen: 'human',
    oeprator: 'operator',
    mitarbeter: 'mitarbeiter',
    yess: 'yes',
    sned: 'send',
    conversatoin: 'conversation',
    transfering: 'transferring',
  })) {
    it(`is meant as it is usually written: ${said}`, () => assert.ok(isMistyped(said, word)));
  }

  for (const [said, word] of Object.entries({
    absenden: 'abmelden',
    waiting: 'rating',
    agentur: 'agent',
    machine: 'machen',
    kontakt: 'contact',
    ys: 'yes',
    code1: 'codes',
  })) {
    it(`is another word: ${said}, not ${word}`, () => assert.ok(!isMistyped(said, word)));
  }

  it('costs nothing to tell from one that is far longer', () => {
    assert.ok(!isMistyped('a'.repeat(100_000), 'agent'));
  });
});
