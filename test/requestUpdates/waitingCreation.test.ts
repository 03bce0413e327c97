import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import type { RequestNews } from '../../handoff/domain/requestNews.ts';
import { isPassing } from '../../requestUpdates/createLater.ts';
import type { WaitingRequest } from '../../requestUpdates/ports.ts';
import { aConnectedHandoff, anAgent, anAgentParty, aParty } from '../support/data.ts';
import type { UpdatesWorld } from './updatesWorld.ts';
import { createUpdatesWorld, MINUTE } from './updatesWorld.ts';

const AWAY = new KojiError('unavailable', 'away');
const PERSON = 'account:customer';

const DRAFT: WaitingRequest = {
  kind: 'draft',
  personId: PERSON,
  conversationId: 'conversation-customer:1',
  title: 'No toner',
  said: ['No toner', 'since noon'],
  temporaryFileIds: ['temp-1'],
  draft: { requestTypeId: '10', accountId: 'customer', answers: { summary: { kind: 'text', text: 'No toner' } } },
};

const agent = anAgentParty();
const TICKET: WaitingRequest = {
  kind: 'ticket',
  ticket: {
    chatId: 'handoff-1',
    customer: aParty(),
    askedBy: agent,
    since: 0,
    transcript: { title: 'No toner', asked: 'No toner', lines: 'all of it', notes: [] },
  },
};

