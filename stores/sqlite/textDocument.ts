import { z } from 'zod';
import { applySchema } from './applySchema.ts';
import type { Schema } from './applySchema.ts';
import type { Database } from './database.ts';

const schema: Schema = {
  name: 'textDocuments',
  steps: ['CREATE TABLE textDocuments (name TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL) STRICT;'],
};
const row = z.object({ version: z.number(), body: z.string() });

/** One text that all processes on the file share, for what the demo site keeps. */
export interface TextDocument {
  /** The version is another one after each change. */
  load(): { readonly version: number; readonly text: string } | undefined;
  save(text: string): void;
  /** Nobody else changes the text while the work runs; it is not kept when the work fails. */
  alone<Result>(work: () => Result): Result;
}

export function createTextDocument(database: Database, name: string): TextDocument {
  applySchema(database, schema);
  return {
    load: () => {
      const found = database.get('SELECT version, body FROM textDocuments WHERE name = ?', name);
      if (!found) return undefined;
      const { version, body: text } = row.parse(found);
      return { version, text };
    },
    save: (text) => {
      const sql = `INSERT INTO textDocuments (name, version, body) VALUES (?, 1, ?)
        ON CONFLICT (name) DO UPDATE SET version = version + 1, body = excluded.body`;
      database.run(sql, name, text);
    },
    alone: (work) => database.transaction(work),
  };
}
