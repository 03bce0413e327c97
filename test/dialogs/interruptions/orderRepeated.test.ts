import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { CLOSED, ownRequest, signedIn } from '../requests/signedIn.ts';

async function after(lines: readonly string[], locale = 'en'): Promise<Harness> {
  const keys = ['CERT-1', 'CERT-2', 'CERT-3'];
  const chat = signedIn(
    keys.map((key) => ownRequest({ key })),
    { locale },
  );
  chat.desk.transitions = [{ id: '21', name: 'Close' }];
  for (const line of lines) await chat.say(line);
  return chat;
}

describe('what is to be done with one more request', () => {
  for (const [locale, order, said] of [
    ['en', ['close CERT-1', 'yes'], 'CERT-2 too'],
    ['en', ['close CERT-1', 'yes'], 'and CERT-2'],
    ['en', ['close CERT-1', 'yes'], 'same for CERT-2'],
    ['fr', ['ferme CERT-1', 'oui'], 'pareil pour CERT-2'],
    ['de', ['schließe CERT-1', 'ja'], 'CERT-2 auch'],
    ['de', ['schließe CERT-1', 'ja'], 'und CERT-2 bitte auch'],
    ['es', ['cierra CERT-1', 'sí'], 'lo mismo con CERT-2'],
  ] as const)
    it(`is the same as before, and is asked about: ${said}`, async () => {
      const chat = await after(order, locale);
      assert.match(textOf(await chat.say(said)), /\*\*Close\*\*[^]*CERT-2/);
      assert.deepEqual(chat.desk.moved.length, 1);
      await chat.say(order[1]);
      assert.deepEqual(
        chat.desk.moved.map(({ key }) => key),
        ['CERT-1', 'CERT-2'],
      );
    });

  it('is said of several', async () => {
    const chat = await after(['close CERT-1', 'yes']);
    assert.match(textOf(await chat.say('also CERT-2 and CERT-3')), /first CERT-2, then CERT-3[^]*\*\*Close\*\*/);
  });

  it('takes the words of a comment with it', async () => {
    const chat = await after(['comment on CERT-1: away tomorrow', 'yes']);
    assert.match(textOf(await chat.say('same on CERT-2')), /This would go on CERT-2[^]*away tomorrow/);
  });

  it('is the order, and not why it was given', async () => {
    const chat = await after(['close CERT-1 because it works', 'yes', 'yes']);
    assert.match(textOf(await chat.say('CERT-2 too')), /\*\*Close\*\*: shall I do that with CERT-2/);
  });

  it('is the number of a rating, and no words that nobody has looked at', async () => {
    const chat = signedIn([ownRequest(CLOSED), ownRequest({ ...CLOSED, key: 'CERT-2' })]);
    await chat.say('rate CERT-1 5 great work');
    assert.match(textOf(await chat.say('and CERT-2')), /5 of 5 for CERT-2[^]*add a few words/);
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 5, comment: 'great work' }]);
  });

  it('is nothing once something else was begun', async () => {
    const chat = await after(['close CERT-1', 'yes', 'my requests']);
    assert.match(textOf(await chat.say('and CERT-2')), /What would you like to do with it/);
  });

  it('is nothing where the one before was only looked at, or the key is all that is said', async () => {
    assert.match(textOf(await (await after(['CERT-1'])).say('CERT-2 too')), /What would you like to do with it/);
    const chat = await after(['close CERT-1', 'yes']);
    assert.match(textOf(await chat.say('CERT-2')), /What would you like to do with it/);
  });
});

describe('what is added to a request that was dealt with', () => {
  it('is one more person where it was shared', async () => {
    const chat = await after(['share CERT-1 with second@example.com', 'yes']);
    assert.match(textOf(await chat.say('and with third@example.com')), /share CERT-1 with third@example\.com\?/);
  });

  it('is a comment where it begins with “that”', async () => {
    const chat = await after(['comment on CERT-1: hello team', 'yes']);
    assert.match(textOf(await chat.say('and add that i am away')), /This would go on CERT-1[^]*i am away/);
  });

  for (const [locale, said, words] of [
    ['en', 'add the keyboard to CERT-1', 'the keyboard'],
    ['fr', 'ajoute le clavier à CERT-1', 'le clavier'],
    ['de', 'füge die Tastatur zu CERT-1 hinzu', 'die Tastatur'],
    ['es', 'añade el teclado a CERT-1', 'el teclado'],
  ] as const)
    it(`is a comment where it is a thing: ${said}`, async () => {
      const asked = textOf(await (await after([], locale)).say(said));
      assert.match(asked, new RegExp(`CERT-1[^]*\n\n${words}\n\n`));
    });

  for (const [said, asked] of [
    ['add a colleague to CERT-1', /With whom shall I share CERT-1/],
    ['add a file to CERT-1', /attach one or more files for CERT-1/],
  ] as const)
    it(`is not: ${said}`, async () => assert.match(textOf(await (await after([])).say(said)), asked));
});

describe('what says that a request is not solved, right after its customer has closed it', () => {
  it('offers to reopen it', async () => {
    const chat = await after(['close CERT-1', 'yes']);
    chat.desk.requests = [ownRequest(CLOSED)];
    chat.desk.transitions = [{ id: '31', name: 'Reopen' }];
    assert.match(textOf(await chat.say('it is still broken')), /\*\*Reopen\*\*: shall I do that with CERT-1/);
  });
});
