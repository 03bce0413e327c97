import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { tellComment } from './tellComment.ts';
import { BY, CLOSE, file, ownRequest, signedIn } from './signedIn.ts';

const GO_ON = { en: 'go on', de: 'weiter', fr: 'continuer', es: 'continuar' } as const;

/** At the last look at a comment on CERT-1; CERT-2 was seen as well. */
async function atLastLook(locale = 'en'): Promise<Harness> {
  const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2', summary: 'Other matter' })], { locale });
  for (const text of ['my requests', 'comment on CERT-1', 'Still no toner']) await chat.say(text);
  return chat;
}

describe('what is said against a comment at its last look', () => {
  for (const [text, locale] of [
    ['no share it with demo@example.com', 'en'],
    ['no, share it with demo@example.com', 'en'],
    ['nein teile es mit demo@example.com', 'de'],
    ['not this one, CERT-2', 'en'],
    ['on CERT-2', 'en'],
    ['CERT-2: other words', 'en'],
    ['nicht dieses, CERT-2', 'de'],
    ['no, esa no, CERT-2', 'es'],
    ['non, sur CERT-2', 'fr'],
    ['no not like that', 'en'],
    ['not that one', 'en'],
    ['nein so nicht', 'de'],
    ['non pas comme ça', 'fr'],
    ['no así no', 'es'],
  ] as const)
    it(`is no part of it: ${text}`, async () => {
      const chat = await atLastLook(locale);
      const told = textOf(await chat.say(text));
      assert.ok(!told.includes(text), told);
      assert.deepEqual(chat.desk.commented, []);
    });

  it('may name another request, which is looked at while the words are kept', async () => {
    const chat = await atLastLook();
    assert.match(textOf(await chat.say('CERT-2')), /I have kept what you wrote[^]*Other matter/);
    assert.match(textOf(await chat.say('go on')), /Still no toner/);
  });

  it('may be what shall be written on another request', async () => {
    const chat = await atLastLook();
    assert.match(textOf(await chat.say('CERT-2: other words')), /I have kept what you wrote[^]*CERT-2[^]*other words/);
  });

  for (const text of [
    'same as CERT-2 thanks',
    'nothing has changed since',
    'no toner in the other printer on this floor either',
    'no hay papel en las otras salas',
    'the note on the door says no',
    'it is worse than what I wrote in CERT-2',
  ])
    it(`is not what only speaks of such things: ${text}`, async () => {
      const told = textOf(await (await atLastLook()).say(text));
      assert.ok(told.includes('Still no toner') && told.includes(text), told);
    });
});

describe('what may be said of a comment at its last look', () => {
  for (const [text, locale] of [
    ['wrong request', 'en'],
    ['hold on', 'en'],
    ['hello', 'en'],
    ['ok merci', 'fr'],
    ['who can read this?', 'en'],
    ['yes and close it', 'en'],
    ['toner -> ink', 'en'],
    ['falsche Anfrage', 'de'],
    ['ohne das Foto', 'de'],
    ['attends', 'fr'],
    ['oui et ferme-la', 'fr'],
    ['cambia toner por tinta', 'es'],
  ] as const)
    it(`becomes part of it only where the customer wants that: ${text}`, async () => {
      const chat = await atLastLook(locale);
      const replies = await chat.say(text);
      assert.ok(textOf(replies).replaceAll('\\', '').includes(text), textOf(replies));
      assert.ok(!textOf(replies).includes('Still no toner'));
      const back = textOf(await chat.say(choicesOf(replies)[1] ?? ''));
      assert.ok(back.includes('Still no toner') && !back.includes(text), back);
      assert.deepEqual(chat.desk.commented, []);
    });

  it('is added where it is', async () => {
    const chat = await atLastLook();
    await chat.say('the wrong request');
    assert.match(textOf(await chat.say('yes')), /Still no toner[^]*the wrong request[^]*Shall I add it/);
    await chat.say('yes');
    assert.match(chat.desk.commented[0]?.text ?? '', /Still no toner\nthe wrong request$/);
  });

  for (const [text, locale] of [
    ['share it instead', 'en'],
    ['please share it with demo@example.com instead', 'en'],
    ['lieber teilen', 'de'],
    ['plutôt partager', 'fr'],
    ['mejor compartir', 'es'],
  ] as const)
    it(`may be what to do instead, while the words are kept: ${text}`, async () => {
      const chat = await atLastLook(locale);
      const replies = await chat.say(text);
      assert.match(textOf(replies), /CERT-1/);
      assert.ok(!textOf(replies).includes(text), textOf(replies));
      assert.match(textOf(await chat.say(GO_ON[locale])), /Still no toner/);
    });
});

