import assert from 'node:assert/strict';
import { setImmediate as settled } from 'node:timers/promises';
import { TestAdapter, TurnContext } from 'botbuilder';
import { createKeyedQueue } from '../../keyedQueue.ts';
import type { Conversation } from '../../handoff/domain/conversation.ts';
import { arrivedAt } from '../../messaging/arrivedAt.ts';
import { createSpeakerMiddleware } from '../../messaging/speakerMiddleware.ts';
import { FakeClock } from '../support/clock.ts';
import { MemoryDocuments } from '../support/memoryDocuments.ts';

const TURN_MS = 10_000;

describe('turns of one conversation', () => {
  let clock: FakeClock;
  let begun: string[];
  let arrived: (number | undefined)[];
  let turn: (text: string, work: () => Promise<void>) => Promise<void>;

  beforeEach(() => {
    clock = new FakeClock();
    begun = [];
    arrived = [];
    const middleware = createSpeakerMiddleware({
      conversations: Object.assign(new MemoryDocuments<Conversation>(), { ofPerson: () => Promise.resolve([]) }),
      recognise: () => Promise.resolve(undefined),
      turns: createKeyedQueue(),
      clock,
      timers: clock,
      turnMs: TURN_MS,
      settle: () => Promise.resolve(),
    });
    turn = (text, work) => {
      const context = new TurnContext(new TestAdapter(), {
        type: 'message',
        text,
        channelId: 'emulator',
        serviceUrl: 'http://127.0.0.1:9',
        conversation: { id: 'c', name: '', isGroup: false, conversationType: 'personal' },
        from: { id: 'u', name: 'U' },
        recipient: { id: 'bot', name: 'Koji' },
      });
      return middleware.onTurn(context, async () => {
        begun.push(text);
        arrived.push(arrivedAt(context));
        await work();
      });
    };
  });

  const forEver = (): Promise<void> => new Promise(() => undefined);
  const briefly = (): Promise<void> => Promise.resolve();

  it('happen one after the other', async () => {
    let end = (): void => undefined;
    const first = turn('first', () => new Promise((resolve) => (end = resolve)));
    const second = turn('second', briefly);
    await settled();
    assert.deepEqual(begun, ['first']);
    end();
    await Promise.all([first, second]);
    assert.deepEqual(begun, ['first', 'second']);
  });

  it('know when they arrived, however long they have waited', async () => {
    const at = clock.now();
    void turn('stuck', forEver);
    const second = turn('second', briefly);
    await settled();
    clock.advance(TURN_MS);
    await second;
    assert.deepEqual(arrived, [at, at]);
  });

  it('wait no longer than for a turn', async () => {
    void turn('stuck', forEver);
    const second = turn('second', briefly);
    await settled();
    clock.advance(TURN_MS);
    await second;
    assert.deepEqual(begun, ['stuck', 'second']);
  });

  it('fail each for itself', async () => {
    const failing = turn('first', () => Promise.reject(new Error('broken')));
    const second = turn('second', briefly);
    await assert.rejects(failing, /broken/);
    await second;
  });
});
