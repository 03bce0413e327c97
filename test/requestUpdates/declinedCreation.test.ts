import assert from 'node:assert/strict';
import type { ErrorKind } from '../../errors.ts';
import { KojiError } from '../../errors.ts';
import type { RequestNews } from '../../handoff/domain/requestNews.ts';
import type { CommentResult } from '../../jira/ports.ts';
import type { TaskOf, WaitingRequest } from '../../requestUpdates/ports.ts';
import { aConnectedHandoff, anAgent, anAgentParty, aParty } from '../support/data.ts';
import type { UpdatesWorld } from './updatesWorld.ts';
import { createUpdatesWorld, MINUTE } from './updatesWorld.ts';

const AWAY = new KojiError('unavailable', 'away');
const PERSON = 'account:customer';
const PORTAL = 'https://desk.test/portal/1/create/10';

const DRAFT: Extract<WaitingRequest, { kind: 'draft' }> = {
  kind: 'draft',
  personId: PERSON,
  conversationId: 'conversation-customer:1',
  title: 'No toner',
  said: ['No toner', 'since noon'],
  portalUrl: PORTAL,
  temporaryFileIds: ['temp-1'],
  fileNames: ['printer.png'],
  draft: { requestTypeId: '10', accountId: 'customer', answers: { summary: { kind: 'text', text: 'No toner' } } },
};
const TICKET: WaitingRequest = {
  kind: 'ticket',
  ticket: {
    chatId: 'handoff-1',
    customer: aParty(),
    askedBy: anAgentParty(),
    since: 0,
    transcript: { title: 'No toner', asked: 'No toner\nsince noon', lines: 'all of it', notes: [] },
  },
};

/** What Jira answers when it will not take something, now or later. */
const DECLINED: readonly ErrorKind[] = ['badRequest', 'forbidden', 'notFound', 'tooLarge'];

