import assert from 'node:assert/strict';
import { ComponentDialog } from 'botbuilder-dialogs';
import { KojiError } from '../../../errors.ts';
import { createKnowledgeDialog } from '../../../dialogs/knowledge/knowledgeDialog.ts';
import { QuestionDialog } from '../../../dialogs/questionDialog.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm, anArticle } from '../../support/fakeServiceDesk.ts';

const TWO = [anArticle({ title: 'First' }), anArticle({ id: '2', title: 'Second', url: 'https://desk.test/kb/2' })];

describe('knowledge dialog', () => {
  it('asks what to search for when only the button was pressed', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = TWO;
    assert.match(textOf(await chat.say('Search the knowledge base')), /What shall I search/);
    assert.match(textOf(await chat.say('toner')), /First/);
    assert.deepEqual(chat.desk.searches, ['toner']);
  });

  it('shows the best article with its excerpt and a link, and asks whether it solved it', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = TWO;
    const replies = await chat.say('how to replace toner');
    const card = replies[0]?.cards[0];
    assert.deepEqual([card?.title, card?.text], ['First', 'Open the front door.']);
    assert.deepEqual(card?.buttons, [{ type: 'openUrl', title: 'Read the article', value: 'https://desk.test/kb/1' }]);
    assert.match(textOf(replies), /Did this solve it\?/);
    assert.deepEqual(choicesOf(replies), ['Yes', 'No']);
  });

  it('offers another article, a request and an agent when it did not', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = TWO;
    await chat.say('toner');
    assert.deepEqual(choicesOf(await chat.say('No')), ['Show another article', 'Create a request', 'Talk to an agent']);
    assert.match(textOf(await chat.say('Show another article')), /Second/);
    const last = await chat.say('no');
    assert.match(textOf(last), /no other article/);
    assert.deepEqual(choicesOf(last), ['Create a request', 'Talk to an agent', 'Ask another question']);
    assert.equal(chat.desk.searches.length, 1);
  });

  it('shows what else there is to who says once more that it did not help', async () => {
    for (const text of ['it did not help', 'still not working', 'partly']) {
      const chat = createDialogHarness();
      chat.desk.articles = TWO;
      for (const line of ['toner', 'No']) await chat.say(line);
      assert.match(textOf(await chat.say(text)), /Second/);
      assert.equal(chat.desk.searches.length, 1);
    }
  });

  it('takes the button of the article before for the next one', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = [...TWO, anArticle({ id: '3', title: 'Third' })];
    for (const line of ['toner', 'No', 'Show another article']) await chat.say(line);
    assert.match(textOf(await chat.say('Show another article')), /Third/);
    assert.match(textOf(await chat.say('Show another article')), /no other article/);
  });

  it('goes on with nothing where nothing is wanted', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = TWO;
    for (const line of ['toner', 'No']) await chat.say(line);
    assert.match(textOf(await chat.say('no thanks')), /All right/);
  });

  it('counts what was said of each article that was shown, by the message that said it', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = TWO;
    await chat.say('toner');
    await chat.send({ type: 'message', id: 'm1', text: 'No' });
    await chat.say('Show another article');
    await chat.send({ type: 'message', id: 'm2', text: 'yes' });
    assert.deepEqual(chat.votes.cast, [
      {
        article: { source: 'desk', key: '1', title: 'First', url: 'https://desk.test/kb/1' },
        solved: false,
        message: { conversationId: 'c1', activityId: 'm1' },
      },
      {
        article: { source: 'desk', key: '2', title: 'Second', url: 'https://desk.test/kb/2' },
        solved: true,
        message: { conversationId: 'c1', activityId: 'm2' },
      },
    ]);
  });

  it('counts nothing for who asks something else instead of answering', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = TWO;
    for (const text of ['toner', 'it prints only blank pages', 'talk to an agent']) await chat.say(text);
    assert.deepEqual(chat.votes.cast, []);
  });

  it('offers a request and an agent beside an article that follows one that did not help', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.articles = TWO;
    for (const text of ['no toner', 'No']) await chat.say(text);
    const second = await chat.say('Show another article');
    assert.deepEqual(choicesOf(second), ['Yes', 'No', 'Create a request', 'Talk to an agent']);
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*: no toner/);
    assert.equal(chat.votes.cast.length, 1);
  });

  it('lets an agent know what was shown, and whether it helped', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = TWO;
    for (const text of ['toner', 'No', 'Show another article', 'talk to an agent']) await chat.say(text);
    assert.deepEqual(chat.humans.wanted[0]?.context.articles, [{ title: 'First', helped: false }, { title: 'Second' }]);
  });

  it('leads to a request that is filled with what was asked', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.articles = TWO;
    for (const text of ['no toner', 'No']) await chat.say(text);
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*: no toner/);
  });

  it('cuts a long question for the search only', async () => {
    const long = `${'My screen flickers whenever the lift moves. '.repeat(8)}It began on Monday.`;
    for (const first of [[long], ['Search the knowledge base', long]]) {
      const chat = createDialogHarness();
      chat.identity.person = aPerson();
      chat.desk.forms = [aForm([aField(), aField({ fieldId: 'description', kind: 'multiLine', name: 'Details' })])];
      for (const text of [...first, 'talk to an agent']) await chat.say(text);
      assert.equal(chat.desk.searches[0]?.length, 200);
      assert.ok(chat.humans.wanted[0]?.context.lines.includes(long));
      await chat.say('Create a request');
      const opened = textOf(await chat.say('Get IT help'));
      assert.ok(opened.includes(`**Details**: ${long}`), opened);
    }
  });

  it('is glad when it helped, and has nothing left to make a request of', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.articles = TWO;
    await chat.say('no toner');
    assert.match(textOf(await chat.say('Yes')), /Good to hear/);
    await chat.say('Create a request');
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*\?/);
  });

  it('asks what a file is for that is sent instead of an answer', async () => {
    const chat = createDialogHarness();
    chat.identity.person = aPerson();
    chat.desk.articles = TWO;
    await chat.say('no toner');
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://files.test/a.png', name: 'a.png' }];
    const asked = await chat.send({ type: 'message', attachments });
    assert.match(textOf(asked), /I keep a\.png[^]*Did this solve it/);
    assert.match(textOf(await chat.say('yes')), /Good to hear[^]*What shall I do with a\.png/);
    await chat.say('Create a request with it');
    assert.match(textOf(await chat.say('Get IT help')), /attach a\.png/);
  });

  it('says what it found nothing about, and offers the ways on', async () => {
    const replies = await createDialogHarness().say('flux capacitor');
    assert.match(textOf(replies), /nothing about “flux capacitor”/);
    assert.deepEqual(choicesOf(replies), ['Create a request', 'Talk to an agent', 'Ask another question']);
  });

  it('takes a new question for a new search', async () => {
    const chat = createDialogHarness();
    chat.desk.articles = TWO;
    await chat.say('toner');
    await chat.say('it prints only blank pages');
    assert.deepEqual(chat.desk.searches, ['toner', 'it prints only blank pages']);
  });

  for (const kind of ['unavailable', 'forbidden', 'rateLimited'] as const) {
    it(`offers a request and a human where the service desk cannot be searched: ${kind}`, async () => {
      const chat = createDialogHarness();
      chat.desk.outage = new KojiError(kind, 'no connection');
      const replies = await chat.say('toner');
      assert.match(textOf(replies), /cannot search the knowledge base/);
      assert.deepEqual(choicesOf(replies), ['Create a request', 'Talk to an agent', 'Ask another question']);
    });
  }

  it('searches the other collections while the service desk is away', async () => {
    const chat = createDialogHarness();
    chat.collections.on = [{ id: 'google', articles: [anArticle({ title: 'Toner in the cloud' })] }];
    chat.desk.outage = new KojiError('unavailable', 'no connection');
    assert.match(textOf(await chat.say('toner')), /Toner in the cloud/);
  });

  it('stands by itself', async () => {
    const chat = createDialogHarness({
      dialog: (ports) => {
        // A question is looked up in the set of the dialog that asks, so both stand in a component of their own.
        const component = new ComponentDialog('alone');
        component.addDialog(createKnowledgeDialog(ports)).addDialog(new QuestionDialog(ports.clock));
        return component;
      },
      options: { query: 'toner' },
    });
    chat.desk.articles = TWO;
    assert.match(textOf(await chat.say('anything')), /First/);
  });
});

