import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aForm, aRequestType } from '../../support/fakeServiceDesk.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { SUMMARY, signedIn } from './creating.ts';

const ABOUT = 'the beamer in room 4 stays dark';

/** The kind is chosen while the service desk does not say what it asks for. */
async function chosenInVain(said = 'Get IT help'): Promise<Harness> {
  const chat = signedIn(SUMMARY);
  chat.desk.forms = [
    ...chat.desk.forms,
    aForm([SUMMARY], { requestType: aRequestType({ id: '11', name: 'Hardware' }) }),
  ];
  await chat.say(`create a request: ${ABOUT}`);
  chat.desk.formFault = new KojiError('unavailable', 'x');
  const replies = await chat.say(said);
  assert.match(textOf(replies), /cannot reach the service desk right now[^]*kept/);
  assert.deepEqual(choicesOf(replies), ['Try again', 'Talk to an agent']);
  return chat;
}

describe('a form that could not be read', () => {
  for (const said of ['Try again', 'retry', 'yes', '1', 'Get IT help']) {
    it(`is opened by ${said}, with what was said before`, async () => {
      const chat = await chosenInVain();
      assert.match(textOf(await chat.say(said)), new RegExp(`Get IT help[^]*${ABOUT}`));
      await chat.say('send');
      assert.equal(chat.desk.created.length, 1);
    });
  }

  for (const [locale, said] of [
    ['de', 'nochmal versuchen'],
    ['de', 'noch mal versuchen'],
    ['fr', 'essayer encore une fois'],
    ['es', 'inténtalo de nuevo'],
  ] as const) {
    it(`is opened by ${said} (${locale})`, async () => {
      const chat = await chosenInVain();
      assert.match(textOf(await chat.say(said)), new RegExp(ABOUT));
    });
  }

  it('is opened by the same number again', async () => {
    const chat = await chosenInVain('1');
    assert.match(textOf(await chat.say('1')), new RegExp(ABOUT));
  });

  it('is tried again as often as wanted', async () => {
    const chat = await chosenInVain();
    chat.desk.formFault = new KojiError('unavailable', 'x');
    assert.deepEqual(choicesOf(await chat.say('Try again')), ['Try again', 'Talk to an agent']);
    assert.match(textOf(await chat.say('Get IT help')), new RegExp(ABOUT));
  });

  it('may be that of another kind', async () => {
    const chat = await chosenInVain();
    assert.match(textOf(await chat.say('Hardware')), new RegExp(`Hardware[^]*${ABOUT}`));
  });

  it('is left by a no, and for whatever else is wanted', async () => {
    const chat = await chosenInVain();
    assert.doesNotMatch(textOf(await chat.say('no')), /cannot reach/);
    assert.match(textOf(await (await chosenInVain()).say('My requests')), /requests/);
  });
});
