import assert from 'node:assert/strict';
import { choiceText } from '../../../locales/index.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { at, changes, inForm } from './unfinishedFlows.ts';

describe('"Stop" in the middle', () => {
  for (const word of ['Stop', '#exit']) {
    it(`keeps a request that was begun: ${word}`, async () => {
      const chat = await inForm();
      await chat.say('No toner');
      const replies = await chat.say(word);
      assert.ok(choicesOf(replies).includes('Go on with my request'), choicesOf(replies).join());
      assert.match(textOf(await chat.say('go on')), /\*\*Details\*\*/);
      assert.match(textOf(await chat.say('x')), /\*\*Summary\*\*: No toner/);
    });

    it(`keeps a comment that was written: ${word}`, async () => {
      const chat = await at(['comment on CERT-1', 'Second floor']);
      const replies = await chat.say(word);
      assert.ok(choicesOf(replies).includes('Go on with my comment on CERT-1'), choicesOf(replies).join());
      assert.match(textOf(await chat.say('go on')), /Second floor[^]*Shall I add it/);
      assert.equal(changes(chat), 0);
    });
  }

  it('says that the request is kept, and discards it the second time', async () => {
    const chat = await inForm();
    await chat.say('No toner');
    assert.match(textOf(await chat.say('stop')), /I have stopped; nothing was sent[^]*kept[^]*Get IT help/);
    assert.match(textOf(await chat.say('stop')), /discarded/);
    assert.match(textOf(await chat.say('stop')), /nothing to stop/);
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
  });

  it('discards a comment the second time', async () => {
    const chat = await at(['comment on CERT-1', 'Second floor']);
    assert.match(textOf(await chat.say('stop')), /I have stopped; nothing was sent[^]*kept/);
    assert.match(textOf(await chat.say('stop')), /discarded/);
    assert.doesNotMatch(choicesOf(await chat.say('hello')).join(), /Go on with/);
  });

  it('discards one thing after the other', async () => {
    const chat = await inForm();
    for (const text of ['No toner', 'stop', 'comment on CERT-1', 'Second floor', 'stop']) await chat.say(text);
    const both = choicesOf(await chat.say('hello')).join();
    assert.match(both, /Go on with my request/);
    assert.match(both, /Go on with my comment on CERT-1/);
    const one = choicesOf(await chat.say('stop')).join();
    assert.match(one, /Go on with my request/);
    assert.doesNotMatch(one, /my comment/);
  });

  for (const word of ['stop', 'Cancel']) {
    it(`discards what was named last, and goes on with it, also where something older is kept: ${word}`, async () => {
      for (const [next, left] of [
        ['stop', 'Go on with my comment on CERT-1'],
        ['go on', 'Third floor'],
      ] as const) {
        const chat = await inForm();
        for (const text of ['stop', 'comment on CERT-1', 'Second floor', 'stop']) await chat.say(text);
        chat.world.clock.at += 1_000;
        for (const text of ['Create a request', 'Get IT help', 'No toner', 'Third floor', word]) await chat.say(text);
        const replies = await chat.say(next);
        assert.ok([textOf(replies), ...choicesOf(replies)].join().includes(left), textOf(replies));
        assert.ok(!choicesOf(replies).includes('Go on with my request'));
      }
    });
  }

  it('discards a request that was left before a comment, and named again since', async () => {
    const chat = await inForm();
    for (const text of ['No toner', 'stop', 'comment on CERT-1', 'Second floor', 'stop']) await chat.say(text);
    chat.world.clock.at += 1_000;
    for (const text of ['Create a request', 'stop']) await chat.say(text);
    const left = choicesOf(await chat.say('stop')).join();
    assert.match(left, /my comment/);
    assert.doesNotMatch(left, /my request/);
  });

  for (const way of [['rate CERT-2 4'], ['rate CERT-2', '4']]) {
    for (const word of ['bye', '#exit', 'my requests']) {
      it(`keeps a rating that is not sent yet, and says so: ${[...way, word].join(', ')}`, async () => {
        const chat = await at(way);
        assert.match(textOf(await chat.say(word)), /not sent your rating of CERT-2 \(4 of 5\)[^]*kept it/);
        assert.match(textOf(await chat.say('go on')), /a few words/);
        await chat.say('Skip');
        assert.deepEqual(chat.desk.rated, [{ key: 'CERT-2', rating: 4, comment: '' }]);
      });
    }
  }

  it('says at the end of a conversation what it keeps', async () => {
    const comment = await at(['comment on CERT-1', 'Second floor']);
    assert.match(textOf(await comment.say('bye')), /have not added[^]*kept what you wrote[^]*conversation is finished/);
    const request = await inForm();
    await request.say('No toner');
    assert.match(textOf(await request.say('bye')), /keep your request[^]*Get IT help[^]*conversation is finished/);
    assert.match(textOf(await (await at([])).say('bye')), /^The conversation is finished/);
  });

  it('keeps nothing where nothing was filled in yet', async () => {
    const chat = await inForm();
    assert.doesNotMatch(choicesOf(await chat.say('stop')).join(), /Go on with/);
  });

  it('keeps a request that is made from the next who signs in here', async () => {
    const chat = await inForm();
    for (const text of ['No toner', 'stop', 'sign out']) await chat.say(text);
    chat.identity.person = aPerson();
    assert.match(textOf(await chat.say('Create a request')), /What kind of request/);
  });
});

describe('"Cancel" in a form', () => {
  for (const [locale, word] of [
    ['en', 'Cancel'],
    ['fr', 'Annuler'],
    ['de', 'Abbrechen'],
    ['es', 'Cancelar'],
  ] as const) {
    it(`is no answer to what it asks, and keeps what is filled in: ${locale}`, async () => {
      const chat = await inForm(locale);
      await chat.say('No toner');
      const replies = await chat.say(word);
      assert.ok(choicesOf(replies).includes(choiceText(locale, 'resume')), textOf(replies));
      assert.match(textOf(await chat.say(choiceText(locale, 'resume'))), /\*\*Details\*\*/);
      assert.match(textOf(await chat.say('x')), /\*\*Summary\*\*[^]*No toner/);
    });
  }

  it('offers at once to go on with the request', async () => {
    const chat = await inForm();
    for (const text of ['No toner', 'x']) await chat.say(text);
    const replies = await chat.say('Cancel');
    assert.match(textOf(replies), /not sent[^]*kept/);
    assert.ok(choicesOf(replies).includes('Go on with my request'));
    assert.match(textOf(await chat.say('Go on with my request')), /check your request/);
  });
});
