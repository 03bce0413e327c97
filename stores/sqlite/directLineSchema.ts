import type { Schema } from './applySchema.ts';

export const directLineSchema: Schema = {
  name: 'directLine',
  steps: [
    `
    CREATE TABLE dl_conversations (
      id TEXT PRIMARY KEY,
      userId TEXT,
      userName TEXT,
      createdAt INTEGER NOT NULL,
      activeAt INTEGER NOT NULL,
      lastNumber INTEGER NOT NULL DEFAULT 0,
      lastPosition INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX dl_conversationsByActivity ON dl_conversations (activeAt);

    CREATE TABLE dl_activities (
      conversationId TEXT NOT NULL REFERENCES dl_conversations (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      position INTEGER NOT NULL,
      dedupeKey TEXT,
      delivery TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (conversationId, number),
      UNIQUE (conversationId, position),
      UNIQUE (conversationId, dedupeKey)
    ) STRICT;
    CREATE INDEX dl_activitiesPending ON dl_activities (delivery) WHERE delivery = 'pending';

    CREATE TABLE dl_uploads (
      id TEXT PRIMARY KEY,
      conversationId TEXT NOT NULL REFERENCES dl_conversations (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      contentType TEXT NOT NULL,
      bytes BLOB NOT NULL,
      createdAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX dl_uploadsByConversation ON dl_uploads (conversationId);
    CREATE INDEX dl_uploadsByAge ON dl_uploads (createdAt);
    `,
    `
    ALTER TABLE dl_conversations ADD COLUMN turnHolder TEXT;
    ALTER TABLE dl_conversations ADD COLUMN turnUntil INTEGER;
    ALTER TABLE dl_conversations ADD COLUMN signalNumber INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE dl_conversations ADD COLUMN signalBody TEXT;
    `,
    `
    ALTER TABLE dl_uploads ADD COLUMN visitor TEXT NOT NULL DEFAULT '';
    CREATE INDEX dl_uploadsByVisitor ON dl_uploads (visitor);
    `,
  ],
};
