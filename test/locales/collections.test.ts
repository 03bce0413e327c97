import assert from 'node:assert/strict';
import { COLLECTION_IDS, CURATED } from '../../locales/collections.ts';
import { LOCALES } from '../../locales/index.ts';

const HOST = { google: 'support.google.com', microsoft365: 'support.microsoft.com' } as const;

describe('the curated collections', () => {
  for (const id of COLLECTION_IDS) {
    it(`${id} has the same pages in every language, all of them on ${HOST[id]}`, () => {
      const pages = CURATED.en[id].map(({ url }) => url);
      for (const locale of LOCALES) {
        assert.deepEqual(
          CURATED[locale][id].map(({ url }) => url),
          pages,
          locale,
        );
      }
      assert.deepEqual(new Set(pages.map((url) => new URL(url).host)), new Set([HOST[id]]));
      assert.equal(new Set(pages).size, pages.length);
    });

    it(`${id} is translated`, () => {
      for (const locale of LOCALES.filter((each) => each !== 'en')) {
        for (const [index, { title, excerpt }] of CURATED[locale][id].entries()) {
          assert.notEqual(title, CURATED.en[id][index]?.title, locale);
          assert.notEqual(excerpt, CURATED.en[id][index]?.excerpt, locale);
        }
      }
    });
  }
});
