import assert from 'node:assert/strict';
import { mentionedOption, mistypedOption } from '../../../dialogs/answers/nearlyOption.ts';
import { option } from '../../../dialogs/replies.ts';

const SYSTEMS = ['SAP', 'VPN client', 'Other'].map((text) => ({ id: text, label: { text } }));
const question = { say: [], accepts: { kind: 'options' }, options: SYSTEMS } as const;

describe('a choice among other words', () => {
  for (const [text, id] of Object.entries({ 'sap access for me': 'SAP', 'the vpn client please': 'VPN client' })) {
    it(`is heard: ${text}`, () => assert.equal(mentionedOption(text, question)?.id, id));
  }

  for (const text of [
    'not sap',
    'sap or other',
    'how do I get sap',
    'the sapling',
    'I said a great many words about sap here',
  ]) {
    it(`is not chosen: ${text}`, () => assert.equal(mentionedOption(text, question), undefined));
  }
});

describe('yes or no with more words', () => {
  const urgent = { ...question, options: ['Ja', 'Nein', 'Weiß nicht'].map((text) => ({ id: text, label: { text } })) };
  for (const [text, id] of Object.entries({
    'yes very urgent': 'Ja',
    'nein nicht dringend': 'Nein',
    'sí, mucho': 'Ja',
  })) {
    it(`chooses from a list that has them: ${text}`, () => assert.equal(mentionedOption(text, urgent)?.id, id));
  }

  it('chooses the only one that begins with it', () => {
    const listed = (...texts: readonly string[]) => ({
      ...question,
      options: texts.map((text) => ({ id: text, label: { text } })),
    });
    assert.equal(mentionedOption('ja', listed('Ja, sofort', 'Nein'))?.id, 'Ja, sofort');
    assert.equal(mentionedOption('yes', listed('Ja, sofort', 'Später'))?.id, 'Ja, sofort');
    assert.equal(mentionedOption('ja', listed('Ja, sofort', 'Ja, später')), undefined);
    assert.equal(mentionedOption('no', listed('No idea', 'Yes, at once')), undefined);
  });

  it('confirms nothing', () => {
    const confirm = { ...question, options: [option('yes'), option('no')] };
    assert.equal(mentionedOption('yes but not now', confirm), undefined);
  });
});

describe('a button with a typo in it', () => {
  const buttons = [option('send'), option('edit'), option('cancel')];
  for (const [text, id] of Object.entries({ sned: 'send', Cancle: 'cancel', cancell: 'cancel', chnage: 'edit' })) {
    it(`is pressed: ${text}`, () => assert.equal(mistypedOption(text, buttons, 'en')?.id, id));
  }

  for (const text of ['done', 'sand castle', 'sun', '1234']) {
    it(`is not pressed: ${text}`, () => assert.equal(mistypedOption(text, buttons, 'en'), undefined));
  }
});
