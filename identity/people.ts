import type { Clock } from '../clock.ts';
import type { Versioned } from '../handoff/ports.ts';
import { parseEmail } from './email.ts';
import type { DeskAccount, PeopleStore, Person, Role } from './ports.ts';

/** A person's last visit is written down this exactly, so that a busy chat does not write on every message. */
const SEEN_EVERY_MS = 10 * 60_000;

/** Who wrote from Teams, as the channel itself verified. */
export interface TeamsUser {
  readonly tenantId: string;
  readonly aadObjectId: string;
  readonly name: string;
}

export interface RoleChange {
  readonly byPersonId: string;
  readonly personId: string;
  readonly role: Role;
  /** The role that was shown when the change was made; with it, a change made in between is not overwritten. */
  readonly expectedRole?: Role;
}

export interface SkillsChange {
  readonly byPersonId: string;
  readonly personId: string;
  /** All of them; what is not named is taken away. */
  readonly skills: readonly string[];
}

export type SkillsChanged = Extract<RoleChanged, 'saved' | 'unknownPerson' | 'notAllowed'>;

export type RoleChanged =
  | 'saved'
  /** An admin's own role is for another admin to change. */
  | 'ownRole'
  | 'unknownPerson'
  /** Roles are set by admins. */
  | 'notAllowed'
  /** Somebody set this role in between. */
  | 'stale';

export interface People {
  /** Asked when a command is typed, so that a role taken away counts at once. */
  isLiveAgent(personId: string): Promise<boolean>;
  find(personId: string): Promise<Person | undefined>;
  /** By name; for the backoffice. */
  all(): Promise<readonly Person[]>;
  /** The person behind a proven account; made on first sight, with role admin where the configuration says so. */
  fromAccount(account: DeskAccount, channel: string): Promise<Person>;
  /** The person behind a Teams user; made on first sight. `account` once an e-mailed code has proved it. */
  fromTeams(user: TeamsUser, account?: DeskAccount): Promise<Person>;
  /** The Teams user has signed out of the account that a code has proved; their role stays. */
  forgetAccount(user: TeamsUser): Promise<void>;
  /** Enters somebody who has not come yet, so that their role can be set; they take it over when they sign in. */
  invite(email: string): Promise<Person | 'badEmail' | 'exists'>;
  setRole(change: RoleChange): Promise<RoleChanged>;
  /** Counts from the person's next `#on`. */
  setSkills(change: SkillsChange): Promise<SkillsChanged>;
}

export interface PeopleOptions {
  readonly people: PeopleStore;
  readonly tenantId: string;
  /** E-mail addresses of the first admins. */
  readonly admins: readonly string[];
  readonly clock: Clock;
}

