import assert from 'node:assert/strict';
import type { EditedArticle } from '../../../../../backoffice/web/pages/knowledge/collectionEdits.ts';
import {
  isEdited,
  listOf,
  readArticle,
  withList,
  withSwitch,
} from '../../../../../backoffice/web/pages/knowledge/collectionEdits.ts';
import { CURATED } from '../../../../../locales/collections.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../../../settings/settings.ts';

const GOOGLE = { id: 'google', locale: 'en' } as const;

function anArticle(overrides: Partial<EditedArticle> = {}): EditedArticle {
  return { title: 'How to print', excerpt: 'On paper.', url: 'https://example.com/print', ...overrides };
}

describe('the articles of a collection', () => {
  it('are the curated ones until an admin changes them', () => {
    assert.deepEqual(listOf(DEFAULT_SETTINGS, GOOGLE), CURATED.en.google);
    assert.equal(isEdited(DEFAULT_SETTINGS, GOOGLE), false);
  });

  it('are changed in one language of one collection, and can be restored', () => {
    const changed = withList(DEFAULT_SETTINGS, GOOGLE, [anArticle()]);
    assert.deepEqual(settingsSchema.parse(changed), changed);
    assert.deepEqual(listOf(changed, GOOGLE), [anArticle()]);
    assert.deepEqual(listOf(changed, { id: 'google', locale: 'de' }), CURATED.de.google);
    assert.deepEqual(listOf(changed, { id: 'microsoft365', locale: 'en' }), CURATED.en.microsoft365);
    assert.deepEqual(withList(changed, GOOGLE, undefined), DEFAULT_SETTINGS);
  });

  it('may all be removed, which is not the default', () => {
    const empty = withList(DEFAULT_SETTINGS, GOOGLE, []);
    assert.deepEqual(listOf(empty, GOOGLE), []);
    assert.equal(isEdited(empty, GOOGLE), true);
  });

  it('stay as they are when the collection is switched', () => {
    const changed = withSwitch(withList(DEFAULT_SETTINGS, GOOGLE, [anArticle()]), 'google', true);
    assert.equal(changed.knowledge.google.enabled, true);
    assert.deepEqual(listOf(changed, GOOGLE), [anArticle()]);
  });
});

describe('an article as it is written', () => {
  it('is taken without the spaces around it', () => {
    const written = anArticle({ title: ' How to print ', url: ' https://example.com/print ' });
    assert.deepEqual(readArticle(written, []), { ok: true, article: anArticle() });
  });

  const WRONG: readonly (readonly [why: string, written: EditedArticle, problem: RegExp])[] = [
    ['without a title', anArticle({ title: ' ' }), /^The title must not be empty\.$/],
    ['with a title that is too long', anArticle({ title: 'x'.repeat(101) }), /^The title must have at most 100/],
    ['without a link', anArticle({ url: '' }), /^The link must be a web address/],
    ['with a link that is none', anArticle({ url: 'example.com' }), /^The link must be a web address/],
    ['with a link that runs a script', anArticle({ url: 'javascript:alert(1)' }), /^The link must be a web address/],
    ['with a link that could be changed on its way', anArticle({ url: 'http://example.com' }), /begins with https:/],
    ['with a password in the link', anArticle({ url: 'https://jane:pw@example.com' }), /no user name and no password/],
    ['with a title that is there already', anArticle({ title: 'how to PRINT' }), /^Another article has this title/],
  ];
  for (const [why, written, problem] of WRONG) {
    it(`is refused ${why}`, () => {
      const read = readArticle(written, [anArticle()]);
      assert.ok(!read.ok);
      assert.match(Object.values(read.problems).join(), problem);
    });
  }
});
