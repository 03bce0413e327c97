import assert from 'node:assert/strict';
import { listeningStore } from '../../../portal/web/conversationStore.ts';
import type { StoreAction } from '../../../portal/web/storeActions.ts';

/** What Web Chat's store would do with a message of so many files, and what the page hears of it. */
function sent(files: number) {
  const passedOn: StoreAction[] = [];
  const heard: boolean[] = [];
  const ignore = (): void => undefined;
  const listeners = {
    onSending: ignore,
    onArrived: ignore,
    onLanguage: ignore,
    onFiles: (areTooMany: boolean) => void heard.push(areTooMany),
  };
  const next = (action: StoreAction): unknown => passedOn.push(action);
  const attachments = Array.from({ length: files }, () => ({ blob: new Blob(['x']) }));
  const message = { type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text: 'here', attachments } };
  listeningStore(listeners, false)({ dispatch: ignore })(next)(message);
  return { passedOn: passedOn.length, heard };
}

describe("the page's ear at Web Chat's store", () => {
  it('lets a message with ten files pass, and takes back what was said of one with more', () => {
    assert.deepEqual(sent(10), { passedOn: 1, heard: [false] });
    assert.deepEqual(sent(0), { passedOn: 1, heard: [false] });
  });

  it('keeps back a message with more files, which Direct Line would refuse without a word to the customer', () => {
    assert.deepEqual(sent(11), { passedOn: 0, heard: [true] });
  });
});
