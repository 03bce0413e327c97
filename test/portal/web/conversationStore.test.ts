import assert from 'node:assert/strict';
import { listeningStore, sayAgain } from '../../../portal/web/conversationStore.ts';
import type { Refusal, StoreListeners, WrongFiles } from '../../../portal/web/conversationStore.ts';
import type { StoreAction } from '../../../portal/web/storeActions.ts';
import type { UnsentLine } from '../../../portal/web/unsentLines.ts';

const ignore = (): void => undefined;

function listenersWith(overrides: Partial<StoreListeners> = {}): StoreListeners {
  return {
    onSending: ignore,
    onArrived: ignore,
    onLanguage: ignore,
    onFiles: ignore,
    onRefused: ignore,
    ...overrides,
  };
}

/** What Web Chat's store would be told of the action. */
function passedOn(action: StoreAction, listeners = listenersWith()): readonly StoreAction[] {
  const passed: StoreAction[] = [];
  listeningStore(listeners, false)({ dispatch: ignore })((next) => passed.push(next))(action);
  return passed;
}

/** What Web Chat's store would do with a message of so many files, and what the page hears of it. */
function sent(files: number, bytes = 1) {
  const heard: (WrongFiles | undefined)[] = [];
  const listeners = listenersWith({ onFiles: (wrong) => void heard.push(wrong) });
  const attachments = Array.from({ length: files }, () => ({ blob: new Blob([new Uint8Array(bytes)]) }));
  const message = { type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text: 'here', attachments } };
  return { passedOn: passedOn(message, listeners).length, heard };
}

/** What Web Chat is to send, of a message with this channel data. */
const posted = (channelData?: Readonly<Record<string, unknown>>): StoreAction => ({
  type: 'DIRECT_LINE/POST_ACTIVITY',
  meta: { method: 'keyboard' },
  payload: { activity: { type: 'message', text: 'No toner', ...(channelData && { channelData }) } },
});

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

  it('says of a message that is sent again what its first try was, however often it is', () => {
    const again = { attachmentSizes: [], clientActivityID: 'a' };
    assert.deepEqual(passedOn(posted(again)), [posted({ ...again, retryOf: 'a' })]);
    assert.deepEqual(passedOn(posted({ clientActivityID: 'c', retryOf: 'a' })), [
      posted({ clientActivityID: 'c', retryOf: 'a' }),
    ]);
  });

  it('gives a message that is sent again its files, whose addresses Web Chat has dropped', () => {
    const passed: StoreAction[] = [];
    const tell = listeningStore(listenersWith(), false)({ dispatch: ignore })((next) => passed.push(next));
    const attachments = [{ contentType: 'text/plain', name: 'a.txt', contentUrl: 'blob:a' }];
    const withFiles = (channelData: object, files: readonly object[]) => ({
      type: 'DIRECT_LINE/POST_ACTIVITY',
      payload: { activity: { type: 'message', channelData, attachments: files } },
    });
    const pending = { ...withFiles({}, attachments), type: 'DIRECT_LINE/POST_ACTIVITY_PENDING' };
    tell({ ...pending, meta: { clientActivityID: 'a' } });
    tell(withFiles({ clientActivityID: 'a' }, [{ contentType: 'text/plain', name: 'a.txt' }]));
    assert.deepEqual(passed.at(-1), withFiles({ clientActivityID: 'a', retryOf: 'a' }, attachments));
    const echoed = [{ contentType: 'text/plain', name: 'a.txt', contentUrl: 'https://koji.example.com/a.txt' }];
    tell(withFiles({ clientActivityID: 'a' }, echoed));
    assert.deepEqual(passed.at(-1), withFiles({ clientActivityID: 'a', retryOf: 'a' }, echoed));
  });

  it('leaves alone what is sent for the first time', () => {
    for (const channelData of [undefined, { attachmentSizes: [] }]) {
      assert.deepEqual(passedOn(posted(channelData)), [posted(channelData)]);
    }
  });

  it('remembers of a line under way what its first try was, and says it again as that', () => {
    const lines: UnsentLine[] = [];
    const listeners = listenersWith({ onSending: (line) => void lines.push(line) });
    const pending = { ...posted({ clientActivityID: 'c', retryOf: 'a' }), type: 'DIRECT_LINE/POST_ACTIVITY_PENDING' };
    passedOn({ ...pending, meta: { clientActivityID: 'c' } }, listeners);
    assert.deepEqual(lines, [{ id: 'c', text: 'No toner', retryOf: 'a' }]);
    const said: StoreAction[] = [];
    for (const line of [...lines, { id: 'd', text: 'Hello' }]) sayAgain((action) => said.push(action), line);
    assert.deepEqual(
      said.map(({ payload }) => payload),
      [
        { method: 'keyboard', text: 'No toner', channelData: { retryOf: 'a' } },
        { method: 'keyboard', text: 'Hello', channelData: { retryOf: 'd' } },
      ],
    );
  });

  it('hears why Direct Line has not taken a message, where its sender can mend it', () => {
    const heard: Refusal[] = [];
    const listeners = listenersWith({ onRefused: (why) => void heard.push(why) });
    for (const payload of [{ status: 413 }, { status: 502 }, new Error('timed out'), { status: 429 }]) {
      passedOn({ type: 'DIRECT_LINE/POST_ACTIVITY_REJECTED', payload }, listeners);
    }
    assert.deepEqual(heard, ['tooLong', 'tooMuch']);
  });
});
