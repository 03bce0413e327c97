import assert from 'node:assert/strict';
import type { CollectionId } from '../../../locales/collections.ts';
import { COLLECTION_IDS, CURATED } from '../../../locales/collections.ts';
import type { Locale } from '../../../locales/index.ts';
import { LOCALES, choiceText, say } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { anArticle } from '../../support/fakeServiceDesk.ts';

/** The collections as they come with the product, switched on. */
function curated(ids: readonly CollectionId[] = COLLECTION_IDS, locale: Locale = 'en') {
  return ids.map((id) => ({
    id,
    articles: CURATED[locale][id].map((article, index) => ({ id: `${id}-${index}`, ...article })),
  }));
}

function withCollections(ids: readonly CollectionId[] = COLLECTION_IDS, locale: Locale = 'en'): Harness {
  const chat = createDialogHarness({ locale });
  chat.collections.on = curated(ids, locale);
  return chat;
}

describe('a collection of public help pages', () => {
  it('lists its topics, six at a time', async () => {
    const chat = withCollections();
    const first = await chat.say('Google support');
    assert.match(textOf(first), /\*\*Google support\*\*[^]*Choose a topic/);
    assert.deepEqual(choicesOf(first), [...CURATED.en.google.slice(0, 6).map(({ title }) => title), 'Show more']);
    const second = await chat.say('Show more');
    assert.deepEqual(
      choicesOf(second),
      CURATED.en.google.slice(6).map(({ title }) => title),
    );
  });

  it('shows the topic that is pressed as a card that names its source, and asks whether it helped', async () => {
    const chat = withCollections();
    await chat.say('Microsoft 365 support');
    const replies = await chat.say('Sign in to Microsoft 365');
    const card = replies[0]?.cards[0];
    assert.deepEqual([card?.title, card?.subtitle], ['Sign in to Microsoft 365', 'Microsoft 365 support']);
    assert.match(card?.buttons[0]?.value ?? '', /^https:\/\/support\.microsoft\.com\//);
    assert.match(textOf(replies), /Did this solve it\?/);
    assert.deepEqual(choicesOf(replies), ['Yes', 'No']);
  });

  it('leads on to what is near, a request and an agent when it did not help', async () => {
    const chat = withCollections();
    for (const text of ['Google support', 'Show more', 'Find or recover a file in Google Drive']) await chat.say(text);
    const replies = await chat.say('No');
    assert.deepEqual(choicesOf(replies), ['Show another article', 'Create a request', 'Talk to an agent']);
    assert.match(textOf(await chat.say('Show another article')), /Google/);
  });

  it('lets an agent know what was shown, where it was from, and whether it helped', async () => {
    const chat = withCollections();
    for (const text of ['Google support', 'Secure a hacked Google Account', 'No', 'talk to an agent'])
      await chat.say(text);
    const { articles, lines } = chat.humans.wanted[0]?.context ?? {};
    assert.deepEqual(articles, [{ title: 'Secure a hacked Google Account (Google support)', helped: false }]);
    assert.deepEqual(lines, ['Secure a hacked Google Account']);
  });

  it('counts whether a page helped by its address, wherever it stands in the list', async () => {
    const chat = withCollections();
    for (const text of ['Google support', 'Secure a hacked Google Account', 'Yes']) await chat.say(text);
    const [vote] = chat.votes.cast;
    assert.deepEqual(
      [vote?.article.source, vote?.article.title, vote?.solved],
      ['google', 'Secure a hacked Google Account', true],
    );
    assert.match(vote?.article.key ?? '', /^https:\/\/support\.google\.com\//);
  });

  it('is searched first by those who write instead of choosing', async () => {
    const chat = withCollections();
    await chat.say('Microsoft 365 support');
    const replies = await chat.say('out of office in outlok');
    assert.equal(replies[0]?.cards[0]?.title, 'Send automatic out-of-office replies in Outlook');
    assert.deepEqual(chat.desk.searches, []);
  });

  it('hands on what it does not know', async () => {
    const chat = withCollections();
    chat.desk.articles = [anArticle({ title: 'Replacing toner' })];
    await chat.say('Google support');
    assert.match(textOf(await chat.say('replace the toner')), /Replacing toner/);
    assert.deepEqual(chat.desk.searches, ['replace the toner']);
  });

  it('can be left by asking for something else', async () => {
    const chat = withCollections();
    await chat.say('Google support');
    assert.match(textOf(await chat.say('my requests')), /need to know who you are/);
    await chat.say('Stop');
    assert.match(textOf(await chat.say('Microsoft 365 support')), /Microsoft 365 support/);
  });

  it('shows what was there when it was opened, although an admin has changed it since', async () => {
    const chat = withCollections();
    await chat.say('Google support');
    chat.collections.on = [];
    assert.match(textOf(await chat.say('Turn on 2-Step Verification for Google')), /Did this solve it/);
  });

  it('fills a request with the topic that did not help', async () => {
    const chat = withCollections();
    chat.identity.person = aPerson();
    for (const text of ['Google support', 'Clear cache and cookies in Chrome', 'No', 'Create a request'])
      await chat.say(text);
    assert.match(textOf(await chat.say('Get IT help')), /\*\*Summary\*\*: Clear cache and cookies in Chrome/);
  });

  it('says how to get help when it is off', async () => {
    const replies = await withCollections(['google']).say('microsoft 365 support');
    assert.match(textOf(replies), /Microsoft 365 support is not available here/);
    assert.deepEqual(choicesOf(replies), ['Search the knowledge base', 'Create a request', 'Talk to an agent']);
  });

  it('stands in the menus while it is on', async () => {
    const chat = withCollections(['microsoft365']);
    assert.deepEqual(choicesOf(await chat.say('hello')), [
      'Quick answers',
      'Search the knowledge base',
      'Microsoft 365 support',
      'Manage requests',
      'Talk to an agent',
      'Help',
    ]);
    chat.collections.on = [];
    assert.ok(!choicesOf(await chat.say('hello')).includes('Microsoft 365 support'));
  });

  for (const locale of LOCALES) {
    it(`opens by its button and by typing, on and off, in ${locale}`, async () => {
      const names = { google: 'googleSupport', microsoft365: 'microsoft365Support' } as const;
      for (const id of COLLECTION_IDS) {
        const name = choiceText(locale, names[id]);
        for (const text of [name, name.toLowerCase(), id === 'google' ? 'google support' : 'microsoft 365 support']) {
          const on = withCollections(COLLECTION_IDS, locale);
          assert.ok(choicesOf(await on.say(text)).includes(CURATED[locale][id][0]?.title ?? '?'), text);
          const off = await createDialogHarness({ locale }).say(text);
          assert.equal(textOf(off).trim(), say(locale, 'collections.off', { name }));
        }
      }
    });
  }
});

describe('a search over all sources', () => {
  it('has the articles of the desk first, then the best of the collections, each with its source', async () => {
    const chat = withCollections();
    chat.desk.articles = [anArticle({ title: 'Phishing at our company' })];
    const shown: string[] = [];
    let replies = await chat.say('search for phishing');
    while (replies[0]?.cards[0]) {
      shown.push(`${replies[0].cards[0].subtitle}: ${replies[0].cards[0].title}`);
      const asked = await chat.say('No');
      replies = choicesOf(asked).includes('Show another article') ? await chat.say('Show another article') : [];
    }
    assert.deepEqual(shown, [
      'Knowledge base of the service desk: Phishing at our company',
      'Microsoft 365 support: Protect yourself from phishing',
      'Google support: Spot and report phishing in Gmail',
    ]);
  });

  it('finds nothing in a collection that only shares a word that says little', async () => {
    const replies = await withCollections().say('how do I replace the toner in my google printer?');
    assert.match(textOf(replies), /I have found nothing/);
  });

  it('leaves out a collection that is off', async () => {
    assert.match(textOf(await withCollections(['google']).say('search for outlook signature')), /I have found nothing/);
  });

  const QUESTIONS = {
    en: [
      ['recover deleted emails in outlook', 'Recover deleted messages in Outlook'],
      ['join a teams meeting', 'Join a meeting in Microsoft Teams'],
    ],
    fr: [['partager un fichier sur onedrive', 'Partager des fichiers et des dossiers avec OneDrive']],
    de: [
      ['Abwesenheitsnotiz in Outlook', 'Abwesenheitsnotiz in Outlook senden'],
      ['Datei aus Drive freigeben', 'Dateien aus Google Drive freigeben'],
    ],
    es: [['adjuntar un archivo en gmail', 'Enviar archivos adjuntos con Gmail']],
  } as const;
  for (const locale of LOCALES) {
    for (const [asked, title] of QUESTIONS[locale]) {
      it(`finds "${title}" for "${asked}"`, async () => {
        const replies = await withCollections(COLLECTION_IDS, locale).say(asked);
        assert.equal(replies[0]?.cards[0]?.title, title);
      });
    }
  }

  it('takes a command for what it is, also where words to search for are asked for', async () => {
    const chat = withCollections();
    await chat.say('Search the knowledge base');
    assert.match(textOf(await chat.say('Google support')), /Choose a topic/);
    assert.deepEqual(chat.desk.searches, []);
  });
});
