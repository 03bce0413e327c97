import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { END_REASONS } from '../../handoff/domain/handoff.ts';
import { anchorsIn, column, DOCUMENTS, readDocument, ROOT, tableOf, withoutFences } from './markdown.ts';

const LINK = /!?\[[^\]]*\]\(([^)\s]+)\)/g;
const CODE_FILE = /`((?:[\w.-]+\/)*[\w.-]+\.(?:ts|tsx|mjs|json))`/g;
const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

function linksIn(document: string): readonly string[] {
  const all = [...withoutFences(readDocument(document)).matchAll(LINK)].map((match) => match[1] ?? '');
  return all.filter((target) => !/^[a-z]+:/.test(target));
}

/** Why a link leads nowhere; undefined for one that leads somewhere. */
function problemOf(document: string, link: string): string | undefined {
  const [file = '', anchor] = link.split('#');
  const target = file === '' ? document : path.posix.join(path.posix.dirname(document), file);
  if (!existsSync(path.join(ROOT, target))) return `${document} links to ${link}, which is not there`;
  if (anchor === undefined || anchorsIn(readDocument(target)).includes(anchor)) return undefined;
  return `${document} links to ${link}, and ${target} has no such heading`;
}

describe('the documents', () => {
  it('are found', () => {
    for (const document of ['CONTRIBUTING.md', 'docs/architecture.md', 'deploymentTemplates/README.md']) {
      assert.ok(DOCUMENTS.includes(document), document);
    }
  });

  it('link to files and headings that are there', () => {
    const problems = DOCUMENTS.flatMap((document) => linksIn(document).map((link) => problemOf(document, link)));
    assert.deepEqual(problems.filter(Boolean), []);
  });

  it('would notice a link that leads nowhere', () => {
    assert.ok(problemOf('docs/README.md', 'nowhere.md'));
    assert.ok(problemOf('docs/README.md', 'errors.md#nothing'));
    assert.equal(problemOf('docs/README.md', 'errors.md#kinds'), undefined);
  });

  it('name files of the project that are there', () => {
    // Files that the running app makes, and those of other projects.
    const made: readonly string[] = [];
    const missing = DOCUMENTS.flatMap((document) => {
      const named = [...readDocument(document).matchAll(CODE_FILE)].map((match) => match[1] ?? '');
      const folder = path.dirname(document);
      const isThere = (file: string): boolean =>
        [ROOT, path.join(ROOT, folder)].some((at) => existsSync(path.join(at, file)));
      return named.filter((file) => !made.includes(file) && !isThere(file)).map((file) => `${document} names ${file}`);
    });
    assert.deepEqual(missing, []);
  });

  it('list every decision', () => {
    const decisions = readdirSync(path.join(ROOT, 'docs', 'decisions')).map((file) => `decisions/${file}`);
    const linked = linksIn('docs/README.md').filter((link) => link.startsWith('decisions/'));
    assert.deepEqual(linked.toSorted(), decisions.toSorted());
  });

  it('date every decision', () => {
    const undated = DOCUMENTS.filter((document) => document.startsWith('docs/decisions/')).filter(
      (document) => !/^\d{4}-\d{2}-\d{2}, (accepted|superseded)/m.test(readDocument(document)),
    );
    assert.deepEqual(undated, []);
  });

  it('give a reason for every package, and for no other', () => {
    const text = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
    const { dependencies, devDependencies } = packageSchema.parse(JSON.parse(text));
    const cells = column(tableOf('docs/decisions/0006-libraries.md', 'package', 'for'), 'package');
    const explained = cells.flatMap((cell) => cell.split(', ').map((name) => name.replaceAll('`', '')));
    assert.deepEqual(explained.toSorted(), Object.keys({ ...dependencies, ...devDependencies }).toSorted());
  });

  it('draw every reason for which a handoff ends', () => {
    const drawing = /```mermaid\nstateDiagram-v2\n([\s\S]*?)```/.exec(readDocument('docs/architecture.md'))?.[1] ?? '';
    const drawn = [...drawing.matchAll(/--> ended: (.*)$/gm)].flatMap((match) => match[1]?.split(', ') ?? []);
    assert.deepEqual([...new Set(drawn)].toSorted(), [...END_REASONS].toSorted());
  });
});
