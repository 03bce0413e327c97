import assert from 'node:assert/strict';
import { withoutFiles } from '../../jira/withoutFiles.ts';
import { LINEAR, workRatio } from '../support/workRatio.ts';

const FILES = [{ filename: 'a.png' }, { filename: 'log.txt' }];

describe('the text of a comment with files', () => {
  it('is without those that Jira writes into it', () => {
    assert.equal(withoutFiles('See !a.png|thumbnail!\r\n[^log.txt]', FILES), 'See');
  });

  it('keeps what names none of them', () => {
    assert.equal(withoutFiles('!b.png! and [^other.txt], wow!', FILES), '!b.png! and [^other.txt], wow!');
  });

  for (const unit of ['[^', '[^a', '!', '!a|', '[^a!']) {
    it(`is read by work that grows with its length, also where it is nothing but ${unit}`, () => {
      assert.ok(workRatio((text) => withoutFiles(text, FILES), unit) < LINEAR);
    });
  }
});