describe('what confirms an order', () => {
  for (const [said, locale] of [
    ['go ahead', 'en'],
    ['do it', 'en'],
    ['proceed', 'en'],
    ['send it', 'en'],
    ['absenden', 'de'],
    ['nur zu', 'de'],
    ['envoyer', 'fr'],
    ['allez-y', 'fr'],
    ['adelante', 'es'],
    ['cerrar', 'es'],
  ] as const)
    it(`does not say that an article has helped: ${said}`, async () => {
      const chat = createDialogHarness({ locale });
      chat.desk.articles = [anArticle({ title: 'First' })];
      const asked = choicesOf(await chat.say('printer jam'));
      assert.deepEqual(choicesOf(await chat.say(said)), asked);
      assert.deepEqual(chat.votes.cast, []);
    });

  for (const [said, locale] of [
    ['yes', 'en'],
    ['yes, go ahead', 'en'],
    ['exactly', 'en'],
    ['genau', 'de'],
    ['d’accord', 'fr'],
    ['claro', 'es'],
  ] as const)
    it(`is no word that says so: ${said}`, async () => {
      const chat = createDialogHarness({ locale });
      chat.desk.articles = [anArticle({ title: 'First' })];
      await chat.say('printer jam');
      await chat.say(said);
      assert.equal(chat.votes.cast.length, 1);
    });
});
