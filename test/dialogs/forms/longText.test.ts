import assert from 'node:assert/strict';
import { LOCALES, choiceText, say } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';
import { DESCRIPTION, SUMMARY, answers, began } from './creating.ts';

const LONG =
  `The tax of September is wrong. ${'I have asked my manager, and she told me to write to you. '.repeat(8)}`.trim();
const PLACE = aField({ fieldId: 'place', name: 'Sede' });

const textIn = (answer: unknown): string => (answer as { text?: string } | undefined)?.text ?? '';

describe('a text that is too long for the summary', () => {
  it('is the description, with its beginning as the summary', async () => {
    const chat = await began(SUMMARY, DESCRIPTION);
    const told = textOf(await chat.say(LONG));
    assert.match(told, /too long for \*\*Summary\*\*[^]*all of it as \*\*Description\*\*[^]*check your request/);
    await chat.say('send');
    const sent = answers(chat) ?? {};
    assert.equal(textIn(sent['description']), LONG);
    const summary = textIn(sent['summary']);
    assert.ok(summary.length <= 255 && summary.endsWith('…'), summary);
    assert.ok(LONG.startsWith(summary.slice(0, -1)) && /[\s.,]/.test(LONG[summary.length - 1] ?? ''), summary);
  });

  it('is so from the review as well, where the description was left empty', async () => {
    const chat = await began(SUMMARY, DESCRIPTION);
    for (const line of ['No toner', 'skip']) await chat.say(line);
    await chat.say('change the summary');
    const told = textOf(await chat.say(LONG));
    assert.match(told, /all of it as \*\*Description\*\*[^]*check your request/);
  });

  it('writes over no description', async () => {
    const chat = await began(SUMMARY, { ...DESCRIPTION, required: true });
    for (const line of ['No toner', 'On floor 2']) await chat.say(line);
    await chat.say('change the summary');
    const asked = await chat.say(LONG);
    assert.match(textOf(asked), /too long: at most 255[^]*beginning would be: “The tax of September/);
    assert.deepEqual(choicesOf(asked).slice(0, 1), ['Use the beginning']);
    assert.match(textOf(await chat.say('cancel')), /\*\*Summary\*\*: No toner[^]*\*\*Description\*\*: On floor 2/);
  });

  for (const locale of LOCALES)
    it(`offers its beginning where there is no description: ${locale}`, async () => {
      const chat = createDialogHarness({ locale });
      chat.identity.person = aPerson();
      chat.desk.forms = [aForm([SUMMARY])];
      for (const line of [choiceText(locale, 'createRequest'), 'Get IT help']) await chat.say(line);
      const asked = await chat.say(LONG);
      assert.deepEqual(choicesOf(asked), [choiceText(locale, 'useBeginning')]);
      const review = textOf(await chat.say(choiceText(locale, 'useBeginning')));
      assert.ok(review.includes(say(locale, 'create.review')) && review.includes('The tax of September'), review);
    });

  it('can be written shorter instead, and the button is gone then', async () => {
    const chat = await began(SUMMARY, PLACE);
    await chat.say(LONG);
    const next = await chat.say('Wrong tax');
    assert.match(textOf(next), /\*\*Sede\*\*\?/);
    assert.deepEqual(choicesOf(next), []);
    assert.match(textOf(await chat.say('Use the beginning')), /\*\*Sede\*\*\?/);
  });

  it('is taken for any other line by its beginning only, once that is said', async () => {
    const chat = await began(SUMMARY, PLACE, DESCRIPTION);
    await chat.say('No toner');
    assert.match(textOf(await chat.say(LONG)), /too long: at most 255[^]*\*\*Sede\*\*\?/);
    assert.match(textOf(await chat.say('yes')), /\*\*Description\*\*\?/);
  });

  it('stays what is not taken where something else is asked', async () => {
    const chat = await began(SUMMARY, aField({ kind: 'number', fieldId: 'n', name: 'Aantal' }));
    await chat.say('No toner');
    assert.match(textOf(await chat.say(`Summary: ${LONG}`)), /stays No toner[^]*at most 255[^]*\*\*Aantal\*\*\?/);
  });
});
