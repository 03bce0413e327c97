import assert from 'node:assert/strict';
import { TEAMS_TENANT, TEAMS_THREAD } from '../../messaging/budget.ts';
import type { Limit } from '../../messaging/budget.ts';
import { createPacing } from '../../messaging/pacing.ts';
import type { Thread } from '../../messaging/pacing.ts';
import { VirtualTime } from '../support/virtualTime.ts';

const thread = (id = 'agent', tenantId = 'tenant'): Thread => ({
  channelId: 'msteams',
  conversation: { id, tenantId },
});

/** One send whose answer takes so long. */
const SEND_MS = 20;

describe('pacing', () => {
  let time: VirtualTime;
  let pacing: ReturnType<typeof createPacing>;
  /** When each send went, and for whom. */
  let sent: { readonly to: string; readonly at: number; readonly text: string }[];

  beforeEach(() => {
    time = new VirtualTime();
    pacing = createPacing({ clock: time, pause: time.pause });
    sent = [];
  });

  async function send(to: Thread, text = '', answersAfterMs = SEND_MS): Promise<void> {
    const release = await pacing.admit(to);
    sent.push({ to: to.conversation.id, at: time.now(), text });
    await time.pause(answersAfterMs);
    release();
  }

  function assertKept(times: readonly number[], limits: readonly Limit[]): void {
    for (const { sends, withinMs } of limits) {
      for (const [index, at] of times.entries()) {
        const first = times[index - sends];
        assert.ok(first === undefined || at - first >= withinMs, `${sends + 1} sends within ${at - (first ?? 0)} ms`);
      }
    }
  }

  it('keeps the budget of a thread, whatever is asked for at once, in the order of asking', async () => {
    const texts = Array.from({ length: 100 }, (_, index) => String(index));
    await time.run(Promise.all(texts.map((text) => send(thread(), text))));
    assertKept(
      sent.map(({ at }) => at),
      TEAMS_THREAD,
    );
    assert.deepEqual(
      sent.map(({ text }) => text),
      texts,
    );
  });

  it('keeps the budget of a tenant over all of its threads', async () => {
    const threads = Array.from({ length: 40 }, (_, index) => thread(`agent-${String(index)}`));
    await time.run(Promise.all(threads.flatMap((each) => [send(each), send(each), send(each)])));
    assert.equal(sent.length, 120);
    assertKept(
      sent.map(({ at }) => at),
      TEAMS_TENANT,
    );
  });

  it('lets another tenant and other channels pass', async () => {
    await time.run(Promise.all(Array.from({ length: 20 }, () => send(thread()))));
    const from = time.now();
    await time.run(send(thread('other', 'elsewhere')));
    await time.run(Promise.all(Array.from({ length: 20 }, () => send({ ...thread(), channelId: 'directline' }))));
    assert.ok(sent.slice(20).every(({ at }) => at <= from + SEND_MS));
  });

  it('counts a send from when it may have arrived: while it is under way, a later one waits for it', async () => {
    const slow = Array.from({ length: 7 }, () => send(thread(), 'slow', 5_000));
    await time.run(Promise.all([...slow, send(thread(), 'last')]));
    const last = sent.find(({ text }) => text === 'last');
    assert.ok(last && last.at - (sent[0]?.at ?? 0) >= 6_000);
  });

  it('leaves a conversation alone for as long as its channel asked for, on any channel', async () => {
    for (const channelId of ['msteams', 'directline']) {
      const from = time.now();
      const to = { ...thread(), channelId };
      pacing.holdOff(to, 7_000);
      await time.run(Promise.all([send(to), send(thread('other'))]));
      assert.deepEqual(
        sent.splice(0).map((each) => [each.to, each.at - from]),
        [
          ['other', 0],
          ['agent', 7_000],
        ],
      );
    }
  });

  it('holds nobody off for more than an hour, whatever the channel says', async () => {
    const from = time.now();
    pacing.holdOff(thread(), 9e12);
    await time.run(send(thread()));
    assert.equal(sent[0]?.at, from + 3_600_000);
  });

  it('moves those who wait already when the channel asks to be left alone', async () => {
    const from = time.now();
    const waiting = Promise.all(Array.from({ length: 9 }, () => send(thread())));
    pacing.holdOff(thread(), 60_000);
    await time.run(waiting);
    assert.ok(sent.filter(({ at }) => at > from).every(({ at }) => at >= from + 60_000));
  });

  it('drops what is not worth waiting for once half of the budget is spent', async () => {
    const admitted = Array.from({ length: 6 }, () => pacing.admitNow(thread()));
    assert.deepEqual(
      admitted.map((release) => release !== undefined),
      [true, true, true, true, false, false],
    );
    await time.run(send(thread()));
    assert.deepEqual(time.pauses, [SEND_MS], 'the message did not wait');
  });

  it('goes on when the clock stands still or is set back', async () => {
    const still = createPacing({ clock: { now: () => 0 }, pause: () => Promise.resolve() });
    for (let sends = 0; sends < 70; sends += 1) (await still.admit(thread()))();

    for (let sends = 0; sends < 7; sends += 1) await time.run(send(thread()));
    time.jump(-3_600_000);
    const from = time.now();
    await time.run(send(thread()));
    assert.ok((sent.at(-1)?.at ?? 0) - from <= 1_000);
  });
});
