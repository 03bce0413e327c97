import assert from 'node:assert/strict';
import { z } from 'zod';
import { isKojiError } from '../../errors.ts';
import type { OpenFixture } from './storeFixture.ts';
import { isDamage, useFixture } from './storeFixture.ts';
import { erasesWhatIsOld } from './unchanged.ts';

const KEY = 'directline/conversations/conversation-customer/';
const items = z.record(z.string(), z.looseObject({ eTag: z.string() }));

/** What every botbuilder Storage for dialog state does; botbuilder's own storages do the same. */
export function describeBotState(name: string, open: OpenFixture): void {
  describe(`${name}: bot state`, () => {
    const fixture = useFixture(open);
    const storage = () => fixture().stores.botState;
    const read = async (key: string) => items.parse(await storage().read([key]))[key];
    const stepOf = async (key: string) => (await read(key))?.['step'];
    const eTagOf = async (key: string) => (await read(key))?.eTag;
    const isConflict = (error: unknown) => isKojiError(error, 'conflict');

    erasesWhatIsOld({
      write: () => storage().write({ [KEY]: { step: 1 } }),
      isThere: async () => (await read(KEY)) !== undefined,
      eraseUnchangedSince: (at) => storage().eraseUnchangedSince(at),
    });

    it('leaves out of the answer what was never written', async () => {
      assert.deepEqual(await storage().read([KEY]), {});
    });

    it('gives back what was written, with an eTag', async () => {
      const state = { dialogState: { dialogStack: [{ id: 'main', state: { values: ['ä', null, 1.5, true] } }] } };
      await storage().write({ [KEY]: state });
      const found = await read(KEY);
      assert(found);
      assert.deepEqual(found, { ...state, eTag: found.eTag });
    });

    it('reads and writes several items at once', async () => {
      await storage().write({ a: { step: 1 }, b: { step: 2 } });
      const found = items.parse(await storage().read(['a', 'b', 'never written']));
      assert.deepEqual(Object.keys(found).toSorted(), ['a', 'b']);
      assert.equal(found['b']?.['step'], 2);
    });

    it('gives a new eTag with every write', async () => {
      await storage().write({ [KEY]: { step: 1 } });
      const first = await eTagOf(KEY);
      await storage().write({ [KEY]: { step: 1, eTag: first } });
      assert.notEqual(await eTagOf(KEY), first);
    });

    it('throws for a stale eTag and keeps what is there', async () => {
      await storage().write({ [KEY]: { step: 1 } });
      const stale = await eTagOf(KEY);
      await storage().write({ [KEY]: { step: 2, eTag: stale } });
      await assert.rejects(storage().write({ [KEY]: { step: 3, eTag: stale } }), isConflict);
      assert.equal(await stepOf(KEY), 2);
    });

    it('throws for an eTag from before a deletion, when the item was written anew', async () => {
      await storage().write({ [KEY]: { step: 1 } });
      const stale = await eTagOf(KEY);
      await storage().delete([KEY]);
      await storage().write({ [KEY]: { step: 1 } });
      await assert.rejects(storage().write({ [KEY]: { step: 2, eTag: stale } }), isConflict);
    });

    for (const [title, eTag] of [
      ['*', '*'],
      ['no eTag', undefined],
    ] as const) {
      it(`lets the last write win with ${title}`, async () => {
        await storage().write({ [KEY]: { step: 1 } });
        await storage().write({ [KEY]: { step: 2, eTag } });
        assert.equal(await stepOf(KEY), 2);
      });
    }

    it('lets exactly one of many writes with the same eTag succeed', async () => {
      await storage().write({ [KEY]: { step: 0 } });
      const eTag = await eTagOf(KEY);
      const steps = Array.from({ length: 20 }, (_, index) => index + 1);
      const answers = await Promise.allSettled(steps.map((step) => storage().write({ [KEY]: { step, eTag } })));
      const winners = steps.filter((_, index) => answers[index]?.status === 'fulfilled');
      assert.equal(winners.length, 1);
      assert.equal(await stepOf(KEY), winners[0]);
    });

    it('deletes, also what is not there', async () => {
      await storage().write({ a: { step: 1 }, b: { step: 2 } });
      await storage().delete(['a', 'never written']);
      assert.deepEqual(Object.keys(await storage().read(['a', 'b'])), ['b']);
    });

    it('keeps items and eTags over a restart', async () => {
      await storage().write({ [KEY]: { step: 1 } });
      const before = await read(KEY);
      await fixture().restart();
      assert.deepEqual(await read(KEY), before);
      await storage().write({ [KEY]: { step: 2, eTag: before?.eTag } });
    });

    it('throws for a damaged item, names it and does not quote it', async () => {
      await storage().write({ [KEY]: { step: 'confidential' } });
      await fixture().damage('botState', KEY);
      await assert.rejects(storage().read([KEY]), isDamage('botState', KEY, 'confidential'));
    });
  });
}
