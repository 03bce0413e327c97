import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeWiki, isTooLong, unescapeWiki } from '../../jira/wikiText.ts';

describe('wiki text', () => {
  it('keeps what a person typed from becoming a mention, a macro or a link', () => {
    assert.equal(escapeWiki('[~accountid:1] {code} !x.png!'), String.raw`\[\~accountid:1\] \{code\} \!x.png\!`);
  });

  it('keeps the first characters of a line from becoming a list', () => {
    assert.equal(escapeWiki('- one\n# two\na-b'), String.raw`\- one` + '\n' + String.raw`\# two` + '\na-b');
  });

  it('leaves ordinary sentences as they are', () => {
    assert.equal(escapeWiki('It does not work (since 9:30)!'.replace('!', '.')), 'It does not work (since 9:30).');
  });

  it('gives every text back that it escaped', () => {
    const withoutEntity = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('&#92;'));
    fc.assert(fc.property(withoutEntity, (text) => unescapeWiki(escapeWiki(text)) === text));
  });

  it('is measured with the signs that make it harmless', () => {
    assert.equal(isTooLong('x'.repeat(32_767)), false);
    assert.equal(isTooLong('*'.repeat(16_384)), true);
  });
});
