import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, column, tableOf } from './markdown.ts';

/** What runs in production, and not what tries it out. */
const SOURCES = globSync('**/*.ts', {
  cwd: ROOT,
  exclude: ['node_modules', 'test', 'bench', 'scripts', 'dist', 'data', 'deploymentTemplates'],
});

const CALL = /\blog(?:ger)?\.(?:warn|error)\(/;
/** The last argument, which is the message. */
const MESSAGE = /^[^;]*?'([^'\n]{12,})',?\s*\)/;

function messagesIn(source: string): readonly string[] {
  const [, ...calls] = readFileSync(path.join(ROOT, source), 'utf8').split(CALL);
  return calls.flatMap((call) => MESSAGE.exec(call)?.[1] ?? []);
}

describe('the document of operation', () => {
  it('explains every warning and every error of the log', () => {
    const logged = SOURCES.flatMap(messagesIn);
    const explained = column(tableOf('docs/operation.md', 'message', 'means'), 'message').join('\n');
    assert.ok(logged.length > 30, 'the sources were read');
    assert.deepEqual(
      logged.filter((message) => !explained.includes(message)),
      [],
    );
  });
});