describe('the question whether something is part of a comment', () => {
  async function asked(said = 'make it private'): Promise<Harness> {
    const chat = await atLastLook();
    assert.match(textOf(await chat.say(said)), /be part of your comment on CERT-1/);
    return chat;
  }

  it('takes files, and is asked again', async () => {
    const chat = await asked();
    const again = await chat.send({ type: 'message', attachments: [file('a.png')] });
    assert.match(textOf(again), /“make it private” be part/);
    assert.match(textOf(await chat.say('No')), /Still no toner\n\n\*\*Files\*\*: a\.png/);
    await chat.say('yes');
    assert.deepEqual(chat.desk.attached, [{ key: 'CERT-1', ids: ['temp-1'], comment: `${BY}Still no toner` }]);
  });

  it('takes files that come with the answer', async () => {
    const chat = await asked();
    const review = await chat.send({ type: 'message', text: 'No', attachments: [file('a.png')] });
    assert.match(textOf(review), /Still no toner\n\n\*\*Files\*\*: a\.png/);
  });

  it('is answered by a plain yes alone', async () => {
    const chat = await asked();
    assert.match(textOf(await chat.say('send it')), /“make it private” be part/);
    assert.ok(!textOf(await chat.say('no')).includes('make it private'));
  });

  for (const said of ['wait', 'new words: hello'])
    it(`asks about what else is said there: ${said}`, async () => {
      const chat = await asked();
      const again = textOf(await chat.say(said));
      assert.ok(again.includes(`make it private ${said}” be part`), again);
      const back = textOf(await chat.say('no'));
      assert.ok(back.includes('Still no toner') && !back.includes(said), back);
    });

  it('is asked again where an ok may be for a comment that was told since', async () => {
    const chat = await asked();
    tellComment(chat);
    assert.match(textOf(await chat.say('ok')), /“make it private” be part/);
    assert.match(textOf(await chat.say('ok')), /Still no toner[^]*make it private/);
  });

  it('leaves what was to be done besides for after the comment', async () => {
    const chat = signedIn();
    chat.desk.transitions = [CLOSE];
    for (const text of ['comment on CERT-1: Still no toner', 'yes and close it', 'no']) await chat.say(text);
    const added = textOf(await chat.say('yes'));
    assert.match(added, /It is on CERT-1 now[^]*It works now[^]*CERT-1/);
    await chat.say('yes');
    assert.equal(chat.desk.commented.length, 1);
    assert.equal(chat.desk.moved.length, 1);
  });
});

describe('a comment at its last look', () => {
  it('is not added by an ok that may be for a comment that was told since', async () => {
    const chat = await atLastLook();
    tellComment(chat);
    assert.match(textOf(await chat.say('ok')), /Shall I add it/);
    assert.deepEqual(chat.desk.commented, []);
    await chat.say('ok');
    assert.equal(chat.desk.commented.length, 1);
  });

  it('keeps its words where a file comes instead of others', async () => {
    const chat = await atLastLook();
    assert.match(textOf(await chat.say('change something')), /What shall I write on CERT-1/);
    const review = await chat.send({ type: 'message', attachments: [file('a.png')] });
    assert.match(textOf(review), /Still no toner\n\n\*\*Files\*\*: a\.png/);
  });

  it('keeps its files where its words are written anew', async () => {
    const chat = await atLastLook();
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    assert.match(textOf(await chat.say('change something')), /What shall I write on CERT-1/);
    const review = textOf(await chat.say('Other words'));
    assert.match(review, /Other words\n\n\*\*Files\*\*: a\.png/);
    assert.ok(!review.includes('Still no toner'));
  });
});
