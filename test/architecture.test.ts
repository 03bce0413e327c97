import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@babel/parser';

const ROOT = path.dirname(import.meta.dirname);

interface Rule {
  /** Files the rule is about, as a path prefix. The longest that fits counts. */
  readonly room: string;
  /** Prefixes of project files it may import; its own are always allowed. */
  readonly rooms: readonly string[];
  /** npm packages it may import; `node:` modules count as packages too. */
  readonly packages: readonly string[] | 'any';
}

const BASICS = ['errors.ts', 'clock.ts', 'keyedQueue.ts'];
const STORE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'stores/sqlite/': ['botbuilder', 'zod', 'node:fs', 'node:path', 'node:sqlite', 'node:timers'],
  'stores/cosmos/': [
    'botbuilder',
    'botbuilder-azure',
    'zod',
    'pino',
    '@azure/cosmos',
    '@azure/identity',
    'node:crypto',
    'node:timers',
  ],
};
const RULES: readonly Rule[] = [
  { room: 'errors.ts', rooms: [], packages: [] },
  { room: 'clock.ts', rooms: [], packages: ['node:crypto'] },
  { room: 'keyedQueue.ts', rooms: [], packages: [] },
  { room: 'fileKind.ts', rooms: [], packages: ['file-type'] },
  { room: 'requestBody.ts', rooms: ['errors.ts'], packages: ['node:http'] },
  { room: 'clientAddress.ts', rooms: [], packages: ['node:http', 'node:net'] },
  { room: 'config.ts', rooms: ['configSchema.ts', 'configTable.ts', ...BASICS], packages: ['zod'] },
  { room: 'configSchema.ts', rooms: [], packages: ['zod'] },
  { room: 'configTable.ts', rooms: [], packages: [] },
  { room: 'index.ts', rooms: ['app.ts', 'config.ts', 'errors.ts'], packages: [] },
  { room: 'app.ts', rooms: [''], packages: 'any' },
  { room: 'composition/', rooms: [''], packages: 'any' },
  { room: 'vite.config.ts', rooms: [], packages: 'any' },

  { room: 'handoff/domain/', rooms: [], packages: [] },
  { room: 'handoff/ports.ts', rooms: ['handoff/domain/'], packages: [] },
  { room: 'handoff/index.ts', rooms: ['handoff/domain/'], packages: [] },
  {
    room: 'handoff/service/',
    rooms: ['handoff/domain/', 'handoff/ports.ts', 'handoff/index.ts', ...BASICS],
    packages: ['pino'],
  },
  { room: 'handoff/', rooms: ['locales/index.ts', 'messaging/', ...BASICS], packages: ['botbuilder'] },

  {
    room: 'dialogs/',
    rooms: ['articleVotes/', 'handoff/index.ts', 'jira/', 'identity/', 'locales/', 'messaging/', ...BASICS],
    packages: ['botbuilder', 'botbuilder-dialogs', 'minisearch', 'zod'],
  },
  {
    room: 'bots/',
    rooms: ['dialogs/', 'handoff/index.ts', 'locales/', 'messaging/', ...BASICS],
    packages: ['botbuilder', 'botbuilder-dialogs', 'pino'],
  },
  { room: 'locales/', rooms: BASICS, packages: ['i18next'] },
  {
    room: 'articleVotes/',
    rooms: ['handoff/ports.ts', 'locales/collections.ts', ...BASICS],
    packages: ['pino', 'node:crypto'],
  },

  {
    room: 'messaging/',
    rooms: [
      'handoff/domain/',
      'handoff/ports.ts',
      'handoff/replies.ts',
      'locales/',
      'fileKind.ts',
      'requestBody.ts',
      ...BASICS,
    ],
    packages: ['botbuilder', 'botframework-connector', 'pino', 'restify', 'zod', 'node:crypto'],
  },
  {
    room: 'identity/',
    rooms: ['handoff/ports.ts', ...BASICS],
    packages: ['jose', 'nodemailer', 'node:crypto', 'node:util', 'zod'],
  },
  {
    room: 'requestUpdates/',
    rooms: [
      'handoff/domain/',
      'handoff/ports.ts',
      'identity/ports.ts',
      'jira/',
      'messaging/heard.ts',
      'messaging/speaker.ts',
      'requestBody.ts',
      ...BASICS,
    ],
    packages: ['botbuilder', 'pino', 'restify', 'zod', 'node:crypto'],
  },
  {
    room: 'settings/',
    rooms: [
      'handoff/ports.ts',
      'handoff/domain/',
      'locales/collections.ts',
      'locales/isCommand.ts',
      'locales/locale.ts',
      ...BASICS,
    ],
    packages: ['zod'],
  },
  { room: 'jira/', rooms: BASICS, packages: ['jira.js', 'zod', 'pino', 'node:timers'] },
  ...['stores/', 'stores/sqlite/', 'stores/cosmos/'].map((room) => ({
    room,
    rooms: [
      'handoff/domain/',
      'handoff/ports.ts',
      'identity/ports.ts',
      'settings/',
      'portal/ports.ts',
      'requestUpdates/ports.ts',
      'articleVotes/',
      'jira/requestForm.ts',
      'directline/ports.ts',
      'stores/records/',
      'stores/stores.ts',
      ...BASICS,
    ],
    packages: STORE_PACKAGES[room] ?? ['botbuilder', 'zod'],
  })),

  { room: 'directline/', rooms: ['clientAddress.ts', 'fileKind.ts', 'requestBody.ts', ...BASICS], packages: 'any' },
  { room: 'portal/web/', rooms: [], packages: 'any' },
  {
    room: 'portal/',
    rooms: ['clientAddress.ts', 'handoff/ports.ts', 'identity/', 'jira/', 'locales/', 'requestBody.ts', ...BASICS],
    packages: 'any',
  },
  {
    room: 'backoffice/web/',
    rooms: [
      'portal/web/',
      'backoffice/api/contract.ts',
      'articleVotes/articleVotes.ts',
      'handoff/domain/',
      'identity/ports.ts',
      'locales/collections.ts',
      'locales/locale.ts',
      // Not what the server looks at besides: all that people may say is far too much for a page.
      'settings/knowledge.ts',
      'settings/settings.ts',
      'settings/workingHours.ts',
    ],
    packages: 'any',
  },
  {
    room: 'backoffice/api/',
    rooms: ['articleVotes/', 'identity/', 'portal/', 'settings/', 'handoff/ports.ts', ...BASICS],
    packages: ['restify', 'zod'],
  },
  { room: 'demo/', rooms: ['identity/', 'jira/wireSchemas.ts', 'portal/', ...BASICS], packages: 'any' },
];

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
