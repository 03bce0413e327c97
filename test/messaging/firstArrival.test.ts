import assert from 'node:assert/strict';
import { setImmediate as settled } from 'node:timers/promises';
import { TestAdapter, TurnContext } from 'botbuilder';
import { KojiError } from '../../errors.ts';
import type { Conversation } from '../../handoff/domain/conversation.ts';
import { conversationKey } from '../../messaging/addresses.ts';
import type { Arrivals } from '../../messaging/firstArrival.ts';
import { begunBefore, createArrivals, createFirstArrivalMiddleware, isTooLate } from '../../messaging/firstArrival.ts';
import { setSpeaker } from '../../messaging/speaker.ts';
import { FakeClock } from '../support/clock.ts';
import { DESK, aConversation } from '../support/data.ts';
import { MemoryDocuments } from '../support/memoryDocuments.ts';

const TURN_MS = 10_000;
const RETRY_MS = 1_000;
const INSIST_MS = 10_000;

const USER = 'dl_customer';
const IN_CHAT = {
  channelId: 'directline',
  conversation: { id: 'chat', isGroup: false, conversationType: '', name: '' },
};

class Arriving {
  readonly clock = new FakeClock();
  readonly documents = new MemoryDocuments<Conversation>();
  readonly conversation = aConversation({ id: conversationKey(IN_CHAT, USER) });
  /** Each server has its own. */
  server(): Arrivals {
    return createArrivals({
      conversations: Object.assign(this.documents, { ofPerson: () => Promise.resolve([]) }),
      clock: this.clock,
      pause: async (ms) => this.clock.advance(ms),
      timers: this.clock,
      timings: { turnMs: TURN_MS, retryMs: RETRY_MS, insistMs: INSIST_MS },
    });
  }

  turn(type = 'message', id = 'activity'): TurnContext {
    const activity = { ...IN_CHAT, type, id, from: { id: USER, name: '' } };
    const context = new TurnContext(new TestAdapter(), activity);
    setSpeaker(context, { conversation: this.conversation });
    return context;
  }

  async change(change: (conversation: Conversation) => Conversation): Promise<void> {
    const found = await this.documents.load(this.conversation.id);
    assert.ok(found);
    await this.documents.replace(change(found.value), found.version);
  }
}

describe('the arrival of a message', () => {
  let arriving: Arriving;
  beforeEach(async () => {
    arriving = new Arriving();
    await arriving.documents.create(arriving.conversation);
  });

  it('is the first one, however often one turn asks', async () => {
    const { isFirst } = arriving.server();
    const turn = arriving.turn();
    assert.deepEqual([await isFirst(turn), await isFirst(turn)], [true, true]);
  });

  it('is no first one when the message was acted on before', async () => {
    const { isFirst, settle } = arriving.server();
    const turn = arriving.turn();
    await isFirst(turn);
    await settle(turn);
    assert.equal(await arriving.server().isFirst(arriving.turn()), false);
  });

  it('waits for the server that is acting on the message', async () => {
    const { isFirst, settle } = arriving.server();
    const turn = arriving.turn();
    await isFirst(turn);
    arriving.documents.beforeReplace = undefined;
    const second = arriving.server().isFirst(arriving.turn());
    await settle(turn);
    assert.equal(await second, false);
  });

  it('is the first one again when the server that was acting on the message has died', async () => {
    await arriving.server().isFirst(arriving.turn());
    assert.equal(await arriving.server().isFirst(arriving.turn()), true);
    assert.equal(arriving.clock.now() - new FakeClock().now(), TURN_MS, 'it was waited for');
  });

  it('knows when the message was begun first, however many have died over it', async () => {
    const begun: (number | undefined)[] = [];
    for (let death = 0; death < 3; death += 1) {
      const turn = arriving.turn();
      await arriving.server().isFirst(turn);
      begun.push(begunBefore(turn));
    }
    const start = new FakeClock().now();
    assert.deepEqual(begun, [undefined, start, start]);
  });

  it('is no first one when it was about a chat that is over by now', async () => {
    await arriving.server().isFirst(arriving.turn());
    await arriving.change((conversation) => ({ ...conversation, handoff: { deskId: DESK, id: 'the next chat' } }));
    const late = arriving.turn();
    assert.deepEqual([await arriving.server().isFirst(late), isTooLate(late)], [false, true]);
  });

  it('is the first one again when its chat is over by now and there is no other: somebody must answer it', async () => {
    const inChat = { ...arriving.conversation, handoff: { deskId: DESK, id: 'chat' } };
    await arriving.change(() => inChat);
    await arriving.server().isFirst(arriving.turn());
    await arriving.change(({ handoff: _over, ...rest }) => rest);
    const late = arriving.turn();
    assert.deepEqual([await arriving.server().isFirst(late), isTooLate(late)], [true, false]);
  });

  it('is no first one after its sender has read that it was not heard', async () => {
    await arriving.server().giveUp(arriving.turn());
    assert.equal(await arriving.server().isFirst(arriving.turn()), false);
  });

  it('is given up as soon as the store is there again', async () => {
    let isAway = true;
    const refuse = () => Promise.reject(new KojiError('unavailable', 'the store is away'));
    const there = new MemoryDocuments<Conversation>();
    await there.create(arriving.conversation);
    arriving.documents.load = (id) => (isAway ? refuse() : there.load(id));
    arriving.documents.replace = (value, version) => there.replace(value, version);
    const givenUp = arriving.server().giveUp(arriving.turn());
    await settled();
    isAway = false;
    arriving.clock.advance(RETRY_MS);
    await givenUp;
    assert.equal(await arriving.server().isFirst(arriving.turn()), false);
  });

  it('cannot be given up where the store stays away, and says so', async () => {
    arriving.documents.load = () => Promise.reject(new KojiError('unavailable', 'the store is away'));
    const givenUp = assert.rejects(arriving.server().giveUp(arriving.turn()), /the store is away/);
    for (let left = INSIST_MS; left >= 0; left -= RETRY_MS) {
      await settled();
      arriving.clock.advance(RETRY_MS);
    }
    await givenUp;
  });
});

describe('what arrives a second time', () => {
  for (const type of ['message', 'event']) {
    it(`is acted on once: ${type}`, async () => {
      const arriving = new Arriving();
      await arriving.documents.create(arriving.conversation);
      let acted = 0;
      for (let time = 0; time < 2; time += 1) {
        const { isFirst, settle } = arriving.server();
        const turn = arriving.turn(type);
        await createFirstArrivalMiddleware(isFirst).onTurn(turn, () => Promise.resolve(void (acted += 1)));
        await settle(turn);
      }
      assert.equal(acted, 1);
    });
  }
});
