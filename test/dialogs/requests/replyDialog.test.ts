import assert from 'node:assert/strict';
import type { Locale } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { NOW } from '../../support/dialogFakes.ts';
import { comments, told } from './commentTold.ts';
import { BY } from './signedIn.ts';

describe('what is typed after a comment on a request', () => {
  it('is put there by one press, and not before', async () => {
    const chat = told();
    const offer = await chat.say('It is the one in the hall');
    assert.match(textOf(offer), /add this to CERT-1 as your comment[^]*It is the one in the hall/);
    assert.deepEqual(choicesOf(offer), ['Send this to CERT-1 as a comment', 'No, it is something else']);
    assert.deepEqual(comments(chat), []);
    assert.match(textOf(await chat.say('Send this to CERT-1 as a comment')), /It is on CERT-1 now/);
    assert.deepEqual(comments(chat), [{ key: 'CERT-1', text: `${BY}It is the one in the hall` }]);
  });

  it('is none to what is said where a rating was asked for since', async () => {
    const chat = told();
    chat.watch.toRate = { key: 'CERT-1', at: chat.clock.at + 1 };
    assert.doesNotMatch(textOf(await chat.say('thanks! great service')), /add this to CERT-1/);
  });

  for (const said of ['go on', 'continue please'])
    it(`is none where somebody only wants to go on: ${said}`, async () => {
      const replies = textOf(await told().say(said));
      assert.doesNotMatch(replies, /add this to CERT-1/);
      assert.match(replies, /nothing open/);
    });

  const yes: readonly [Locale, string, RegExp][] = [
    ['en', 'yes', /Shall I add this to CERT-1/],
    ['fr', 'oui', /Dois-je ajouter ceci à CERT-1/],
    ['de', 'ja', /Kommentar zu CERT-1/],
    ['es', 'sí', /Añado esto a CERT-1/],
  ];
  for (const [locale, word, question] of yes) {
    it(`is put there by typing, too: ${word}`, async () => {
      const chat = told(['CERT-1'], { locale });
      assert.match(textOf(await chat.say('42-17 B')), question);
      await chat.say(word);
      assert.equal(comments(chat).length, 1);
    });
  }

  for (const way of ['No, it is something else', 'no']) {
    it(`is what the bot would have taken it for: ${way}`, async () => {
      const chat = told();
      await chat.say('It is the one in the hall');
      await chat.say(way);
      assert.deepEqual(chat.desk.searches, ['It is the one in the hall']);
      assert.deepEqual(comments(chat), []);
      await chat.say('and the other one');
      assert.equal(chat.desk.searches.length, 2, 'something else was begun');
    });
  }

  it('may come in several messages', async () => {
    const chat = told();
    await chat.say('It is the one in the hall');
    assert.match(textOf(await chat.say('second floor')), /in the hall second floor/);
    await chat.say('yes');
    assert.deepEqual(comments(chat), [{ key: 'CERT-1', text: `${BY}It is the one in the hall\nsecond floor` }]);
    await chat.say('room 214');
    await chat.say('yes');
    assert.equal(comments(chat)[1]?.text, `${BY}room 214`);
  });

  it('is for one of several requests by its button', async () => {
    const chat = told(['CERT-2', 'CERT-1']);
    const offer = await chat.say('It is the one in the hall');
    assert.match(textOf(offer), /one of these requests/);
    assert.deepEqual(choicesOf(offer).slice(0, 2), [
      'Send this to CERT-2 as a comment',
      'Send this to CERT-1 as a comment',
    ]);
    await chat.say('Send this to CERT-1 as a comment');
    assert.equal(comments(chat)[0]?.key, 'CERT-1');
  });

  for (const said of ['my requests', 'CERT-1', 'hello', 'thanks', 'search for toner', 'create a request', '#foo']) {
    it(`is no answer where it asks for something by name: ${said}`, async () => {
      assert.doesNotMatch(textOf(await told().say(said)), /as your comment/);
    });
  }

  for (const said of [
    'yes',
    'no',
    'ok',
    'no thanks',
    'ok danke',
    'oui',
    'non merci',
    'nein danke',
    'ja',
    'no gracias',
    '👍',
  ]) {
    it(`is no answer where it is but a courtesy, a yes or a no: ${said}`, async () => {
      const chat = told();
      for (const each of ['thanks', said, 'ok']) {
        assert.doesNotMatch(textOf(await chat.say(each)), /as your comment|is on CERT-1/);
      }
      await chat.say('It is the one in the hall');
      await chat.say('yes');
      assert.doesNotMatch(textOf(await chat.say(said)), /as your comment/);
      assert.equal(comments(chat).length, 1);
    });
  }

  it('is not sent by who says no thanks', async () => {
    const chat = told();
    await chat.say('It is the one in the hall');
    assert.doesNotMatch(textOf(await chat.say('no thanks')), /as your comment/);
    assert.deepEqual(comments(chat), []);
  });

  it('is an answer although it looks like the key of a request elsewhere', async () => {
    assert.match(textOf(await told().say('HP-4000')), /add this to CERT-1[^]*HP-4000/);
  });

  it('is for each of several requests, one after the other, where that is said', async () => {
    const chat = told(['CERT-2', 'CERT-1']);
    await chat.say('It works again');
    assert.match(textOf(await chat.say('both')), /CERT-2[^]*It works again/);
    assert.match(textOf(await chat.say('Yes')), /CERT-1[^]*It works again/);
    await chat.say('Yes');
    assert.deepEqual(
      chat.desk.commented.map(({ key }) => key),
      ['CERT-2', 'CERT-1'],
    );
  });

  it('is for the one of several requests whose key is typed', async () => {
    const chat = told(['CERT-2', 'CERT-1']);
    await chat.say('yes, the one in the hall');
    assert.match(textOf(await chat.say('CERT-1')), /add this to CERT-1 as your comment/);
    assert.deepEqual(comments(chat), []);
    await chat.say('yes');
    assert.deepEqual(comments(chat), [{ key: 'CERT-1', text: `${BY}yes, the one in the hall` }]);
  });

  it('is not put there by the key of the request, which shows it, and is kept', async () => {
    const chat = told();
    await chat.say('both fine');
    const shown = await chat.say('CERT-1');
    assert.match(textOf(shown), /not added this to CERT-1[^]*kept[^]*CERT-1/);
    assert.ok(choicesOf(shown).includes('Share with somebody'));
    assert.deepEqual(comments(chat), []);
    await chat.say('Go on with my comment on CERT-1');
    await chat.say('yes');
    assert.deepEqual(comments(chat), [{ key: 'CERT-1', text: `${BY}both fine` }]);
  });

  it('is done with the request of the news where it says what to do', async () => {
    const chat = told(['CERT-2', 'CERT-1']);
    chat.desk.transitions = [{ id: '21', name: 'Close' }];
    assert.match(textOf(await chat.say('close it')), /Close.*CERT-2/);
    assert.deepEqual(comments(chat), []);
  });

  it('is done instead of added where it says what to do after something else', async () => {
    const chat = told();
    chat.desk.transitions = [{ id: '21', name: 'Close' }];
    await chat.say('It is the one in the hall');
    assert.match(textOf(await chat.say('close it')), /Close.*CERT-1/);
    assert.deepEqual(comments(chat), []);
  });

  for (const [locale, word] of [
    ['en', 'add it'],
    ['fr', 'ajoute'],
    ['de', 'mach das'],
    ['es', 'añádelo'],
  ] as const) {
    it(`is put there by words that would ask for something else elsewhere: ${word}`, async () => {
      const chat = told(['CERT-1'], { locale });
      await chat.say('42-17 B');
      await chat.say(word);
      assert.equal(comments(chat).length, 1);
    });
  }

  it('leaves the request where it was put the one that is spoken of', async () => {
    const chat = told(['CERT-2', 'CERT-1']);
    chat.desk.transitions = [{ id: '21', name: 'Close' }];
    await chat.say('It is the one in the hall');
    chat.clock.at += 1000;
    await chat.say('Send this to CERT-1 as a comment');
    assert.match(textOf(await chat.say('close it')), /Close.*CERT-1/);
  });

  it('leads on to what is asked for by name instead', async () => {
    const chat = told();
    await chat.say('It is the one in the hall');
    assert.match(textOf(await chat.say('my requests')), /Your open requests/);
    assert.deepEqual(comments(chat), []);
  });

  it('is nothing of the kind once something else was begun', async () => {
    const chat = told();
    await chat.say('search for toner');
    assert.doesNotMatch(textOf(await chat.say('It is the one in the hall')), /as your comment/);
  });

  it('may be the answer although a question of the bot was left open before', async () => {
    const chat = told();
    chat.watch.told = undefined;
    await chat.say('my requests');
    chat.watch.told = { keys: ['CERT-1'], at: NOW + 1 };
    assert.match(textOf(await chat.say('It is the one in the hall')), /add this to CERT-1/);
  });
});
