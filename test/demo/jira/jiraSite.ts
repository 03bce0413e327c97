import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import restify from 'restify';
import { z } from 'zod';
import type { Clock } from '../../../clock.ts';
import { DEMO_ACCOUNTS } from '../../../demo/accounts.ts';
import type { DemoAccount } from '../../../demo/accounts.ts';
import { mountJiraSimulator } from '../../../demo/jira/mountSimulator.ts';
import { createJiraSimulator } from '../../../demo/jira/simulator.ts';
import type { JiraSimulator, JiraSimulatorOptions } from '../../../demo/jira/simulator.ts';
import { FakeClock } from '../../support/clock.ts';
import { haveDocuments } from './atlassianDocuments.ts';
import { openApiContract } from './openApiContract.ts';

export const BOT = { email: 'koji.bot@example.com', apiToken: 'bot-api-token' };

const addressSchema = z.object({ port: z.number() });

/** A simulated Jira site that is served over HTTP. */
export interface JiraSite extends AsyncDisposable {
  readonly url: string;
  readonly simulator: JiraSimulator;
  readonly clock: FakeClock;
  /** Sends a request as a user of the site, `undefined` for nobody. */
  call(path: string, options?: SiteCall): Promise<Response>;
}

export interface SiteCall {
  readonly as?: { readonly email: string; readonly apiToken: string } | undefined;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: FormData;
}

/** A demo account by its display name, with the API token that the seed gives it. */
export function accountOf(displayName: string): DemoAccount & { readonly apiToken: string } {
  const account = DEMO_ACCOUNTS.find((each) => each.displayName === displayName);
  assert.ok(account);
  return { ...account, apiToken: `${account.email}-api-token` };
}

function basic({ email, apiToken }: { email: string; apiToken: string }): string {
  return `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`;
}

function toInit(options: SiteCall): RequestInit {
  const caller = 'as' in options ? options.as : BOT;
  const headers: Record<string, string> = { ...options.headers };
  if (caller !== undefined) headers['authorization'] = basic(caller);
  if (options.json !== undefined) headers['content-type'] = 'application/json';
  const body = options.json === undefined ? options.body : JSON.stringify(options.json);
  const method = options.method ?? (body === undefined ? 'GET' : 'POST');
  return { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) };
}

/** Starts a site on a free port. It checks itself against Atlassian's documents where they are at hand. */
export async function startJiraSite(
  overrides: Partial<Omit<JiraSimulatorOptions, 'clock'>> & { clock?: FakeClock } = {},
): Promise<JiraSite> {
  const clock = overrides.clock ?? new FakeClock();
  const contractChecks = haveDocuments() ? [await openApiContract()] : [];
  const simulator = createJiraSimulator({ bot: BOT, contractChecks, ...overrides, clock: clock satisfies Clock });
  const server = restify.createServer();
  mountJiraSimulator(server, '/demo/jira', simulator);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port }: Pick<AddressInfo, 'port'> = addressSchema.parse(server.address());
  const url = `http://127.0.0.1:${String(port)}/demo/jira`;
  return {
    url,
    simulator,
    clock,
    call: (path, options = {}) => fetch(`${url}${path}`, toInit(options)),
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.server.closeAllConnections();
      await closed;
    },
  };
}

/** A new site for each test of the block. None of them may leave a violation of the contract behind. */
export function siteForEachTest(): Omit<JiraSite, typeof Symbol.asyncDispose> {
  let site: JiraSite;
  beforeEach(async () => {
    site = await startJiraSite();
  });
  afterEach(async () => {
    await site[Symbol.asyncDispose]();
    assert.deepEqual(site.simulator.violations, []);
  });
  return {
    get url() {
      return site.url;
    },
    get simulator() {
      return site.simulator;
    },
    get clock() {
      return site.clock;
    },
    call: (path, options) => site.call(path, options),
  };
}
