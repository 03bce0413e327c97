import assert from 'node:assert/strict';
import { signedBy } from '../../../dialogs/requests/signedBy.ts';
import { LOCALES, say } from '../../../locales/index.ts';

describe('who a comment of the service account is from', () => {
  for (const locale of LOCALES) {
    it(`is said in its first line: ${locale}`, () => {
      const name = 'Second Customer';
      assert.deepEqual(signedBy(`${say(locale, 'comment.author', { name })}\nIt works\nnow`), {
        name,
        said: 'It works\nnow',
      });
      assert.deepEqual(signedBy(say(locale, 'comment.files', { name })), { name, said: '' });
    });

    it(`is somebody without a name where that is hidden: ${locale}`, () => {
      const first = say(locale, 'comment.author', { name: '' });
      assert.deepEqual(signedBy(`${first}\nIt works`), { name: '', said: 'It works' });
    });
  }

  it('is nobody where the bot writes for itself', () => {
    for (const text of [
      '',
      'Written by a rule',
      'It works\nDemo Customer writes in the chat:',
      'writes in the chat, or so it says',
    ]) {
      assert.equal(signedBy(text), undefined, text);
    }
  });
});
