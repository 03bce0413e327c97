import type { Schema } from './applySchema.ts';

/**
 * Values are JSON in `body`; beside it stand the key and the columns that queries look for. A column that is null where a
 * row does not matter, with a partial index over the rest, keeps a query as cheap as its answer is short.
 */
const FIRST = `
  CREATE TABLE conversations (
    id TEXT NOT NULL PRIMARY KEY, personId TEXT, version INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX conversationsOfPerson ON conversations (personId, id) WHERE personId IS NOT NULL;

  CREATE TABLE handoffs (
    deskId TEXT NOT NULL, id TEXT NOT NULL,
    waitingSince REAL, checkAt REAL, endedAt REAL, chatEndedAt REAL,
    version INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (deskId, id)
  ) STRICT;
  CREATE INDEX handoffsWaiting ON handoffs (deskId, waitingSince, id) WHERE waitingSince IS NOT NULL;
  CREATE INDEX handoffsDue ON handoffs (deskId, checkAt, id) WHERE checkAt IS NOT NULL;
  CREATE INDEX handoffsEnded ON handoffs (deskId, endedAt) WHERE endedAt IS NOT NULL;
  CREATE INDEX handoffsChatEnded ON handoffs (deskId, chatEndedAt, id) WHERE chatEndedAt IS NOT NULL;

  CREATE TABLE agents (
    deskId TEXT NOT NULL, id TEXT NOT NULL,
    present INTEGER NOT NULL,
    version INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (deskId, id)
  ) STRICT;
  CREATE INDEX agentsPresent ON agents (deskId, id) WHERE present = 1;

  CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    handoffId TEXT NOT NULL, id TEXT NOT NULL,
    position REAL NOT NULL, at REAL NOT NULL, delivery TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (handoffId, id)
  ) STRICT;
  CREATE INDEX journalOfHandoff ON journal (handoffId, position);
  CREATE INDEX journalPending ON journal (position) WHERE delivery = 'pending';
  CREATE INDEX journalByAge ON journal (at);

  CREATE TABLE leases (id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL) STRICT;

  CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY, tenantId TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX peopleOfTenant ON people (tenantId);

  CREATE TABLE channelLinks (id TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL) STRICT;

  CREATE TABLE signInCodes (id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL) STRICT;

  CREATE TABLE settings (
    tenantId TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (tenantId, version)
  ) STRICT;

  CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY, expiresAt REAL NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessionsByExpiry ON sessions (expiresAt);

  CREATE TABLE botState (eTag INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
`;

/** Messages wait behind earlier ones, and are found with those under way. */
const SECOND = `
  DROP INDEX journalPending;
  CREATE INDEX journalOpen ON journal (position) WHERE delivery IN ('queued', 'pending');
  CREATE INDEX journalOpenOfHandoff ON journal (handoffId, position) WHERE delivery IN ('queued', 'pending');

  CREATE TABLE newsBoxes (id TEXT NOT NULL PRIMARY KEY, dueAt REAL, version INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE INDEX newsBoxesDue ON newsBoxes (dueAt, id) WHERE dueAt IS NOT NULL;

  CREATE TABLE requestTasks (
    id TEXT NOT NULL PRIMARY KEY, dueAt REAL, finishedAt REAL, version INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX requestTasksDue ON requestTasks (dueAt, id) WHERE dueAt IS NOT NULL;
  CREATE INDEX requestTasksFinished ON requestTasks (finishedAt) WHERE finishedAt IS NOT NULL;

  ALTER TABLE people ADD COLUMN accountId TEXT;
  UPDATE people SET accountId = json_extract(body, '$.accountId') WHERE json_valid(body);
  CREATE INDEX peopleOfAccount ON people (accountId) WHERE accountId IS NOT NULL;
`;

/** Whether articles helped. */
const THIRD = `
  CREATE TABLE articleVotes (
    tenantId TEXT NOT NULL, id TEXT NOT NULL, lastAt REAL NOT NULL,
    version INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (tenantId, id)
  ) STRICT;
  CREATE INDEX articleVotesByTime ON articleVotes (tenantId, lastAt);
`;

const BY_AGE = ['botState', 'newsBoxes', 'signInCodes'] as const;

/** When a row was written last, for what is erased when nobody has touched it for long; what is there was touched now. */
const FOURTH = BY_AGE.map(
  (table) => `
  ALTER TABLE ${table} ADD COLUMN changedAt REAL NOT NULL DEFAULT 0;
  UPDATE ${table} SET changedAt = unixepoch() * 1000;
  CREATE INDEX ${table}ByAge ON ${table} (changedAt);
`,
).join('');

export const storesSchema: Schema = { name: 'stores', steps: [FIRST, SECOND, THIRD, FOURTH] };
