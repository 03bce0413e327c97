import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { NOW } from '../../support/dialogFakes.ts';
import { anArticle } from '../../support/fakeServiceDesk.ts';
import { file, BY } from './signedIn.ts';
import { comments, told } from './commentTold.ts';

describe('an answer to a comment on a request', () => {
  it('answers a question of the bot that wants an answer', async () => {
    const chat = told();
    await chat.say('comment on CERT-2');
    chat.watch.told = { keys: ['CERT-1'], at: NOW + 1 };
    assert.match(textOf(await chat.say('It is the one in the hall')), /This would go on CERT-2/);
  });

  it('goes with files, and may be files alone', async () => {
    const chat = told();
    const offer = await chat.send({ type: 'message', attachments: [file('a.png')] });
    assert.match(textOf(offer), /add this to CERT-1[^]*a\.png/);
    await chat.send({ type: 'message', text: 'here', attachments: [file('b.png')] });
    await chat.say('yes');
    assert.deepEqual(chat.desk.attached, [{ key: 'CERT-1', ids: ['temp-1', 'temp-2'], comment: `${BY}here` }]);
  });

  it('keeps files that are for something else', async () => {
    const chat = told();
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    const asked = await chat.say('No, it is something else');
    assert.match(textOf(asked), /a\.png/);
    assert.ok(choicesOf(asked).includes('Create a request with it'));
    assert.deepEqual([chat.desk.uploads, chat.desk.attached], [[], []]);
  });

  it('keeps files that waited before, too', async () => {
    const chat = told();
    chat.watch.told = undefined;
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    chat.watch.told = { keys: ['CERT-1'], at: NOW + 1 };
    await chat.send({ type: 'message', attachments: [file('b.png')] });
    assert.match(textOf(await chat.say('No, it is something else')), /What shall I do with a\.png, b\.png/);
  });

  it('takes files that come with the yes', async () => {
    const chat = told();
    await chat.say('It is the one in the hall');
    await chat.send({ type: 'message', text: 'yes', attachments: [file('a.png')] });
    assert.deepEqual(
      chat.desk.attached.map(({ ids }) => ids),
      [['temp-1']],
    );
  });

  for (const said of ['my requests', 'thanks', 'close CERT-1']) {
    it(`is not sent where something else is typed, and that is said: ${said}`, async () => {
      const chat = told();
      await chat.say('It is the one in the hall');
      const replies = await chat.say(said);
      const text = textOf(replies);
      assert.match(text, /not added this to CERT-1[^]*kept/);
      assert.ok(choicesOf(replies).includes('Go on with my comment on CERT-1'));
      await chat.say('Go on with my comment on CERT-1');
      assert.deepEqual(comments(chat), []);
      await chat.say('yes');
      assert.deepEqual(comments(chat), [{ key: 'CERT-1', text: `${BY}It is the one in the hall` }]);
    });
  }

  for (const said of ['It is the one in the hall', 'Yes, second floor', '42']) {
    it(`may be the answer although it is asked whether an article has helped: ${said}`, async () => {
      const chat = told();
      chat.watch.told = undefined;
      chat.desk.articles = [anArticle()];
      await chat.say('toner');
      chat.watch.told = { keys: ['CERT-1'], at: NOW + 1 };
      assert.match(textOf(await chat.say(said)), /add this to CERT-1/);
    });
  }

  it('is kept where a yes may say that an article has helped as well', async () => {
    const chat = told();
    chat.watch.told = undefined;
    chat.desk.articles = [anArticle()];
    await chat.say('toner');
    chat.watch.told = { keys: ['CERT-1'], at: NOW + 1 };
    const replies = await chat.say('it works again');
    assert.match(textOf(replies), /“it works again” answers the comment on CERT-1[^]*Good to hear/);
    await chat.say('Go on with my comment on CERT-1');
    await chat.say('send it');
    assert.deepEqual(comments(chat), [{ key: 'CERT-1', text: `${BY}it works again` }]);
  });

  it('hides passwords', async () => {
    const chat = told();
    assert.match(textOf(await chat.say('password: hunter2')), /password: ••••••/);
    await chat.say('yes');
    assert.ok(!JSON.stringify(comments(chat)).includes('hunter2'));
  });

  it('stays with the customer when they stop', async () => {
    const chat = told();
    await chat.say('It is the one in the hall');
    await chat.say('stop');
    assert.deepEqual([comments(chat), chat.desk.searches], [[], []]);
  });

  it('is asked of nobody who is not signed in', async () => {
    const chat = told();
    chat.identity.person = undefined;
    assert.doesNotMatch(textOf(await chat.say('It is the one in the hall')), /as your comment/);
  });
});
