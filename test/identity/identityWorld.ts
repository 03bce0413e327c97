import type { Conversation } from '../../handoff/domain/conversation.ts';
import type { Versioned } from '../../handoff/ports.ts';
import type { Identity } from '../../identity/index.ts';
import { createIdentity, createOutbox } from '../../identity/index.ts';
import type {
  AccountDirectory,
  ChannelLink,
  ChannelLinkStore,
  DeskAccount,
  PeopleStore,
  Person,
  SignInCode,
} from '../../identity/ports.ts';
import { FakeClock } from '../support/clock.ts';
import { TENANT } from '../support/data.ts';
import { MemoryDocuments } from '../support/memoryDocuments.ts';

export const CUSTOMER = {
  accountId: 'qm:customer',
  name: 'Demo Customer',
  email: 'koji.customer@example.com',
} satisfies DeskAccount;
export const AGENT = { accountId: 'agent', name: 'Demo Agent', email: 'koji.agent@gmail.com' } satisfies DeskAccount;
export const ADMIN = { accountId: 'admin', name: 'Demo Admin', email: 'koji.admin@example.com' } satisfies DeskAccount;
export const SHARED_ADDRESS = 'shared@example.com';

export class MemoryPeople extends MemoryDocuments<Person> implements PeopleStore {
  all(tenantId: string): Promise<readonly Person[]> {
    return Promise.resolve(this.values.filter((person) => person.tenantId === tenantId));
  }

  ofAccount(accountId: string): Promise<readonly Person[]> {
    return Promise.resolve(this.values.filter((person) => person.accountId === accountId));
  }
}

export class MemoryConversations extends MemoryDocuments<Conversation> {
  async ofPerson(personId: string): Promise<readonly Versioned<Conversation>[]> {
    const theirs = this.values.filter((conversation) => conversation.personId === personId);
    const loaded = await Promise.all(theirs.map(({ id }) => this.load(id)));
    return loaded.filter((found) => found !== undefined);
  }
}

export class MemoryLinks implements ChannelLinkStore {
  readonly links = new Map<string, ChannelLink>();

  load(id: string): Promise<ChannelLink | undefined> {
    return Promise.resolve(this.links.get(id));
  }

  create(link: ChannelLink): Promise<'created' | 'exists'> {
    if (this.links.has(link.id)) return Promise.resolve('exists');
    this.links.set(link.id, link);
    return Promise.resolve('created');
  }

  put(link: ChannelLink): Promise<void> {
    this.links.set(link.id, link);
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.links.delete(id);
    return Promise.resolve();
  }
}

/** Knows the three accounts above, and two people with one address. */
export class FakeDirectory implements AccountDirectory {
  readonly asked: string[] = [];
  /** Thrown instead of the next answer. */
  failure: Error | undefined;

  accountOf(email: string): Promise<DeskAccount | 'none' | 'several'> {
    this.asked.push(email);
    const failure = this.failure;
    this.failure = undefined;
    if (failure !== undefined) return Promise.reject(failure);
    if (email === SHARED_ADDRESS) return Promise.resolve('several');
    return Promise.resolve([CUSTOMER, AGENT, ADMIN].find((account) => account.email === email) ?? 'none');
  }

  accountById(accountId: string): Promise<DeskAccount | 'none'> {
    return Promise.resolve([CUSTOMER, AGENT, ADMIN].find((account) => account.accountId === accountId) ?? 'none');
  }
}

/** The identity over stores in memory; its codes are 111111, 222222 and so on. */
export class IdentityWorld {
  readonly clock = new FakeClock();
  readonly people = new MemoryPeople();
  readonly codes = new MemoryDocuments<SignInCode>();
  readonly links = new MemoryLinks();
  readonly conversations = new MemoryConversations();
  readonly directory = new FakeDirectory();
  readonly outbox = createOutbox(this.clock);
  /** Thrown instead of sending a mail. */
  mailFailure: Error | undefined;
  readonly failedMails: Error[] = [];
  readonly identity: Identity = createIdentity({
    people: this.people,
    codes: this.codes,
    links: this.links,
    conversations: this.conversations,
    directory: this.directory,
    mailer: { send: (mail) => (this.mailFailure ? Promise.reject(this.mailFailure) : this.outbox.send(mail)) },
    clock: this.clock,
    tenantId: TENANT,
    admins: [' Koji.Admin@example.com '],
    writeCodeMail: (code, locale) => ({ subject: `Code (${locale})`, text: code }),
    onMailsUsedUp: () => undefined,
    onMailFailed: (error) => void this.failedMails.push(error),
    drawCode: () => String(this.#drawn++ % 10).repeat(6),
  });
  #drawn = 1;
}
