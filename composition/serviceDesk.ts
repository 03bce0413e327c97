import { randomBytes } from 'node:crypto';
import { mountJiraSimulator } from '../demo/jira/mountSimulator.ts';
import { createJiraSimulator } from '../demo/jira/simulator.ts';
import type { JiraSimulator } from '../demo/jira/simulator.ts';
import { createSharedStore } from '../demo/jira/simulatorStore.ts';
import { readStateFile } from '../demo/jira/stateFile.ts';
import type { AccountDirectory, DeskAccount } from '../identity/ports.ts';
import type { Account, ServiceDesk } from '../jira/ports.ts';
import { createServiceDesk } from '../jira/serviceDesk.ts';
import { createTextDocument } from '../stores/sqlite/textDocument.ts';
import type { Base } from './base.ts';

const DEMO_PREFIX = '/demo/jira';
const DEMO_BOT_EMAIL = 'koji.bot@example.com';
/** What the demo site promises its customers; it keeps more of them for its agents. */
const DEMO_SERVICE_LEVELS = ['Time to first response', 'Time to resolution'];
/** A customer waits for the answer; the channels give up on a turn after 15 s. */
const JIRA_TIMEOUT_MS = 8_000;

export interface ComposedDesk {
  readonly desk: ServiceDesk;
  /** In the demo: the site behind it. */
  readonly simulator?: JiraSimulator;
}

/** The service desk of the configured site; in the demo the simulator, reached over HTTP like the real one. */
export function composeServiceDesk({
  config,
  server,
  database,
  localUrl,
  publicUrl,
  clock,
  logger,
}: Base): ComposedDesk {
  const common = { desk: config.serviceDesk, clock, logger, timeoutMs: JIRA_TIMEOUT_MS };
  if (config.mode === 'production') return { desk: createServiceDesk({ ...common, ...config.jira }) };
  // Each process asks its own simulator, so nobody else needs the token; the simulators share what they know.
  const apiToken = randomBytes(24).toString('base64url');
  const simulator = createJiraSimulator({
    clock,
    bot: { email: DEMO_BOT_EMAIL, apiToken },
    publicUrl,
    store: createSharedStore(createTextDocument(database, 'demoJira'), () => readStateFile(config.dataDir)),
  });
  mountJiraSimulator(server, DEMO_PREFIX, simulator);
  const desk = createServiceDesk({
    ...common,
    host: () => `${localUrl()}${DEMO_PREFIX}`,
    email: DEMO_BOT_EMAIL,
    apiToken,
    shownServiceLevels: DEMO_SERVICE_LEVELS,
  });
  return { desk, simulator };
}

/** The accounts of the desk, as identity asks for them. */
export function toDirectory(desk: ServiceDesk): AccountDirectory {
  return {
    async accountOf(email) {
      const found = await desk.findAccount({ email });
      return found.kind === 'one' ? toDeskAccount(found.account) : found.kind;
    },
    async accountById(accountId) {
      const found = await desk.findAccount({ accountId });
      return found.kind === 'one' ? toDeskAccount(found.account) : 'none';
    },
  };
}

function toDeskAccount({ accountId, displayName: name, email }: Account): DeskAccount {
  return { accountId, name, ...(email === undefined ? {} : { email }) };
}
