export interface Rule {
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

export const RULES: readonly Rule[] = [
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
    room: 'dialogs/recognition/',
    rooms: [
      'dialogs/words.ts',
      'handoff/index.ts',
      'identity/email.ts',
      'jira/requestKey.ts',
      'locales/',
      'messaging/inbound.ts',
      ...BASICS,
    ],
    packages: ['damerau-levenshtein', 'minisearch'],
  },
  {
    room: 'dialogs/',
    rooms: [
      'dialogs/recognition/',
      'articleVotes/',
      'handoff/index.ts',
      'jira/',
      'identity/',
      'locales/',
      'messaging/',
      ...BASICS,
    ],
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
