import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@babel/parser';
import { RULES } from './roomRules.ts';
import type { Rule } from './roomRules.ts';

const ROOT = path.dirname(import.meta.dirname);

const SOURCES = globSync('**/*.{ts,tsx}', {
  cwd: ROOT,
  exclude: (name) => ['node_modules', 'dist', 'data', 'test', 'bench', 'scripts'].includes(name),
});

/** Static, type-only, re-exporting and dynamic imports alike. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const { program, tokens } = parse(text, { sourceType: 'module', plugins: ['typescript', 'jsx'], tokens: true });
  const declared = program.body.flatMap((node) => ('source' in node && node.source ? [node.source.value] : []));
  return [...declared, ...dynamicImportsIn(tokens ?? [])];
}

/** `import('…')` may stand anywhere, so it is looked for among the tokens: the keyword, a parenthesis, a text. */
function dynamicImportsIn(tokens: readonly Token[]): readonly string[] {
  const isCall = (index: number): boolean =>
    tokens[index]?.type.label === 'import' && tokens[index + 1]?.type.label === '(';
  return tokens.flatMap((_token, index) => {
    const specifier = isCall(index) ? tokens[index + 2]?.value : undefined;
    return typeof specifier === 'string' ? [specifier] : [];
  });
}

interface Token {
  readonly type: { readonly label: string };
  readonly value?: unknown;
}

function ruleFor(file: string): Rule | undefined {
  return RULES.filter(({ room }) => file.startsWith(room)).toSorted((a, b) => b.room.length - a.room.length)[0];
}

function isAllowed(file: string, specifier: string, rule: Rule): boolean {
  if (!specifier.startsWith('.')) {
    return (
      rule.packages === 'any' || rule.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`))
    );
  }
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  const own = rule.room.endsWith('/') && target.startsWith(rule.room);
  return own || rule.rooms.some((room) => target.startsWith(room));
}

/** `activity.text`, and taking a part called `text` out of an activity. */
const READS_TEXT = /\bactivity\.text\b|\{[^{}]*\btext\b[^{}]*\}(?: = (?:\w+\.)*activity\b|: (?:Partial<)?Activity\b)/;
/** The one place; and what reads the bot's own words. */
const MAY_READ_TEXT = ['messaging/inbound.ts', 'messaging/answers.ts'];

describe('the rooms', () => {
  it('are known: every source file belongs to one', () => {
    assert.deepEqual(
      SOURCES.filter((file) => ruleFor(file) === undefined),
      [],
    );
    assert.ok(SOURCES.length > 100, 'the sources were found');
  });

  it('import only what the table allows', () => {
    const offences = SOURCES.flatMap((file) => {
      const rule = ruleFor(file);
      return rule
        ? importsOf(file)
            .filter((specifier) => !isAllowed(file, specifier, rule))
            .map((specifier) => `${file} imports ${specifier}`)
        : [];
    });
    assert.deepEqual(offences, []);
  });

  it('read what people write in one place, which hides secrets', () => {
    const rooms = ['bots/', 'composition/', 'dialogs/', 'handoff/', 'messaging/', 'requestUpdates/'];
    const offences = SOURCES.filter((file) => rooms.some((room) => file.startsWith(room)))
      .filter((file) => !MAY_READ_TEXT.includes(file))
      .filter((file) => READS_TEXT.test(readFileSync(path.join(ROOT, file), 'utf8')));
    assert.deepEqual(offences, []);
    for (const file of MAY_READ_TEXT) assert.match(readFileSync(path.join(ROOT, file), 'utf8'), READS_TEXT);
  });

  it('would notice a forbidden import', () => {
    const rule = ruleFor('handoff/domain/queue.ts');
    assert.ok(rule);
    assert.equal(isAllowed('handoff/domain/queue.ts', 'zod', rule), false);
    assert.equal(isAllowed('handoff/domain/queue.ts', '../service/relay.ts', rule), false);
    assert.equal(isAllowed('handoff/domain/queue.ts', './handoff.ts', rule), true);
  });

  it('leave the environment to config.ts and index.ts', () => {
    const readers = SOURCES.filter((file) => readFileSync(path.join(ROOT, file), 'utf8').includes('process.env'));
    assert.deepEqual(
      readers.filter((file) => file !== 'index.ts'),
      [],
    );
  });

  it('throw errors of a kind, never a bare Error', () => {
    const bare = SOURCES.filter((file) =>
      /throw new (?:Error|TypeError|RangeError)\(/.test(readFileSync(path.join(ROOT, file), 'utf8')),
    );
    assert.deepEqual(bare, []);
  });
});
