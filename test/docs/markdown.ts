import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.dirname(path.dirname(import.meta.dirname));

/** The documents of the project, by their path from its root. */
export const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', 'deploymentTemplates/*.md'], { cwd: ROOT }).toSorted();

export function readDocument(document: string): string {
  return readFileSync(path.join(ROOT, document), 'utf8');
}

/** A row of a table: its cells by the titles of the columns, without backticks around a cell that is code as a whole. */
export type Row = Readonly<Record<string, string>>;

/** The one table of the document whose first columns have these titles. */
export function tableOf(document: string, ...titles: readonly string[]): readonly Row[] {
  const tables = readDocument(document)
    .split(/\n(?!\|)/)
    .map((block) =>
      block
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .map(cellsOf),
    )
    .filter(([header = []]) => titles.every((title, index) => header[index] === title));
  const [[header = [], , ...rows] = []] = tables;
  assert.equal(tables.length, 1, `${document} has one table that begins with the columns ${titles.join(', ')}`);
  return rows.map((cells) =>
    Object.fromEntries(header.map((title, index) => [title, withoutCode(cells[index] ?? '')])),
  );
}

export function column(rows: readonly Row[], title: string): readonly string[] {
  return rows.map((row) => row[title] ?? '');
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

function withoutCode(cell: string): string {
  return /^`([^`]*)`$/.exec(cell)?.[1] ?? cell;
}

/** What a heading is called in a link, as GitHub makes it. */
export function anchorsIn(text: string): readonly string[] {
  return withoutFences(text)
    .split('\n')
    .flatMap((line) => /^#{1,6} (.*)$/.exec(line)?.[1] ?? [])
    .map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
}

export function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '');
}