describe('a request that waits for the service desk', () => {
  let world: UpdatesWorld;

  beforeEach(async () => {
    world = await createUpdatesWorld();
  });
  afterEach(() => world.stores.close());

  const waiting = async (): Promise<readonly RequestNews[]> =>
    world.messenger.sent.flatMap(({ content }) => (content.kind === 'requestNews' ? content.news : []));
  const later = async (): Promise<void> => {
    world.clock.advance(MINUTE);
    await world.settle();
  };

  it('is created once the service desk answers, once, and its key is told', async () => {
    await world.createLater.keep(DRAFT, AWAY);
    world.desk.refusal = AWAY;
    await later();
    assert.deepEqual([world.desk.created.length, world.messenger.sent.length], [0, 0]);
    world.clock.advance(10 * MINUTE);
    await later();
    assert.deepEqual(world.desk.created, [DRAFT.kind === 'draft' && DRAFT.draft]);
    assert.deepEqual(world.desk.attached, [{ key: 'CERT-101', ids: ['temp-1'] }]);
    const [news] = await waiting();
    assert.deepEqual([news?.kind, news?.kind === 'created' && news.key], ['created', 'CERT-101']);
    await later();
    assert.equal(world.messenger.sent.length, 1);
  });

  it('is known by its title until it is there', async () => {
    assert.equal(await world.createLater.titleOfKept('conversation-customer:1'), undefined);
    await world.createLater.keep(DRAFT, AWAY);
    assert.equal(await world.createLater.titleOfKept('conversation-customer:1'), 'No toner');
    await later();
    assert.equal(await world.createLater.titleOfKept('conversation-customer:1'), undefined);
  });

  it('that was begun and never settled says since when it may be there, and is gone on with', async () => {
    const startedAt = world.clock.now();
    assert.equal(await world.createLater.begin(DRAFT), undefined);
    world.clock.advance(MINUTE);
    assert.equal(await world.createLater.begin(DRAFT), startedAt);
    world.clock.advance(MINUTE);
    await world.settle();
    assert.equal(world.desk.created.length, 0, 'the second try may still be at it');
    await later();
    assert.deepEqual(
      world.desk.onces.map(({ firstTriedAtMs }) => firstTriedAtMs),
      [startedAt],
    );
  });

  it('that was settled begins anew when it is sent once more', async () => {
    await world.createLater.begin(DRAFT);
    await world.createLater.settled(DRAFT);
    world.clock.advance(MINUTE);
    assert.equal(await world.createLater.begin(DRAFT), undefined);
  });

  it('is looked for since it was begun, not since it failed', async () => {
    const startedAt = world.clock.now();
    await world.createLater.begin(DRAFT);
    world.clock.advance(MINUTE);
    await world.createLater.keep(DRAFT, AWAY);
    await later();
    assert.equal(world.desk.onces[0]?.firstTriedAtMs, startedAt);
  });

  it('is created by one of two servers', async () => {
    await world.createLater.keep(DRAFT, AWAY);
    world.clock.advance(MINUTE);
    const other = world.server();
    await Promise.all([world.work(), other.work()]);
    await Promise.all([world.work(), other.work()]);
    assert.equal(world.desk.created.length, 1);
    assert.equal(world.messenger.sent.length, 1);
  });

  it('is kept once, and waits as long as Jira asks for', async () => {
    const busy = new KojiError('rateLimited', 'later', { retryAfterMs: 5 * MINUTE });
    await world.createLater.keep(DRAFT, busy);
    await world.createLater.keep(DRAFT, AWAY);
    await later();
    assert.equal(world.desk.created.length, 0);
    world.clock.advance(5 * MINUTE);
    await later();
    assert.equal(world.desk.created.length, 1);
  });

  it('that is refused then says why, and what was said is there to begin again', async () => {
    await world.createLater.keep(DRAFT, AWAY);
    world.desk.refusal = { kind: 'refused', reason: 'Summary is too long.' };
    await later();
    const [news] = await waiting();
    assert.deepEqual(news?.kind === 'notCreated' && news.reason, 'Summary is too long.');
    assert.deepEqual(await world.boxes.takeUnsent(PERSON), ['No toner', 'since noon']);
    assert.deepEqual(await world.boxes.takeUnsent(PERSON), []);
  });

  it('goes without its files where Jira has forgotten them, and says so', async () => {
    const answers = {
      summary: { kind: 'text', text: 'x' },
      attachment: { kind: 'attachment', temporaryFileIds: ['t'] },
    } as const;
    await world.createLater.keep(
      { ...DRAFT, temporaryFileIds: [], draft: { requestTypeId: '10', accountId: 'customer', answers } },
      AWAY,
    );
    world.desk.refusal = { kind: 'refused', reason: 'A temporary attachment does not exist any more.' };
    await later();
    assert.deepEqual(Object.keys(world.desk.created[0]?.answers ?? {}), ['summary']);
    const [news] = await waiting();
    assert.equal(news?.kind === 'created' && news.filesLost, true);
  });

  describe('out of a chat', () => {
    const notices = () =>
      world.messenger.sent.map(({ content, address }) => [content.kind === 'notice' && content.key, address]);

    it('is told to both while the chat goes on', async () => {
      await world.stores.handoffs.create(aConnectedHandoff());
      await world.stores.agents.create(anAgent());
      await world.createLater.keep(TICKET, AWAY);
      await later();
      assert.equal(world.tickets.tickets.length, 1);
      assert.deepEqual(notices(), [
        ['ticketCreated', aParty().address],
        ['ticketCreatedLater', agent.address],
      ]);
    });

    it('is told to the customer after it, and not to an agent who has gone', async () => {
      await world.stores.agents.create(anAgent({ duty: 'off' }));
      await world.createLater.keep(TICKET, AWAY);
      await later();
      assert.deepEqual(
        (await waiting()).map(({ kind }) => kind),
        ['created'],
      );
      assert.equal(world.messenger.sent.length, 1);
    });

    it('is gone on with when the server that had begun it died', async () => {
      await world.stores.handoffs.create(aConnectedHandoff());
      await world.stores.agents.create(anAgent());
      await world.createLater.begin(TICKET);
      await world.settle();
      assert.equal(world.tickets.tickets.length, 0, 'it may still be at it');
      world.clock.advance(2 * MINUTE);
      await world.server().work();
      assert.equal(world.tickets.tickets.length, 1);
      assert.deepEqual(
        notices().map(([key]) => key),
        ['ticketCreated', 'ticketCreatedLater'],
      );
    });

    it('waits as the service desk asks for when it could not be finished', async () => {
      await world.createLater.begin(TICKET);
      await world.createLater.keep(TICKET, AWAY);
      await later();
      assert.equal(world.tickets.tickets.length, 1);
    });

    it('is not told again when it was made meanwhile', async () => {
      await world.createLater.keep(TICKET, AWAY);
      await world.createLater.settled(TICKET);
      await later();
      assert.deepEqual([world.tickets.tickets.length, world.messenger.sent.length], [0, 0]);
    });

    it('that is refused is told to both', async () => {
      await world.stores.agents.create(anAgent());
      await world.createLater.keep(TICKET, AWAY);
      world.tickets.refusal = { kind: 'refused', reason: 'No.' };
      await later();
      assert.deepEqual(
        (await waiting()).map(({ kind }) => kind),
        ['notCreated'],
      );
      assert.ok(notices().some(([key]) => key === 'ticketRefusedLater'));
    });
  });

  it('is one that may succeed later: not one that Jira finds fault with', () => {
    assert.equal(isPassing(AWAY), true);
    assert.equal(isPassing(new KojiError('unauthorized', 'token')), true);
    assert.equal(isPassing(new KojiError('badRequest', 'no')), false);
    assert.equal(isPassing(new TypeError('a bug')), false);
  });
});
