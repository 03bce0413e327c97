import assert from 'node:assert/strict';
import { z } from 'zod';
import { isKojiError } from '../../../errors.ts';
import { aHandoff } from '../../support/data.ts';
import { handoffRecord } from '../../../stores/records/handoff.ts';
import type { RecordType } from '../../../stores/records/recordType.ts';
import { fromRecord, fromRecordText, toRecord } from '../../../stores/records/recordType.ts';

interface Note {
  readonly id: string;
  readonly lines: readonly { readonly text: string }[];
}

const notes: RecordType<Note> = {
  name: 'notes',
  v: 2,
  schema: z.object({ id: z.string(), lines: z.array(z.object({ text: z.string() })) }),
};

function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    assert(isKojiError(error, 'storedRecord'));
    assert.equal(error.cause, undefined, 'a cause would be logged, and may quote the record');
    return error.message;
  }
  return assert.fail('the record was read');
}

describe('stored records', () => {
  it('stand as the value with the version of its shape', () => {
    assert.deepEqual(toRecord(handoffRecord, aHandoff()), { v: 1, ...aHandoff() });
  });

  it('give the value back without what the store added', () => {
    assert.deepEqual(fromRecord(notes, 'n1', { v: 2, id: 'n1', lines: [], _etag: 'x' }), { id: 'n1', lines: [] });
  });

  it('are refused when written by a newer or an older program, with both versions', () => {
    const refusal = refusalOf(() => fromRecord(notes, 'n1', { v: 3, id: 'n1', lines: [] }));
    assert.match(refusal, /"n1" in notes .* version 3 .* reads version 2/);
    assert.match(
      refusalOf(() => fromRecord(notes, 'n1', { v: 1 })),
      /version 1/,
    );
  });

  it('are refused without a version', () => {
    for (const stored of [undefined, null, 'confidential', [], { id: 'n1', lines: [] }, { v: '2' }]) {
      assert.match(
        refusalOf(() => fromRecord(notes, 'n1', stored)),
        /it has no version/,
      );
    }
  });

  it('are refused with the path of the damage and not with what stands there', () => {
    const damaged = { v: 2, id: 'n1', lines: [{ text: 'fine' }, { text: ['confidential'] }] };
    const refusal = refusalOf(() => fromRecord(notes, 'n1', damaged));
    assert.match(refusal, /wrong at lines\.1\.text\./);
    assert.doesNotMatch(refusal, /confidential/);
  });

  it('are refused when they are not JSON, without being quoted', () => {
    const refusal = refusalOf(() => fromRecordText(notes, 'n1', 'confidential'));
    assert.match(refusal, /"n1" in notes .* it is not JSON/);
    assert.doesNotMatch(refusal, /confidential/);
  });
});
