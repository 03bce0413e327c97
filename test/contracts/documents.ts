import assert from 'node:assert/strict';
import type { Documents, Version } from '../../handoff/ports.ts';
import type { Stores } from '../../stores/stores.ts';
import type { StoreFixture } from './storeFixture.ts';
import { isDamage } from './storeFixture.ts';

export interface DocumentSubject<K, T> {
  readonly store: (stores: Stores) => Documents<K, T>;
  /** Values of one key that differ in what they say; `text` is part of what is stored. */
  readonly variant: (text: string) => T;
  /** A value of another key. */
  readonly other: T;
  readonly keyOf: (value: T) => K;
  readonly record: string;
  /** What errors call the record of `variant`. */
  readonly id: string;
}

const MANY = 20;

/** What every store of versioned documents does, whatever the documents say. */
export function behavesAsDocuments<K, T>(fixture: () => StoreFixture, subject: DocumentSubject<K, T>): void {
  const { variant, other, keyOf, record, id } = subject;
  const first = variant('first');
  const second = variant('second');
  const third = variant('third');
  const key = keyOf(first);
  const store = () => subject.store(fixture().stores);
  const variants = Array.from({ length: MANY }, (_, index) => variant(`of writer ${String(index)}`));

  async function created(value: T): Promise<Version> {
    const version = await store().create(value);
    assert.notEqual(version, 'exists');
    return version as Version;
  }

  async function replaced(value: T, expected: Version): Promise<Version> {
    const version = await store().replace(value, expected);
    assert.notEqual(version, 'stale');
    return version as Version;
  }

  it('has nothing under a key that was never created', async () => {
    assert.equal(await store().load(key), undefined);
  });

  it('gives back what was created, with its version', async () => {
    const version = await created(first);
    assert.deepEqual(await store().load(key), { value: first, version });
  });

  it('refuses to create what exists and keeps what is there', async () => {
    const version = await created(first);
    assert.equal(await store().create(second), 'exists');
    assert.deepEqual(await store().load(key), { value: first, version });
  });

  it('replaces what is as expected and gives it a new version', async () => {
    const before = await created(first);
    const after = await replaced(second, before);
    assert.notEqual(after, before);
    assert.deepEqual(await store().load(key), { value: second, version: after });
  });

  it('answers a second save with the same expected version as stale and changes nothing', async () => {
    const before = await created(first);
    const after = await replaced(second, before);
    assert.equal(await store().replace(third, before), 'stale');
    assert.deepEqual(await store().load(key), { value: second, version: after });
  });

  it('takes the version of the last replace for the next one', async () => {
    const last = await replaced(third, await replaced(second, await created(first)));
    assert.deepEqual(await store().load(key), { value: third, version: last });
  });

  it('answers the replacing of what does not exist as stale and creates nothing', async () => {
    const version = await created(other);
    assert.equal(await store().replace(first, version), 'stale');
    assert.equal(await store().load(key), undefined);
  });

  it('lets exactly one of many creates at once succeed', async () => {
    const answers = await Promise.all(variants.map((value) => store().create(value)));
    const winners = variants.filter((_, index) => answers[index] !== 'exists');
    assert.equal(winners.length, 1);
    assert.deepEqual((await store().load(key))?.value, winners[0]);
  });

  it('lets exactly one of many replaces at once succeed', async () => {
    const expected = await created(first);
    const answers = await Promise.all(variants.map((value) => store().replace(value, expected)));
    const winners = variants.filter((_, index) => answers[index] !== 'stale');
    assert.equal(winners.length, 1);
    assert.deepEqual((await store().load(key))?.value, winners[0]);
  });

  it('keeps documents of different keys apart', async () => {
    const version = await created(first);
    await created(other);
    await replaced(second, version);
    assert.deepEqual((await store().load(keyOf(other)))?.value, other);
  });

  it('keeps documents and their versions over a restart', async () => {
    const version = await created(first);
    await fixture().restart();
    assert.deepEqual(await store().load(key), { value: first, version });
    await replaced(second, version);
  });

  it('throws for a damaged record, names it and does not quote it', async () => {
    await created(variant('confidential'));
    await fixture().damage(record, id);
    await assert.rejects(store().load(key), isDamage(record, id, 'confidential'));
  });
}
