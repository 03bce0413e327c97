import assert from 'node:assert/strict';
import { openChannel } from '../../../bench/chaos/channel.ts';
import type { FakeChannel } from '../../../bench/chaos/channel.ts';
import type { FaultName } from '../../../bench/chaos/faults.ts';
import type { ActorPlan } from '../../../bench/chaos/plan.ts';
import { FakeClock } from '../../support/clock.ts';

function anActor(overrides: Partial<ActorPlan> = {}): ActorPlan {
  return { name: 'Agent1x1', side: 'agent', channel: 'emulator', startMs: 0, steps: [], faults: [], ...overrides };
}

describe('the fake channel', () => {
  let channel: FakeChannel;
  let heard: string[];
  let isGone: boolean;

  beforeEach(async () => {
    channel = await openChannel(new FakeClock());
    heard = [];
    isGone = false;
  });

  afterEach(() => channel.close());

  function admit(overrides: Partial<ActorPlan>): void {
    channel.admit('here', anActor(overrides), {
      taken: ({ text }) => void heard.push(text),
      gone: () => {
        isGone = true;
      },
    });
  }

  function send(text: string, path = '/v3/conversations/here/activities'): Promise<Response> {
    const body = JSON.stringify({ type: 'message', text, channelData: { kojiId: 'id' } });
    return fetch(`${channel.serviceUrl}${path}`, { method: 'POST', body });
  }

  it('takes what meets no fault, and gives it an id', async () => {
    admit({});
    const answer = await send('hello');
    assert.equal(answer.status, 200);
    assert.ok('id' in ((await answer.json()) as object));
    assert.deepEqual(heard, ['hello']);
  });

  const REFUSALS: readonly (readonly [FaultName, number, string | null])[] = [
    ['throttled', 429, null],
    ['throttledForASecond', 429, '1'],
    ['preconditionFailed', 412, null],
    ['badGateway', 502, null],
  ];
  for (const [fault, status, retryAfter] of REFUSALS) {
    it(`refuses as planned, once: ${fault}`, async () => {
      admit({ faults: [fault] });
      const answer = await send('hello');
      assert.deepEqual([answer.status, answer.headers.get('retry-after')], [status, retryAfter]);
      assert.deepEqual(heard, []);
      assert.equal((await send('again')).status, 200);
    });
  }

  it('takes and fails all the same', async () => {
    admit({ faults: ['badGatewayAfterTaking', 'resetAfterTaking'] });
    assert.equal((await send('one')).status, 502);
    await assert.rejects(send('two'));
    assert.deepEqual(heard, ['one', 'two']);
  });

  it('is left for good by who is gone, also when it is calm', async () => {
    admit({ gone: { fromCall: 2, status: 403 } });
    await send('one');
    assert.equal(isGone, false);
    channel.calm();
    assert.equal((await send('two')).status, 403);
    assert.equal(isGone, true);
    assert.deepEqual(heard, ['one']);
  });

  it('has no faults when it is calm', async () => {
    admit({ faults: ['throttled'] });
    channel.calm();
    assert.equal((await send('hello')).status, 200);
  });

  it('writes down what it was asked, with the activity that is answered and what it met', async () => {
    admit({ faults: [undefined, 'throttled'] });
    await send('one', '/v3/conversations/here/activities/the-question');
    await send('two');
    const calls = channel
      .calls()
      .map(({ text, replyTo, kojiId, taken, met }) => ({ text, replyTo, kojiId, taken, met }));
    assert.deepEqual(calls, [
      { text: 'one', replyTo: 'the-question', kojiId: 'id', taken: true, met: 'nothing' },
      { text: 'two', replyTo: undefined, kojiId: 'id', taken: false, met: 'throttled' },
    ]);
  });

  it('knows nobody who was not let in', async () => {
    assert.equal((await send('hello')).status, 404);
  });
});
