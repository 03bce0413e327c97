import assert from 'node:assert/strict';

export interface AgingSubject {
  readonly write: () => Promise<unknown>;
  readonly isThere: () => Promise<boolean>;
  readonly eraseUnchangedSince: (at: number) => Promise<number>;
}

/** Before anything was written, and after it, by whatever clock a store goes. */
const LONG_AGO = Date.UTC(2020, 0, 1);
const LONG_AFTER = Date.UTC(2100, 0, 1);

/** What every store does that erases what nobody has written for long. */
export function erasesWhatIsOld({ write, isThere, eraseUnchangedSince }: AgingSubject): void {
  it('erases what was not written since, and leaves what was', async () => {
    await write();
    assert.equal(await eraseUnchangedSince(LONG_AGO), 0);
    assert.equal(await isThere(), true);
    assert.equal(await eraseUnchangedSince(LONG_AFTER), 1);
    assert.equal(await isThere(), false);
    assert.equal(await eraseUnchangedSince(LONG_AFTER), 0);
  });
}
