import assert from 'node:assert/strict';
import { arrivedAmong, restOf } from '../../../dialogs/requests/arrivedComment.ts';
import type { TriedComment } from '../../../dialogs/requestOptions.ts';
import { aComment } from '../../support/deskData.ts';
import { NOW } from '../../support/dialogFakes.ts';

const upload = (name: string) => ({ name, temporaryFileId: `temp-${name}` });

function aTry(overrides: Partial<TriedComment> = {}): TriedComment {
  return { text: 'No toner', body: 'By me:\nNo toner', names: [], seen: [], at: NOW, ...overrides };
}

describe('a comment that was tried', () => {
  it('is the one that was not there before, with its words however they are broken', () => {
    const comments = [
      aComment({ id: '1', text: 'By me:\nNo toner' }),
      aComment({ id: '2', text: 'By me:\r\nNo  toner' }),
    ];
    assert.equal(arrivedAmong(comments, aTry({ seen: ['1'] }))?.id, '2');
    assert.equal(arrivedAmong(comments, aTry({ seen: ['1', '2'] })), undefined);
  });

  it('is one that came after the try, where nobody could say what was there before', () => {
    const { seen: _unknown, ...unseen } = aTry();
    const at = (createdAtMs: number) => [aComment({ text: 'By me:\nNo toner', createdAtMs })];
    assert.equal(arrivedAmong(at(NOW - 30_000), unseen), undefined);
    assert.ok(arrivedAmong(at(NOW - 1_000), unseen));
  });

  for (const [title, said, rest] of [
    ['words behind it', { text: 'No toner\nurgent', files: [] }, { text: 'urgent', files: [] }],
    ['other words', { text: 'No toners', files: [] }, { text: 'No toners', files: [] }],
    ['nothing', { text: 'No toner', files: [] }, { files: [] }],
    ['a file', { text: 'No toner', files: [upload('b')] }, { files: [upload('b')] }],
  ] as const) {
    it(`leaves for another one what was said besides: ${title}`, () => {
      assert.deepEqual(restOf(said, aTry()), rest);
    });
  }

  it('keeps its files, and leaves those behind them', () => {
    const files = [upload('a'), upload('b')];
    assert.deepEqual(restOf({ files }, aTry({ text: '', names: ['a'] })), { files: [upload('b')] });
  });
});