describe('a request that waited', () => {
  let world: UpdatesWorld;

  beforeEach(async () => {
    world = await createUpdatesWorld();
  });
  afterEach(() => world.stores.close());

  const news = (): readonly RequestNews[] =>
    world.messenger.sent.flatMap(({ content }) => (content.kind === 'requestNews' ? content.news : []));
  /** What waits for the customer, who has gone by now. */
  const untold = async () => ((await world.boxes.find(PERSON))?.waiting ?? []).map(({ kind }) => kind);
  const minutes = async (count: number): Promise<void> => {
    for (let minute = 0; minute < count; minute += 1) {
      world.clock.advance(MINUTE);
      await world.settle();
    }
  };
  const task = async (id: string): Promise<TaskOf<'create'>> => {
    const found = await world.stores.requestTasks.load(id);
    assert.ok(found?.value.kind === 'create');
    return found.value;
  };

  for (const kind of DECLINED) {
    it(`and is declined (${kind}) is told so once, with what was written and the way through the portal`, async () => {
      await world.createLater.keep(DRAFT, AWAY);
      world.desk.refusal = new KojiError(kind, 'no');
      await minutes(5);
      assert.equal(world.desk.onces.length, 1);
      const [told, ...others] = news();
      assert.ok(told?.kind === 'notCreated' && others.length === 0);
      assert.deepEqual([told.reason, told.url], ['', PORTAL]);
      assert.deepEqual(await world.boxes.takeUnsent(PERSON), ['No toner', 'since noon']);
      assert.equal((await task('create:conversation-customer:1')).dueAt, undefined);
    });

    it(`and whose files are declined (${kind}) is told with its key, once, and that the files are not there`, async () => {
      await world.createLater.keep(DRAFT, AWAY);
      world.desk.fault = new KojiError(kind, 'no');
      await minutes(5);
      const [told, ...others] = news();
      assert.ok(told?.kind === 'created' && others.length === 0);
      assert.deepEqual([told.key, told.filesLost, world.desk.created.length], ['CERT-101', true, 1]);
    });

    it(`out of a chat and is declined (${kind}) is told to the agent and the customer, once`, async () => {
      await world.stores.handoffs.create(aConnectedHandoff());
      await world.stores.agents.create(anAgent());
      await world.createLater.keep(TICKET, AWAY);
      let tries = 0;
      world.tickets.create = async () => {
        tries += 1;
        throw new KojiError(kind, 'no');
      };
      await minutes(5);
      const notices = world.messenger.sent.map(({ content }) => content.kind === 'notice' && content.key);
      assert.deepEqual([tries, notices.filter(Boolean)], [1, ['ticketRefusedLaterUnexplained']]);
      assert.equal((await task('create:handoff-1')).dueAt, undefined);
      assert.deepEqual(
        news().map((each) => each.kind),
        ['notCreated'],
      );
      assert.deepEqual(await world.boxes.takeUnsent(PERSON), ['No toner', 'since noon']);
    });
  }

  it('and may not even be looked for is not said to be declined at once, for it may be there', async () => {
    await world.createLater.keep(DRAFT, AWAY);
    const create = world.desk.createRequest.bind(world.desk);
    world.desk.createRequest = async () => {
      throw new KojiError('forbidden', 'no', { nothingDone: true });
    };
    await minutes(5);
    assert.deepEqual(news(), []);
    world.desk.createRequest = create;
    await minutes(10);
    assert.deepEqual(
      news().map(({ kind }) => kind),
      ['created'],
    );
  });

  for (const error of [
    new KojiError('forbidden', 'it may not be looked for', { nothingDone: true }),
    new KojiError('contract', 'the answer cannot be read'),
    new KojiError('conflict', 'somebody was faster'),
  ]) {
    it(`and never gets an answer that is of use is told to be declined in the end: ${error.kind}`, async () => {
      await world.createLater.keep(DRAFT, AWAY);
      world.desk.createRequest = async () => {
        throw error;
      };
      await minutes(10);
      assert.deepEqual(await untold(), []);
      await minutes(90);
      assert.deepEqual(await untold(), ['notCreated']);
    });
  }

  it('waits through an outage of any length', async () => {
    await world.createLater.keep(DRAFT, AWAY);
    const create = world.desk.createRequest.bind(world.desk);
    world.desk.createRequest = async () => {
      throw AWAY;
    };
    await minutes(300);
    world.desk.createRequest = async () => {
      throw new KojiError('contract', 'a page of its own while it starts');
    };
    await minutes(10);
    assert.deepEqual(await untold(), []);
    world.desk.createRequest = create;
    await minutes(10);
    assert.deepEqual(await untold(), ['created']);
  });

  it('goes on waiting where Jira is only away when the files are to be attached', async () => {
    await world.createLater.keep(DRAFT, AWAY);
    world.desk.fault = AWAY;
    await minutes(5);
    const [told] = news();
    assert.deepEqual([told?.kind === 'created' && told.filesLost, world.desk.created.length], [false, 1]);
    assert.equal(world.desk.attached.length, 1);
  });

  describe('and whose files were attached without an answer', () => {
    const USED_UP: CommentResult = { kind: 'refused', reason: 'A temporary attachment does not exist any more.' };

    const attachUnanswered = async (): Promise<void> => {
      const { desk } = world;
      const attach = desk.addComment.bind(desk);
      desk.addComment = async (owned, comment) => {
        desk.addComment = async () => USED_UP;
        await attach(owned, comment);
        throw AWAY;
      };
      await world.createLater.keep(DRAFT, AWAY);
      await minutes(5);
    };

    it('is told to be there with its files, which are not attached twice', async () => {
      world.desk.listFileNames = async () => ({ kind: 'found', names: ['printer.png'] });
      await attachUnanswered();
      const [told, ...others] = news();
      assert.deepEqual([told?.kind === 'created' && told.filesLost, others.length], [false, 0]);
      assert.equal(world.desk.attached.length, 1);
    });

    it('is told to lack them where they are not on it', async () => {
      world.desk.listFileNames = async () => ({ kind: 'found', names: ['another.png'] });
      await attachUnanswered();
      const [told] = news();
      assert.equal(told?.kind === 'created' && told.filesLost, true);
    });
  });
});
