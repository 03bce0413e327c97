import assert from 'node:assert/strict';
import { TestAdapter } from 'botbuilder';
import type { Middleware } from 'botbuilder';
import type { Conversation } from '../../handoff/domain/conversation.ts';
import type { Lease } from '../../handoff/ports.ts';
import { createDialogTurns } from '../../messaging/dialogTurns.ts';
import { setSpeaker, speakerOf } from '../../messaging/speaker.ts';
import { FakeClock, SequentialIds } from '../support/clock.ts';
import { aConversation, DESK } from '../support/data.ts';
import { MemoryDocuments } from '../support/memoryDocuments.ts';

class Conversations extends MemoryDocuments<Conversation> {
  ofPerson(): Promise<readonly []> {
    return Promise.resolve([]);
  }
}

describe('turns of the dialogs on several servers', () => {
  let clock: FakeClock;
  let leases: MemoryDocuments<Lease>;
  let conversations: Conversations;
  let events: string[];
  const ids = new SequentialIds();

  beforeEach(async () => {
    clock = new FakeClock();
    leases = new MemoryDocuments();
    conversations = new Conversations();
    events = [];
    await conversations.create(aConversation({ name: 'before' }));
  });

  /** Another server's bot, whose turns do what they are told, and whose waiting takes no time but the clock's. */
  function aServer(name: string, work: (text: string) => Promise<void> = () => Promise.resolve(), isOrdered = false) {
    const speaker: Middleware = {
      async onTurn(context, next) {
        setSpeaker(context, { conversation: aConversation({ name: 'before' }) });
        await next();
      },
    };
    const owners: Middleware = {
      async onTurn(context, next) {
        events.push(`${name} asks again who owns ${speakerOf(context).conversation.name}`);
        await next();
      },
    };
    const pause = async (ms: number): Promise<void> => {
      clock.advance(ms);
      await new Promise((resolve) => setImmediate(resolve));
    };
    const parts = { leases, conversations, owners, clock, ids, pause, isOrdered: () => isOrdered };
    const adapter = new TestAdapter(async ({ activity }) => {
      events.push(`${name} begins ${activity.text}`);
      await work(activity.text);
      events.push(`${name} ends ${activity.text}`);
    });
    adapter.use(speaker, createDialogTurns(parts));
    return { hears: (text: string) => adapter.receiveActivity({ type: 'message', text }) };
  }

  /** Somebody's turn gives the conversation to a human. */
  async function handOver(): Promise<void> {
    const found = (await conversations.load(aConversation().id)) ?? assert.fail('no conversation');
    const handoff = { deskId: DESK, id: 'handoff-1' };
    await conversations.replace(aConversation({ name: 'after', handoff }), found.version);
  }

  it('go one after the other, and the later one sees what the earlier did', async () => {
    const gate = Promise.withResolvers<void>();
    const first = aServer('one', () => gate.promise).hears('first');
    const second = aServer('other').hears('second');
    while (events.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await handOver();
    gate.resolve();
    await Promise.all([first, second]);
    assert.deepEqual(events, [
      'one begins first',
      'one ends first',
      'other asks again who owns after',
      'other begins second',
      'other ends second',
    ]);
  });

  it('see it also where it came to its end in the moment before they began', async () => {
    await handOver();
    await aServer('one').hears('first');
    assert.deepEqual(events, ['one asks again who owns after', 'one begins first', 'one ends first']);
  });

  it('wait for nobody when nobody is at work', async () => {
    await aServer('one').hears('first');
    await aServer('other').hears('second');
    assert.deepEqual(events, ['one begins first', 'one ends first', 'other begins second', 'other ends second']);
  });

  it('are given back when the turn fails', async () => {
    const failing = aServer('one', () => Promise.reject(new RangeError('on purpose')));
    await assert.rejects(failing.hears('first'), RangeError);
    const before = clock.now();
    await aServer('other').hears('second');
    assert.equal(clock.now(), before);
  });

  it('go on after a server was killed in the middle of one', async () => {
    void aServer('one', () => new Promise(() => undefined)).hears('first');
    await aServer('other').hears('second');
    assert.equal(events.at(-1), 'other ends second');
  });

  it('go on after a server was killed in the middle of one whose clock was hours ahead', async () => {
    void aServer('one', () => new Promise(() => undefined)).hears('first');
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(-3 * 3_600_000);
    await aServer('other').hears('second');
    assert.equal(events.at(-1), 'other ends second');
  });

  it('take nothing where the channel keeps the order itself', async () => {
    await aServer('one', undefined, true).hears('first');
    assert.deepEqual(leases.values, []);
  });
});
