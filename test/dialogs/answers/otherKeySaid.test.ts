import assert from 'node:assert/strict';
import { otherKeySaid } from '../../../dialogs/answers/otherKeySaid.ts';

describe('the key of another request', () => {
  for (const text of [
    'I meant OPS-3',
    'sorry, I meant ops-3 please',
    'wrong request, OPS-3',
    'no, on OPS-3',
    'no OPS-3',
    'not this one, OPS-3',
    'OPS-3 instead',
    'OPS-3, not OPS-1',
    'not OPS-1, OPS-3',
    'nein, auf OPS-3',
    'ich meinte OPS-3',
    'falsches Ticket, OPS-3',
    'OPS-3 war gemeint',
    'non, sur OPS-3',
    'je voulais dire OPS-3',
    'mauvaise demande, OPS-3',
    'no, en OPS-3',
    'quise decir OPS-3',
    'me equivoqué, OPS-3',
    'no, esa no, OPS-3',
    'me refería a OPS-3',
    'no, a OPS-3',
    'wrong request OPS-3',
    'not this one I meant OPS-3',
    'instead of OPS-1, OPS-3',
    'statt OPS-1 OPS-3',
    "je me suis trompé, c'est OPS-3",
  ])
    it(`is said instead: ${text}`, () => {
      assert.equal(otherKeySaid(text, 'OPS-1'), 'OPS-3');
    });

  for (const text of [
    'OPS-3',
    'on OPS-3',
    'no, on OPS-1',
    'not OPS-3',
    'ich meine nicht OPS-3',
    'not on OPS-3',
    'no, this is not for OPS-3',
    'nicht auf OPS-3',
    'non, pas sur OPS-3',
    'OPS-1, not the other one OPS-3',
    'instead of OPS-3',
    'OPS-1 instead of OPS-3',
    'statt OPS-3',
    'au lieu de OPS-3',
    'plutôt que OPS-3',
    'en vez de OPS-3',
    'mejor no, OPS-1 en lugar de OPS-3',
    'OPS-3 is wrong',
    'no, OPS-3 and OPS-4',
    'did I mean OPS-3?',
    'I meant OPS-3 has the same problem',
    'the wrong part, see OPS-3',
    'no, close OPS-3',
    'no toner\nOPS-3',
    'no',
  ])
    it(`is not said: ${text.replace('\n', ' / ')}`, () => {
      assert.equal(otherKeySaid(text, 'OPS-1'), undefined);
    });
});
