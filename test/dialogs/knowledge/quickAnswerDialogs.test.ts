import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { anArticle } from '../../support/fakeServiceDesk.ts';

describe('quick answers', () => {
  it('lists the frequent questions, and answers the one that is pressed', async () => {
    const chat = createDialogHarness();
    const listed = await chat.say('Quick answers');
    assert.ok(choicesOf(listed).includes('The VPN does not connect'));
    const answered = await chat.say('The VPN does not connect');
    assert.match(textOf(answered), /close the VPN program/);
    assert.deepEqual(choicesOf(answered), ['Yes', 'No']);
  });

  it('takes a number for the place of a question in the list, and anything else for a question', async () => {
    const chat = createDialogHarness();
    const [first = ''] = choicesOf(await chat.say('faq'));
    assert.ok(textOf(await chat.say('1')).includes(first));
    assert.match(textOf(await chat.say('it worked, thanks')), /Good to hear/);
    await chat.say('faq');
    assert.match(textOf(await chat.say('99')), /not one of the choices/);
    assert.match(textOf(await chat.say('my screen is black')), /nothing about “my screen is black”/);
  });

  it('answers the same question typed in other words, with a typo', async () => {
    assert.match(textOf(await createDialogHarness().say('cannot conect to the vpn')), /close the VPN program/);
  });

  it('is glad when it helped', async () => {
    const chat = createDialogHarness();
    await chat.say('vpn');
    assert.match(textOf(await chat.say('Yes')), /Good to hear/);
  });

  it('searches the knowledge base when it did not help', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = [anArticle({ title: 'VPN on the road' })];
    await chat.say('vpn not working');
    assert.match(textOf(await chat.say('No')), /VPN on the road/);
    assert.deepEqual(chat.desk.searches, ['vpn not working']);
  });

  it('counts whether it helped', async () => {
    const chat = createDialogHarness();
    await chat.say('vpn');
    await chat.send({ type: 'message', id: 'm1', text: 'No' });
    const article = { source: 'quickAnswer', key: 'vpn', title: 'The VPN does not connect' };
    const message = { conversationId: 'c1', activityId: 'm1' };
    assert.deepEqual(chat.votes.cast, [{ article, solved: false, message }]);
  });

  it('leads on to an article, a request and an agent when it did not help', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = [anArticle({ title: 'VPN on the road' })];
    await chat.say('vpn not working');
    assert.deepEqual(choicesOf(await chat.say('No')), ['Yes', 'No', 'Create a request', 'Talk to an agent']);
    await chat.say('talk to an agent');
    assert.deepEqual(chat.humans.wanted[0]?.context.articles, [
      { title: 'The VPN does not connect', helped: false },
      { title: 'VPN on the road' },
    ]);
  });

  it('does not deny that it had an answer when there is no article', async () => {
    const chat = createDialogHarness();
    await chat.say('vpn not working');
    assert.match(textOf(await chat.say('No')), /I have no other article about this/);
  });

  it('takes something else that is said for a new question', async () => {
    const chat = createDialogHarness();
    await chat.say('vpn');
    assert.match(textOf(await chat.say('my requests')), /need to know who you are/);
  });

  it('repeats the answer in the language that is asked for', async () => {
    const chat = createDialogHarness({ locale: 'de' });
    await chat.say('Passwort vergessen');
    const text = textOf(await chat.say('in English'));
    assert.match(text, /sign-in page/);
    assert.doesNotMatch(text, /Anmeldeseite/);
  });

  it('answers in the language of the customer', async () => {
    const chat = createDialogHarness({ locale: 'de' });
    assert.match(textOf(await chat.say('Passwort vergessen')), /Anmeldeseite/);
  });
});