export function createPeople({ people, tenantId, admins, clock }: PeopleOptions): People {
  const adminEmails = new Set(admins.map((email) => email.trim().toLowerCase()));

  function firstSeen(id: string, name: string, email?: string): Person {
    const now = clock.now();
    const role = email !== undefined && adminEmails.has(email) ? 'admin' : 'customer';
    const known = email === undefined ? {} : { email };
    return { id, tenantId, name, ...known, role, channels: [], firstSeenAt: now, lastSeenAt: now };
  }

  async function find(personId: string): Promise<Person | undefined> {
    return (await people.load(personId))?.value;
  }

  /** Brings the record up to what was just seen; `fresh` is the record to begin with, where there is none. */
  async function seen(fresh: Person, what: Sighting): Promise<Person> {
    const stored = await people.load(fresh.id);
    const next = withSighting(stored?.value ?? fresh, what, clock.now());
    if (next === stored?.value) return next;
    const saved = stored === undefined ? await people.create(next) : await people.replace(next, stored.version);
    return saved === 'exists' || saved === 'stale' ? seen(fresh, what) : next;
  }

  async function idOfAccount(account: DeskAccount): Promise<string> {
    const own = `account:${account.accountId}`;
    if (account.email === undefined || (await people.load(own)) !== undefined) return own;
    const invited = `email:${account.email.toLowerCase()}`;
    const taken = (await people.load(invited))?.value;
    const isTheirs = taken !== undefined && (taken.accountId ?? account.accountId) === account.accountId;
    return isTheirs ? invited : own;
  }

  async function fromAccount(account: DeskAccount, channel: string): Promise<Person> {
    const proved = provedBy(account);
    return seen(firstSeen(await idOfAccount(account), account.name, proved.email), {
      ...proved,
      name: account.name,
      channel,
    });
  }

  async function fromTeams({ tenantId: entraTenant, aadObjectId, name }: TeamsUser, account?: DeskAccount) {
    const fresh = firstSeen(idOfTeams({ tenantId: entraTenant, aadObjectId }), name);
    return seen(fresh, { ...(account && provedBy(account)), name, channel: 'msteams' });
  }

  async function forgetAccount(user: TeamsUser): Promise<void> {
    const stored = await people.load(idOfTeams(user));
    if (stored === undefined) return;
    const { accountId: _account, email: _email, ...rest } = stored.value;
    if ((await people.replace(rest, stored.version)) === 'stale') await forgetAccount(user);
  }

  async function invite(text: string): Promise<Person | 'badEmail' | 'exists'> {
    const email = parseEmail(text);
    if (email === undefined) return 'badEmail';
    const known = await people.all(tenantId);
    if (known.some((person) => person.email === email)) return 'exists';
    const person = firstSeen(`email:${email}`, email, email);
    return (await people.create(person)) === 'exists' ? 'exists' : person;
  }

  async function setRole(change: RoleChange): Promise<RoleChanged> {
    if ((await find(change.byPersonId))?.role !== 'admin') return 'notAllowed';
    if (change.byPersonId === change.personId) return 'ownRole';
    const stored = await people.load(change.personId);
    if (stored === undefined || stored.value.tenantId !== tenantId) return 'unknownPerson';
    return writeRole(stored, change);
  }

  async function writeRole({ value, version }: Versioned<Person>, change: RoleChange): Promise<RoleChanged> {
    if (change.expectedRole !== undefined && change.expectedRole !== value.role) return 'stale';
    const saved = await people.replace({ ...value, role: change.role }, version);
    if (saved !== 'stale') return 'saved';
    // A visit of the person may have been written down in between; only another role is a reason to give up.
    return setRole({ ...change, expectedRole: value.role });
  }

  async function setSkills(change: SkillsChange): Promise<SkillsChanged> {
    if ((await find(change.byPersonId))?.role !== 'admin') return 'notAllowed';
    const stored = await people.load(change.personId);
    if (stored === undefined || stored.value.tenantId !== tenantId) return 'unknownPerson';
    const saved = await people.replace({ ...stored.value, skills: change.skills }, stored.version);
    return saved === 'stale' ? setSkills(change) : 'saved';
  }

  return {
    find,
    all: () => people.all(tenantId),
    fromAccount,
    fromTeams,
    forgetAccount,
    invite,
    setRole,
    setSkills,
    isLiveAgent: async (personId) => (await find(personId))?.role === 'liveAgent',
  };
}

function idOfTeams({ tenantId, aadObjectId }: Pick<TeamsUser, 'tenantId' | 'aadObjectId'>): string {
  return `entra:${tenantId}:${aadObjectId}`;
}

interface Sighting {
  readonly name: string;
  readonly channel: string;
  readonly email?: string;
  readonly accountId?: string;
}

function provedBy({ accountId, email }: DeskAccount): { readonly email?: string; readonly accountId: string } {
  return email === undefined ? { accountId } : { email: email.toLowerCase(), accountId };
}

/** The same object when nothing changed that is worth a write. */
function withSighting(person: Person, { channel, ...what }: Sighting, now: number): Person {
  const isNews =
    person.name !== what.name ||
    !person.channels.includes(channel) ||
    (what.email ?? person.email) !== person.email ||
    (what.accountId ?? person.accountId) !== person.accountId ||
    now - person.lastSeenAt >= SEEN_EVERY_MS;
  if (!isNews) return person;
  return { ...person, ...what, channels: [...new Set([...person.channels, channel])], lastSeenAt: now };
}
