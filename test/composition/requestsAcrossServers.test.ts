import assert from 'node:assert/strict';
import { requestsAcrossServers } from '../../composition/requestsAcrossServers.ts';
import { KojiError, isKojiError } from '../../errors.ts';
import type { Lease } from '../../handoff/ports.ts';
import type { ConversationDraft, CreateResult, ServiceDesk } from '../../jira/ports.ts';
import { FakeClock } from '../support/clock.ts';
import type { FakeRequest } from '../support/fakeRequests.ts';
import { FakeServiceDesk, aRequest } from '../support/fakeServiceDesk.ts';
import { MemoryDocuments } from '../support/memoryDocuments.ts';

const ONCE: ConversationDraft = {
  draft: { requestTypeId: '1', accountId: 'account-1', answers: {} },
  conversationId: 'conversation-1',
};
const CREATED: CreateResult = { kind: 'created', key: 'CERT-8', portalUrl: 'https://site.example/CERT-8' };

describe('the request of a conversation that is asked for at two servers', () => {
  let clock: FakeClock;
  let leases: MemoryDocuments<Lease>;
  let events: string[];
  /** What they would do later is never done. */
  let deadServers: Set<string>;
  const logger = { warn: () => undefined };

  beforeEach(() => {
    clock = new FakeClock();
    leases = new MemoryDocuments();
    events = [];
    deadServers = new Set();
  });

  /** A server whose waiting takes no time but the clock's. */
  function aServer(
    serverId: string,
    create: () => Promise<CreateResult>,
    ...requests: readonly FakeRequest[]
  ): Pick<ServiceDesk, 'createRequest'> {
    const desk = new FakeServiceDesk();
    desk.requests = requests;
    desk.createRequest = () => {
      events.push(serverId);
      return create();
    };
    const pause = (ms: number): Promise<void> => {
      clock.advance(ms);
      return Promise.resolve();
    };
    const timers = deadServers.has(serverId) ? new FakeClock() : clock;
    return requestsAcrossServers(desk, { leases, serverId, clock, timers, pause, logger });
  }

  it('is not tried at the second before Jira’s search can find what the first has created', async () => {
    const startedAt = clock.now();
    await assert.rejects(failing('one').createRequest(ONCE), { kind: 'unavailable' });
    const other = aServer('other', () => Promise.resolve({ ...CREATED, kind: 'existed' }));
    await assert.rejects(other.createRequest(ONCE), { kind: 'underWay' });
    assert.ok(clock.now() - startedAt < 10_000, 'a turn can wait for it');
    clock.advance(startedAt + 19_000 - clock.now());
    await other.createRequest(ONCE);
    assert.deepEqual(events, ['one', 'other']);
    assert.ok(clock.now() - startedAt >= 20_000);
  });

  it('is known at the second at once, by its key, where the first could say what it has created', async () => {
    const startedAt = clock.now();
    await aServer('one', () => Promise.resolve(CREATED)).createRequest(ONCE);
    const other = aServer('other', () => Promise.resolve(CREATED), {
      ...aRequest({ key: 'CERT-8' }),
      owner: 'account-1',
      isOpen: true,
    });
    const { kind, ...made } = await other.createRequest(ONCE);
    assert.deepEqual([kind, 'key' in made && made.key, events, clock.now()], ['existed', 'CERT-8', ['one'], startedAt]);
  });

  it('is not waited for at the server that created it, nor for another conversation', async () => {
    const one = aServer('one', () => Promise.resolve(CREATED));
    const startedAt = clock.now();
    await one.createRequest(ONCE);
    await one.createRequest(ONCE);
    const elsewhere = { ...ONCE, conversationId: 'conversation-2' };
    await aServer('other', () => Promise.resolve(CREATED)).createRequest(elsewhere);
    assert.equal(clock.now(), startedAt);
  });

  it('is tried at the second at once when the first was refused', async () => {
    const startedAt = clock.now();
    await aServer('one', () => Promise.resolve({ kind: 'notFound' })).createRequest(ONCE);
    await aServer('other', () => Promise.resolve(CREATED)).createRequest(ONCE);
    assert.equal(clock.now(), startedAt);
  });

  it('is not tried at the second while the first is at it, however slow the service desk is', async () => {
    const slow = Promise.withResolvers<CreateResult>();
    const first = aServer('one', () => slow.promise).createRequest(ONCE);
    const other = aServer('other', () => Promise.resolve({ ...CREATED, kind: 'existed' }));
    for (let tries = 0; tries < 10; tries += 1) {
      await assert.rejects(other.createRequest(ONCE), { kind: 'underWay' });
    }
    slow.resolve(CREATED);
    await first;
    clock.advance(20_000);
    assert.equal((await other.createRequest(ONCE)).kind, 'existed');
    assert.deepEqual(events, ['one', 'other']);
  });

  it('is tried at the second soon when the first was killed, and no sooner than Jira can find what that had sent', async () => {
    const never = new Promise<CreateResult>(() => undefined);
    deadServers.add('one');
    const diedAt = clock.now();
    void aServer('one', () => never).createRequest(ONCE);
    const other = aServer('other', () => Promise.resolve(CREATED));
    const told = await failureOf(other.createRequest(ONCE));
    assert.equal(told.kind, 'underWay');
    clock.advance(told.retryAfterMs ?? 0);
    assert.equal((await other.createRequest(ONCE)).kind, 'created');
    const waitedMs = clock.now() - diedAt;
    assert.ok(waitedMs >= 28_000 && waitedMs <= 40_000, String(waitedMs));
  });

  it('is waited for as well when nobody knows what became of the first try', async () => {
    await assert.rejects(failing('one').createRequest(ONCE), { kind: 'unavailable' });
    const other = aServer('other', () => Promise.resolve(CREATED));
    await assert.rejects(other.createRequest(ONCE), { kind: 'underWay' });
    clock.advance(20_000);
    assert.equal((await other.createRequest(ONCE)).kind, 'created');
  });

  const failing = (serverId: string) =>
    aServer(serverId, () => Promise.reject(new KojiError('unavailable', 'on purpose')));
});

async function failureOf(creating: Promise<CreateResult>): Promise<KojiError> {
  const failure = await creating.catch((error: unknown) => error);
  assert.ok(isKojiError(failure));
  return failure;
}
