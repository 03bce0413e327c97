import assert from 'node:assert/strict';
import { requestsAcrossServers } from '../../composition/requestsAcrossServers.ts';
import { KojiError } from '../../errors.ts';
import type { Lease } from '../../handoff/ports.ts';
import type { ConversationDraft, CreateOnceResult, ServiceDesk } from '../../jira/ports.ts';
import { FakeClock } from '../support/clock.ts';
import { FakeServiceDesk } from '../support/fakeServiceDesk.ts';
import { MemoryDocuments } from '../support/memoryDocuments.ts';

const ONCE: ConversationDraft = {
  draft: { requestTypeId: '1', accountId: 'account-1', answers: {} },
  conversationId: 'conversation-1',
};
const CREATED: CreateOnceResult = { kind: 'created', key: 'CERT-8', portalUrl: 'https://site.example/CERT-8' };

describe('the request of a conversation that is asked for at two servers', () => {
  let clock: FakeClock;
  let leases: MemoryDocuments<Lease>;
  let events: string[];

  beforeEach(() => {
    clock = new FakeClock();
    leases = new MemoryDocuments();
    events = [];
  });

  /** A server whose waiting takes no time but the clock's. */
  function aServer(serverId: string, create: () => Promise<CreateOnceResult>): Pick<ServiceDesk, 'createRequestOnce'> {
    const desk = new FakeServiceDesk();
    desk.createRequestOnce = () => {
      events.push(serverId);
      return create();
    };
    const pause = (ms: number): Promise<void> => {
      clock.advance(ms);
      return Promise.resolve();
    };
    return requestsAcrossServers(desk, { leases, serverId, clock, pause });
  }

  it('is not tried at the second before Jira’s search can find what the first has created', async () => {
    const startedAt = clock.now();
    await aServer('one', () => Promise.resolve(CREATED)).createRequestOnce(ONCE);
    const other = aServer('other', () => Promise.resolve({ ...CREATED, kind: 'existed' }));
    await assert.rejects(other.createRequestOnce(ONCE), { kind: 'unavailable' });
    assert.ok(clock.now() - startedAt < 10_000, 'a turn can wait for it');
    clock.advance(startedAt + 19_000 - clock.now());
    await other.createRequestOnce(ONCE);
    assert.deepEqual(events, ['one', 'other']);
    assert.ok(clock.now() - startedAt >= 20_000);
  });

  it('is not waited for at the server that created it, nor for another conversation', async () => {
    const one = aServer('one', () => Promise.resolve(CREATED));
    const startedAt = clock.now();
    await one.createRequestOnce(ONCE);
    await one.createRequestOnce(ONCE);
    const elsewhere = { ...ONCE, conversationId: 'conversation-2' };
    await aServer('other', () => Promise.resolve(CREATED)).createRequestOnce(elsewhere);
    assert.equal(clock.now(), startedAt);
  });

  it('is tried at the second at once when the first was refused', async () => {
    const startedAt = clock.now();
    await aServer('one', () => Promise.resolve({ kind: 'notFound' })).createRequestOnce(ONCE);
    await aServer('other', () => Promise.resolve(CREATED)).createRequestOnce(ONCE);
    assert.equal(clock.now(), startedAt);
  });

  it('is not tried at the second while the first is at it, however slow the service desk is', async () => {
    const slow = Promise.withResolvers<CreateOnceResult>();
    const first = aServer('one', () => slow.promise).createRequestOnce(ONCE);
    const other = aServer('other', () => Promise.resolve({ ...CREATED, kind: 'existed' }));
    await assert.rejects(other.createRequestOnce(ONCE), { kind: 'unavailable' });
    await assert.rejects(other.createRequestOnce(ONCE), { kind: 'unavailable' });
    slow.resolve(CREATED);
    await first;
    clock.advance(20_000);
    assert.equal((await other.createRequestOnce(ONCE)).kind, 'existed');
    assert.deepEqual(events, ['one', 'other']);
  });

  it('is tried at the second in the end when the first was killed', async () => {
    const never = new Promise<CreateOnceResult>(() => undefined);
    void aServer('one', () => never).createRequestOnce(ONCE);
    const other = aServer('other', () => Promise.resolve(CREATED));
    await assert.rejects(other.createRequestOnce(ONCE), { kind: 'unavailable' });
    clock.advance(90_000);
    assert.equal((await other.createRequestOnce(ONCE)).kind, 'created');
  });

  it('is waited for as well when nobody knows what became of the first try', async () => {
    const failing = aServer('one', () => Promise.reject(new KojiError('unavailable', 'on purpose')));
    await assert.rejects(failing.createRequestOnce(ONCE), { kind: 'unavailable' });
    const other = aServer('other', () => Promise.resolve(CREATED));
    await assert.rejects(other.createRequestOnce(ONCE), { kind: 'unavailable' });
    clock.advance(20_000);
    assert.equal((await other.createRequestOnce(ONCE)).kind, 'created');
  });
});
