import { z } from 'zod';
import { KojiError } from '../../errors.ts';

/** How one kind of value is written down, in every store alike. */
export interface RecordType<T> {
  /** Name of its table or container. */
  readonly name: string;
  /** Version of the shape. It grows when what was stored before can no longer be read as it is. */
  readonly v: number;
  readonly schema: z.ZodType<T>;
}

const envelopeSchema = z.object({ v: z.int() });

/** What is stored: the value with the version of its shape beside its own fields, so that stores can query them. */
export function toRecord<T extends object>(type: RecordType<T>, value: T): T & { readonly v: number } {
  return { v: type.v, ...value };
}

/**
 * Reads what a store gave back. Throws a KojiError of kind `storedRecord` that names the record and the damaged fields
 * and never what stands in them.
 */
export function fromRecord<T>(type: RecordType<T>, id: string, stored: unknown): T {
  const envelope = envelopeSchema.safeParse(stored);
  if (!envelope.success) throw damaged(type.name, id, 'it has no version');
  if (envelope.data.v !== type.v) {
    const found = String(envelope.data.v);
    throw damaged(type.name, id, `it has version ${found} and this program reads version ${String(type.v)}`);
  }
  const value = type.schema.safeParse(stored);
  if (!value.success) throw damaged(type.name, id, `wrong at ${pathsOf(value.error)}`);
  return value.data;
}

/** Refuses a record that says it is another one than the one it was found as: to save it would overwrite that other one. */
export function mustBe<T>(type: RecordType<T>, id: string, isIt: boolean): void {
  if (!isIt) throw damaged(type.name, id, 'it says that it is another one');
}

/** Like {@link fromRecord}, for stores that keep text. */
export function fromRecordText<T>(type: RecordType<T>, id: string, text: string): T {
  return fromRecord(type, id, parseStoredJson(type.name, id, text));
}

/** Parses stored JSON; a KojiError of kind `storedRecord` where it is none. */
export function parseStoredJson(name: string, id: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged(name, id, 'it is not JSON');
    throw error;
  }
}

// No `cause`: JSON.parse quotes the text in its message, and that may be what a customer said.
function damaged(name: string, id: string, why: string): KojiError {
  const remedy = 'docs/operation.md says what to do when a record is damaged.';
  return new KojiError('storedRecord', `The record "${id}" in ${name} cannot be read: ${why}. ${remedy}`);
}

function pathsOf(error: z.ZodError): string {
  return error.issues.map((issue) => issue.path.join('.') || 'its top').join(', ');
}
