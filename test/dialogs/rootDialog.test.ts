import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import { LONGEST_LINE } from '../../messaging/inbound.ts';
import { choicesOf, textOf } from '../support/chat.ts';
import { createDialogHarness } from '../support/dialogHarness.ts';

const MENU = ['Quick answers', 'Search the knowledge base', 'Manage requests', 'Talk to an agent', 'Help'];
const picture = { contentType: 'image/png', contentUrl: 'https://files.test/1', name: 'screen.png' };

describe('RootDialog', () => {
  it('shows a name as it is, and no markup in it', async () => {
    const chat = createDialogHarness({ name: '[Win](https://evil.test) *now*' });
    assert.match(textOf(await chat.say('Hello')), /^Hello \\\[Win\\\]\(https:\/\/evil\.test\) \\\*now\\\*!/);
  });

  it('greets by name, with the menu', async () => {
    const chat = createDialogHarness({ name: 'Demo Customer' });
    const replies = await chat.say('Hello');
    assert.equal(textOf(replies), 'Hello Demo Customer! What can I do for you?');
    assert.deepEqual(choicesOf(replies), MENU);
  });

  it('speaks the language of the customer', async () => {
    const chat = createDialogHarness({ locale: 'fr-CA' });
    assert.match(textOf(await chat.say('Bonjour')), /^Bonjour ! Que puis-je/);
  });

  it('speaks English to somebody whose language is not there', async () => {
    const chat = createDialogHarness({ locale: 'ja-JP' });
    assert.match(textOf(await chat.say('hello')), /^Hello!/);
  });

  for (const word of ['Help', '#help']) {
    it(`tells what one can do on "${word}"`, async () => {
      const text = textOf(await createDialogHarness().say(word));
      for (const ability of ['Create a request', 'My requests', 'Talk to an agent', 'Stop', '#exit']) {
        assert.ok(text.includes(ability), ability);
      }
    });
  }

  it('shows the request menu by button and by typing', async () => {
    const chat = createDialogHarness();
    const choices = ['Create a request', 'My requests', 'Show closed requests', 'Talk to an agent'];
    assert.deepEqual(choicesOf(await chat.say('Manage requests')), choices);
    assert.deepEqual(choicesOf(await chat.say('request management')), choices);
  });

  it('says that an emoji alone tells nothing', async () => {
    assert.match(textOf(await createDialogHarness().say('🤷‍♀️')), /cannot tell what you need/);
  });

  it('says which languages it speaks to somebody who writes in another', async () => {
    assert.match(
      textOf(await createDialogHarness().say('Мой принтер не печатает')),
      /English, French, German and Spanish/,
    );
  });

  it('refuses a text of 100 kB with both lengths', async () => {
    const text = textOf(await createDialogHarness().say('x'.repeat(102_400)));
    assert.ok(text.includes('102400') && text.includes(String(LONGEST_LINE)));
  });

  it('answers a message without anything in it', async () => {
    assert.match(textOf(await createDialogHarness().send({ type: 'message' })), /did not get any text/);
  });

  it('says of a command with words behind it that it stands alone, where they change what is meant', async () => {
    assert.match(textOf(await createDialogHarness().say('#exit the program, how?')), /#exit stands alone/);
    assert.match(textOf(await createDialogHarness().say('#exit now')), /conversation is finished/);
    assert.match(textOf(await createDialogHarness().say('#help me')), /This is what I can do/);
  });

  it('does not know an unknown command', async () => {
    assert.match(textOf(await createDialogHarness().say('#dance')), /I do not know the command #dance/);
  });

  it('asks what to do with a file that comes out of the blue', async () => {
    const replies = await createDialogHarness().send({ type: 'message', attachments: [picture] });
    assert.match(textOf(replies), /What shall I do with screen\.png\?/);
    assert.deepEqual(choicesOf(replies), ['Create a request with it', 'Stop']);
  });

  it('does not show what looks like a password, nor searches for it', async () => {
    const chat = createDialogHarness();
    assert.ok(!textOf(await chat.say('my password is Tr0ub4dor&3')).includes('Tr0ub4dor'));
    assert.ok(!chat.desk.searches.some((query) => query.includes('Tr0ub4dor')));
  });

  it('lets an agent who is not signed in do so, and then carries out the command', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    assert.match(textOf(await chat.say('#on')), /e-mail address/);
    await chat.say('customer@example.com');
    await chat.say('424242');
    assert.deepEqual(chat.agentCommands.ran, ['#on']);
  });

  it('keeps no secret of a command that waits for a sign-in', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    await chat.say('#note my password is Tr0ub4dor&3');
    await chat.say('customer@example.com');
    await chat.say('424242');
    assert.match(chat.agentCommands.ran[0] ?? '', /^#note my password is •+$/);
  });

  for (const said of ['COVID-19', 'windows-11', 'my printer is HP-4000', 'error ERR-404', 'HP-4000: no paper']) {
    it(`looks up what only has the form of a key: ${said}`, async () => {
      const chat = createDialogHarness();
      await chat.say(said);
      assert.deepEqual(chat.desk.searches, [said]);
    });
  }

  for (const said of ['status of ABC-1', 'comment on ABC-1', 'CERT-1', 'about my chair CERT-1']) {
    it(`asks who it is of somebody who names a request: ${said}`, async () => {
      const chat = createDialogHarness();
      assert.match(textOf(await chat.say(said)), /need to know who you are/);
      assert.deepEqual(chat.desk.searches, []);
    });
  }

  it('takes any key for one of the desk while that cannot be asked', async () => {
    const chat = createDialogHarness();
    chat.desk.outage = new KojiError('unavailable', 'away');
    assert.match(textOf(await chat.say('HP-4000')), /need to know who you are/);
  });

  it('says nothing to activities that ask nothing', async () => {
    assert.deepEqual(await createDialogHarness().send({ type: 'event', name: 'koji/signedIn' }), []);
  });
});
