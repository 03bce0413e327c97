import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { file, ownRequest, signedIn } from './signedIn.ts';

async function lookedAt(names: readonly string[], locale = 'en'): Promise<Harness> {
  const chat = signedIn([ownRequest()], { locale });
  await chat.send({ type: 'message', text: 'comment on CERT-1: see here', attachments: names.map(file) });
  return chat;
}

describe('a file at the last look at a comment', () => {
  for (const [locale, said] of [
    ['en', 'remove f.png'],
    ['en', 'without f.png'],
    ['en', 'without the picture'],
    ['fr', 'sans la photo'],
    ['de', 'ohne das foto'],
    ['de', 'f.png entfernen'],
    ['es', 'sin la foto'],
  ] as const)
    it(`is taken out, and is not written about: ${said}`, async () => {
      const chat = await lookedAt(['f.png'], locale);
      await chat.say(said);
      await chat.say('yes');
      assert.equal(chat.desk.attached.length, 0);
      assert.ok(chat.desk.commented[0]?.text.endsWith('see here'), chat.desk.commented[0]?.text);
    });

  it('is the one that is named', async () => {
    const chat = await lookedAt(['f.png', 'g.png']);
    assert.match(textOf(await chat.say('remove g.png')), /removed g\.png[^]*\*\*Files\*\*: f\.png\n/);
  });

  it('is not taken out where nobody knows which', async () => {
    const chat = await lookedAt(['f.png', 'g.png']);
    assert.match(textOf(await chat.say('remove the file')), /not one of the choices[^]*f\.png, g\.png/);
  });

  it('is asked for again where somebody only says yes, or that it is all', async () => {
    const chat = signedIn();
    await chat.say('attach a file to CERT-1');
    for (const said of ['ok', 'done', 'that is all']) assert.match(textOf(await chat.say(said)), /attach a file here/);
    assert.match(textOf(await chat.send({ type: 'message', attachments: [file('f.png')] })), /Files\*\*: f\.png/);
  });

  for (const said of ['see f.png for the error', 'f.png shows the wrong colour', 'replace the toner as in f.png'])
    it(`may be written about: ${said}`, async () => {
      const asked = textOf(await (await lookedAt(['f.png'])).say(said));
      assert.doesNotMatch(asked, /removed f\.png/);
      assert.ok(asked.includes(said), asked);
    });

  it('is asked for where it is what shall be added', async () => {
    const chat = signedIn();
    for (const said of ['CERT-1', 'Add a comment']) await chat.say(said);
    assert.match(textOf(await chat.say('attach a file')), /Please attach one or more files for CERT-1/);
  });

  it('that was asked for and did not come is told as no comment', async () => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })]);
    await chat.say('attach a file to CERT-1');
    assert.doesNotMatch(textOf(await chat.say('comment on CERT-2: away today')), /not added your comment to CERT-1/);
  });
});
