import { z } from 'zod';
import { KojiError } from '../../errors.ts';
import type { Database } from './database.ts';

/** A group of tables that changes together. */
export interface Schema {
  readonly name: string;
  /** SQL that leads from each version to the next, the first from nothing to version 1. Only ever added to. */
  readonly steps: readonly string[];
}

const VERSIONS = `
  CREATE TABLE IF NOT EXISTS schemaVersions (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;
`;

const versionRow = z.object({ version: z.int() }).optional();

/**
 * Brings the tables of `schema` to the newest version. Throws a KojiError of kind `storedRecord` when they are newer than
 * this program; nothing is changed then.
 */
export function applySchema(database: Database, schema: Schema): void {
  database.exec(VERSIONS);
  database.transaction(() => {
    const row = database.get('SELECT version FROM schemaVersions WHERE name = ?', schema.name);
    const found = versionRow.parse(row)?.version ?? 0;
    if (found > schema.steps.length) throw tooNew(database.file, schema, found);
    if (found === schema.steps.length) return;
    for (const step of schema.steps.slice(found)) database.exec(step);
    database.run('INSERT OR REPLACE INTO schemaVersions VALUES (?, ?)', schema.name, schema.steps.length);
  });
}

function tooNew(file: string, schema: Schema, found: number): KojiError {
  const versions = `"${schema.name}" has version ${String(found)}, and this program knows ${String(schema.steps.length)}`;
  const mend = 'Start the newer program again, or put back the backup made before it was installed.';
  return new KojiError('storedRecord', `The database ${file} was written by a newer program: ${versions}. ${mend}`);
}
