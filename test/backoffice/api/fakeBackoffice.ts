import { pino } from 'pino';
import type { ServerOptions } from 'restify';
import restify from 'restify';
import { mountBackoffice } from '../../../backoffice/api/mountBackoffice.ts';
import type { ArticleVotes } from '../../../articleVotes/articleVotes.ts';
import type { ArticleVoteStore } from '../../../articleVotes/ports.ts';
import type { Version, Versioned } from '../../../handoff/ports.ts';
import type { People } from '../../../identity/people.ts';
import { createPeople } from '../../../identity/people.ts';
import type { PeopleStore, Person } from '../../../identity/ports.ts';
import type { Pages } from '../../../portal/pages.ts';
import type { Visitors } from '../../../portal/visitors.ts';
import type { SettingsChange, SettingsStore } from '../../../settings/ports.ts';
import type { Settings } from '../../../settings/settings.ts';
import { FakeClock, NOW } from '../../support/clock.ts';
import { aPerson, TENANT } from '../../support/data.ts';

export const ADMIN = aPerson({
  id: 'account:admin',
  name: 'Demo Admin',
  email: 'koji.admin@example.com',
  role: 'admin',
});
export const AGENT = aPerson({ id: 'account:agent', name: 'Demo Agent', email: 'koji.agent@gmail.com' });
export const ANALYST = aPerson({ id: 'account:analyst', name: 'Demo Analyst', role: 'analyst' });
export const CUSTOMER = aPerson();

export class FakePeopleStore implements PeopleStore {
  readonly #people = new Map<string, Versioned<Person>>();
  #writes = 0;

  constructor(people: readonly Person[]) {
    for (const person of people) this.#put(person);
  }

  load(id: string): Promise<Versioned<Person> | undefined> {
    return Promise.resolve(this.#people.get(id));
  }

  create(person: Person): Promise<Version | 'exists'> {
    return Promise.resolve(this.#people.has(person.id) ? 'exists' : this.#put(person));
  }

  replace(person: Person, expected: Version): Promise<Version | 'stale'> {
    const isCurrent = this.#people.get(person.id)?.version === expected;
    return Promise.resolve(isCurrent ? this.#put(person) : 'stale');
  }

  all(tenantId: string): Promise<readonly Person[]> {
    const people = [...this.#people.values()].map(({ value }) => value);
    const ofTenant = people.filter((person) => person.tenantId === tenantId);
    return Promise.resolve(ofTenant.sort((a, b) => a.name.localeCompare(b.name)));
  }

  ofAccount(accountId: string): Promise<readonly Person[]> {
    const people = [...this.#people.values()].map(({ value }) => value);
    return Promise.resolve(people.filter((person) => person.accountId === accountId));
  }

  #put(value: Person): Version {
    this.#writes += 1;
    const version = String(this.#writes) as Version;
    this.#people.set(value.id, { value, version });
    return version;
  }
}

export class FakeSettings implements SettingsStore {
  readonly changes: SettingsChange[] = [];
  /** Thrown by the next load, as a store that cannot be reached would. */
  failure: Error | undefined;

  load(): Promise<Versioned<Settings> | undefined> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const newest = this.changes.at(-1);
    return Promise.resolve(newest && { value: newest.settings, version: this.#version() });
  }

  save(_tenantId: string, change: SettingsChange, expected: Version | 'new'): Promise<Version | 'stale'> {
    const current = this.changes.length === 0 ? 'new' : this.#version();
    if (expected !== current) return Promise.resolve('stale');
    this.changes.push(change);
    return Promise.resolve(this.#version());
  }

  history(_tenantId: string, limit: number): Promise<readonly SettingsChange[]> {
    return Promise.resolve(this.changes.toReversed().slice(0, limit));
  }

  /** With quotes, as Cosmos has them. */
  #version(): Version {
    return `"${String(this.changes.length)}"` as Version;
  }
}

export class FakeArticleVotes implements Pick<ArticleVoteStore, 'newest'> {
  readonly votes: ArticleVotes[] = [];

  newest(tenantId: string, limit: number): Promise<readonly ArticleVotes[]> {
    const ofTenant = this.votes.filter((each) => each.tenantId === tenantId);
    return Promise.resolve(ofTenant.toSorted((a, b) => b.lastAt - a.lastAt).slice(0, limit));
  }
}

const SITE = 'http://127.0.0.1';

/** Takes the cookie for the id of who is signed in; a portal-only customer has come by the portal. */
function visitorsByCookie(people: People): Visitors {
  return {
    personOf: ({ headers }) => people.find(headers.cookie ?? 'nobody'),
    isLicensed: ({ channels }) => !channels.includes('portal'),
    isSameOrigin: ({ headers }) => headers.origin === SITE,
  };
}

const plainPages: Pages = {
  send: (response, { status = 200, entry = '', body }) => {
    response.sendRaw(status, `${entry}|${body.toString()}`, { 'Content-Type': 'text/html' });
    return Promise.resolve();
  },
};

// restify logs with pino; its types still say bunyan.
const silent = pino({ level: 'silent' }) as unknown as NonNullable<ServerOptions['log']>;

export interface FakeBackoffice {
  readonly url: string;
  readonly people: People;
  readonly settings: FakeSettings;
  readonly articleVotes: FakeArticleVotes;
  readonly clock: FakeClock;
  close(): Promise<void>;
}

export async function startBackoffice(extraPeople: readonly Person[] = []): Promise<FakeBackoffice> {
  const store = new FakePeopleStore([ADMIN, AGENT, ANALYST, { ...CUSTOMER, channels: ['portal'] }, ...extraPeople]);
  const settings = new FakeSettings();
  const articleVotes = new FakeArticleVotes();
  const clock = new FakeClock(NOW);
  const people = createPeople({ people: store, tenantId: TENANT, admins: [], clock });
  const server = restify.createServer({ log: silent });
  mountBackoffice(server, {
    tenantId: TENANT,
    clock,
    visitors: visitorsByCookie(people),
    people,
    pages: plainPages,
    settings,
    articleVotes,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${String(port)}`, people, settings, articleVotes, clock, close };
}

/** One request by one person (`undefined`: nobody is signed in), with a JSON body where one is given. */
export function call(url: string, asker: Person | undefined, init: RequestInit & { json?: unknown } = {}) {
  const { json, ...rest } = init;
  const headers = new Headers(init.headers);
  if (!headers.has('origin')) headers.set('origin', SITE);
  if (asker !== undefined) headers.set('cookie', asker.id);
  if (json !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  const body = json === undefined ? {} : { body: JSON.stringify(json) };
  return fetch(url, { ...rest, ...body, headers, redirect: 'manual' });
}

/** The refusal in an answer: status, kind, and the sentence. */
export async function refusalOf(
  answer: globalThis.Response,
): Promise<{ status: number; kind: string; message: string }> {
  const { error } = (await answer.json()) as { error: { kind: string; message: string } };
  return { status: answer.status, kind: error.kind, message: error.message };
}
