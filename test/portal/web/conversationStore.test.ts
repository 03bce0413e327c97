import assert from 'node:assert/strict';
import { listeningStore } from '../../../portal/web/conversationStore.ts';
import type { WrongFiles } from '../../../portal/web/conversationStore.ts';
import type { StoreAction } from '../../../portal/web/storeActions.ts';

/** What Web Chat's store would do with a message of so many files, and what the page hears of it. */
function sent(files: number, bytes = 1) {
  const passedOn: StoreAction[] = [];
  const heard: (WrongFiles | undefined)[] = [];
  const ignore = (): void => undefined;
  const listeners = {
    onSending: ignore,
    onArrived: ignore,
    onLanguage: ignore,
    onFiles: (wrong: WrongFiles | undefined) => void heard.push(wrong),
  };
  const next = (action: StoreAction): unknown => passedOn.push(action);
  const attachments = Array.from({ length: files }, () => ({ blob: new Blob([new Uint8Array(bytes)]) }));
  const message = { type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text: 'here', attachments } };
  listeningStore(listeners, false)({ dispatch: ignore })(next)(message);
  return { passedOn: passedOn.length, heard };
}

describe("the page's ear at Web Chat's store", () => {
  it('lets a message with ten files pass, and takes back what was said of one with more', () => {
    assert.deepEqual(sent(10), { passedOn: 1, heard: [undefined] });
    assert.deepEqual(sent(0), { passedOn: 1, heard: [undefined] });
  });

  it('keeps back a message with more files, which Direct Line would refuse without a word to the customer', () => {
    assert.deepEqual(sent(11), { passedOn: 0, heard: ['tooManyFiles'] });
  });

  it('keeps back a message whose files are larger than Direct Line takes, one by one or together', () => {
    const megabyte = 1024 * 1024;
    assert.deepEqual(sent(1, 4 * megabyte), { passedOn: 1, heard: [undefined] });
    assert.deepEqual(sent(1, 5 * megabyte), { passedOn: 0, heard: ['tooBigFiles'] });
    assert.deepEqual(sent(5, megabyte), { passedOn: 0, heard: ['tooBigFiles'] });
  });
});
