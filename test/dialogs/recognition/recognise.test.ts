import assert from 'node:assert/strict';
import type { Intent } from '../../../dialogs/recognition/intents.ts';
import { recognise } from '../../../dialogs/recognition/recognise.ts';
import { LOCALES, choiceText } from '../../../locales/index.ts';

const CASES: readonly (readonly [text: string, intent: Intent])[] = [
  ['Hello', { kind: 'greet' }],
  ['hi!', { kind: 'greet' }],
  ['Help', { kind: 'help' }],
  ['#help', { kind: 'help' }],
  ['#HELP ', { kind: 'help' }],
  ['Stop', { kind: 'stop' }],
  ['#exit', { kind: 'exit' }],
  ['Create a new request', { kind: 'createRequest' }],
  ['my requests', { kind: 'myRequests', status: 'open' }],
  ['Show closed requests', { kind: 'myRequests', status: 'closed' }],
  ['knowledge base search', { kind: 'searchKnowledge' }],
  ['search for Toner', { kind: 'searchKnowledge', query: 'Toner' }],
  ['FAQ', { kind: 'quickAnswers' }],
  ['I need help with Google', { kind: 'collection', id: 'google' }],
  ['gogle suport please', { kind: 'collection', id: 'google' }],
  ['Office 365 help', { kind: 'collection', id: 'microsoft365' }],
  ['Microsoft-365-Hilfe', { kind: 'collection', id: 'microsoft365' }],
  ['google', { kind: 'searchKnowledge', query: 'google' }],
  ['cert-12', { kind: 'showRequest', key: 'CERT-12' }],
  ['what is the status of CERT-12?', { kind: 'showRequest', key: 'CERT-12' }],
  ['speak French', { kind: 'language', locale: 'fr' }],
  ['auf Deutsch bitte', { kind: 'language', locale: 'de' }],
  ['Hallo, sprich deutsch', { kind: 'language', locale: 'de' }],
  ['en español', { kind: 'language', locale: 'es' }],
  ['speak Chinese', { kind: 'language', locale: 'notThere' }],
  ['reset my pasword', { kind: 'quickAnswer', id: 'password', said: 'reset my pasword' }],
  ['I forgot my password', { kind: 'quickAnswer', id: 'password', said: 'I forgot my password' }],
  ['password policy for contractors', { kind: 'searchKnowledge', query: 'password policy for contractors' }],
  ['yes, create a request', { kind: 'createRequest' }],
  ['sure, talk to an agent', { kind: 'human' }],
  ['shop', { kind: 'searchKnowledge', query: 'shop' }],
  ...[
    'tell me about vpn/wifi',
    'read https://intranet.test/page1',
    'I need a new number',
    'help number',
    'agent number',
  ].map((query) => [query, { kind: 'searchKnowledge', query }] as const),
  ['', { kind: 'notUnderstood', why: { kind: 'empty' } }],
  ['😀🎉', { kind: 'notUnderstood', why: { kind: 'emoji' } }],
  ['мой экран чёрный', { kind: 'notUnderstood', why: { kind: 'script' } }],
  ['Send the request', { kind: 'notUnderstood', why: { kind: 'pastChoice' } }],
  ['yes please', { kind: 'notUnderstood', why: { kind: 'pastChoice' } }],
  ...['no', 'no thanks', 'nein danke', 'non merci', 'no gracias', 'that is all'].map(
    (said) => [said, { kind: 'nothingMore' }] as const,
  ),
  ['14', { kind: 'notUnderstood', why: { kind: 'pastChoice' } }],
  ['365', { kind: 'searchKnowledge', query: '365' }],
  ['oui', { kind: 'notUnderstood', why: { kind: 'pastChoice' } }],
  ['••••••', { kind: 'notUnderstood', why: { kind: 'hidden' } }],
  ['#foo', { kind: 'notUnderstood', why: { kind: 'command', word: '#foo' } }],
];

describe('recognise', () => {
  for (const [text, intent] of CASES) {
    it(`reads "${text}" as ${intent.kind}`, () => assert.deepEqual(recognise(text, 'en'), intent));
  }

  it('reads 100 kB of text as too long, and in no time', () => {
    const text = 'lorem ipsum '.repeat(8_500);
    assert.deepEqual(recognise(text, 'en'), { kind: 'notUnderstood', why: { kind: 'tooLong', length: text.length } });
  });

  for (const locale of LOCALES) {
    it(`reads the ${locale} buttons as what they say`, () => {
      const kindOf = (choice: Parameters<typeof choiceText>[1]) => recognise(choiceText(locale, choice), locale).kind;
      assert.equal(kindOf('talkToAgent'), 'human');
      assert.equal(kindOf('createRequest'), 'createRequest');
      assert.equal(kindOf('createRequestInstead'), 'createRequest');
      assert.equal(kindOf('myRequests'), 'myRequests');
      assert.equal(kindOf('askAnother'), 'askAnother');
      assert.equal(kindOf('quickAnswers'), 'quickAnswers');
      assert.equal(kindOf('searchKnowledge'), 'searchKnowledge');
      assert.equal(kindOf('requestMenu'), 'requestMenu');
      assert.equal(kindOf('leaveQueue'), 'notWaiting');
      assert.equal(kindOf('help'), 'help');
      assert.equal(kindOf('stop'), 'stop');
    });
  }

  it('understands English from somebody whose language is another', () => {
    assert.deepEqual(recognise('create a request', 'de'), { kind: 'createRequest' });
  });
});
