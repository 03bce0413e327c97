import type { SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import type { Documents, Version, Versioned } from '../../handoff/ports.ts';
import type { PassOver } from '../records/passOver.ts';
import type { RecordType } from '../records/recordType.ts';
import { fromRecordText, mustBe, toRecord } from '../records/recordType.ts';
import type { Database, Row } from './database.ts';

/** What a column holds, by its name. */
export type Columns<T> = Readonly<Record<string, (from: T) => SQLInputValue>>;

/** Where documents of one type stand: a table named as the record type is, with `version` and `body`. */
export interface DocumentTable<K, T extends object> {
  readonly record: RecordType<T>;
  readonly keyOf: (value: T) => K;
  /** The columns of the primary key. */
  readonly key: Columns<K>;
  /** The columns that queries look for. */
  readonly columns: Columns<T>;
}

export interface SqliteDocuments<K, T> extends Documents<K, T> {
  /** All that `clause` (from WHERE on) selects and that can be read, in its order. */
  readonly select: (clause: string, ...values: readonly SQLInputValue[]) => Promise<readonly Versioned<T>[]>;
}

export interface DocumentsDeps {
  readonly database: Database;
  readonly passOver: PassOver;
}

const documentRow = z.looseObject({ version: z.int(), body: z.string() });

/** The version of a document is the number of times it was written. */
export function toVersion(writes: number): Version {
  return String(writes) as Version;
}

export function createDocuments<K, T extends object>(
  { database, passOver }: DocumentsDeps,
  table: DocumentTable<K, T>,
): SqliteDocuments<K, T> {
  const sql = statementsOf(table);
  const keyValues = (key: K) => Object.values(table.key).map((column) => column(key));
  const columnValues = (value: T) => Object.values(table.columns).map((column) => column(value));
  const body = (value: T) => JSON.stringify(toRecord(table.record, value));

  const decode = (row: Row): Versioned<T> => {
    const { version, body, ...key } = documentRow.parse(row);
    const name = Object.values(key).join('/');
    const value = fromRecordText(table.record, name, body);
    mustBe(table.record, name, keyValues(table.keyOf(value)).map(String).join('/') === name);
    return { value, version: toVersion(version) };
  };

  return {
    async load(key) {
      const row = database.get(sql.load, ...keyValues(key));
      return row && decode(row);
    },
    async create(value) {
      const values = [...keyValues(table.keyOf(value)), ...columnValues(value), body(value)];
      return database.run(sql.create, ...values) === 0 ? 'exists' : toVersion(1);
    },
    async replace(value, expected) {
      const values = [...columnValues(value), body(value), ...keyValues(table.keyOf(value)), Number(expected)];
      return database.run(sql.replace, ...values) === 0 ? 'stale' : toVersion(Number(expected) + 1);
    },
    async select(clause, ...values) {
      return passOver(database.all(`${sql.select} ${clause}`, ...values), decode);
    },
  };
}

function statementsOf<K, T extends object>(table: DocumentTable<K, T>) {
  const { name } = table.record;
  const keys = Object.keys(table.key);
  const columns = Object.keys(table.columns);
  const isKey = keys.map((key) => `${key} = ?`).join(' AND ');
  const inserted = [...keys, ...columns, 'body'];
  const select = `SELECT ${keys.join(', ')}, version, body FROM ${name}`;
  return {
    select,
    load: `${select} WHERE ${isKey}`,
    create:
      `INSERT INTO ${name} (${inserted.join(', ')}, version) VALUES (${inserted.map(() => '?').join(', ')}, 1) ` +
      `ON CONFLICT (${keys.join(', ')}) DO NOTHING`,
    replace:
      `UPDATE ${name} SET ${[...columns, 'body'].map((column) => `${column} = ?`).join(', ')}, version = version + 1 ` +
      `WHERE ${isKey} AND version = ?`,
  };
}
