import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import { pino } from 'pino';
import { TIMINGS } from '../../composition/timings.ts';
import { createAnswers, MOST_WAITING } from '../../messaging/answers.ts';
import type { Answer, Answers } from '../../messaging/answers.ts';
import { namelessId } from '../../messaging/namelessActivity.ts';
import { createPacing } from '../../messaging/pacing.ts';
import type { Pacing } from '../../messaging/pacing.ts';
import { createSendAttempts } from '../../messaging/sendAttempts.ts';
import { SequentialIds } from '../support/clock.ts';
import { VirtualTime } from '../support/virtualTime.ts';

const CONVERSATION = { id: 'agent', tenantId: 'tenant', name: '', isGroup: false, conversationType: 'personal' };
const THREAD = { channelId: 'msteams', conversation: CONVERSATION };
const AGAIN = 'This may have reached you before:\n\n';

interface Post {
  readonly after: number;
  readonly text: string | undefined;
  readonly replyTo: string | undefined;
}

/** What a channel answers a call with; `silence` is no answer at all. */
type Reaction = { readonly status: number; readonly retryAfter?: string } | 'taken' | 'silence';

class World {
  readonly time = new VirtualTime();
  readonly posts: Post[] = [];
  /** For each call one, and then everything is taken. */
  reactions: Reaction[] = [];
  readonly pacing: Pacing = createPacing({ clock: this.time, pause: this.time.pause });
  readonly answers: Answers;
  readonly #began = this.time.now();

  constructor() {
    const logger = pino({ level: 'silent' });
    const timings = { ...TIMINGS, sendLimitMs: 50 };
    const { time, pacing } = this;
    const attempts = createSendAttempts({ pacing, clock: time, pause: time.pause, logger, timings });
    this.answers = createAnswers({ attempts, logger });
  }

  readonly #post = (replyTo: string | undefined, { text }: Partial<Activity>): Promise<{ id: string }> => {
    this.posts.push({ after: this.time.now() - this.#began, text, replyTo });
    const reaction = this.reactions.shift() ?? 'taken';
    if (reaction === 'taken') return Promise.resolve({ id: `a${String(this.posts.length)}` });
    if (reaction === 'silence') return new Promise(() => undefined);
    const headers = new Map([['retry-after', reaction.retryAfter]]);
    return Promise.reject(Object.assign(new Error('refused'), { statusCode: reaction.status, response: { headers } }));
  };

  answer(text: string, more: Partial<Answer> = {}, replyToId = 'question'): Answer {
    const conversations = {
      sendToConversation: (_id: string, activity: Partial<Activity>) => this.#post(undefined, activity),
      replyToActivity: (_id: string, replyTo: string, activity: Partial<Activity>) => this.#post(replyTo, activity),
    };
    return {
      activity: { type: 'message', text, replyToId },
      thread: THREAD,
      locale: 'en',
      // Nothing else of the client is used to answer.
      conversations: conversations as unknown as ConnectorClient['conversations'],
      dropsDoubles: false,
      ...more,
    };
  }

  say(...answers: readonly Answer[]) {
    return this.time.run(Promise.all(answers.map((answer) => this.answers.say(answer))));
  }

  texts(): readonly (string | undefined)[] {
    return this.posts.map(({ text }) => text);
  }
}

describe('an answer of the bot', () => {
  let world: World;
  beforeEach(() => {
    world = new World();
  });

  it('is a reply to what was said', async () => {
    const [sent] = await world.say(world.answer('Hello'));
    assert.deepEqual([sent?.outcome, sent?.activityId], ['delivered', 'a1']);
    assert.deepEqual(world.posts, [{ after: 0, text: 'Hello', replyTo: 'question' }]);
  });

  it('is no reply where the channel has no name for what was said', async () => {
    await world.say(world.answer('Hello', {}, namelessId(new SequentialIds())));
    assert.deepEqual(world.posts, [{ after: 0, text: 'Hello', replyTo: undefined }]);
  });

  for (const reaction of [{ status: 502 }, 'silence'] as const) {
    const met = reaction === 'silence' ? 'silence' : String(reaction.status);
    it(`that met ${met} is said again, and says so`, async () => {
      world.reactions = [reaction];
      assert.equal((await world.say(world.answer('Done.')))[0]?.outcome, 'delivered');
      assert.deepEqual(world.texts(), ['Done.', `${AGAIN}Done.`]);
    });
  }

  it('says nothing of it where the channel drops the second one', async () => {
    world.reactions = [{ status: 502 }];
    await world.say(world.answer('Done.', { dropsDoubles: true }));
    assert.deepEqual(world.texts(), ['Done.', 'Done.']);
  });

  it('that was refused for the moment waits as long as Retry-After says, and what is said next waits behind it', async () => {
    world.reactions = [{ status: 429, retryAfter: '8' }];
    await world.say(world.answer('first'), world.answer('second'));
    assert.deepEqual(world.texts(), ['first', 'first', 'second']);
    assert.ok((world.posts[1]?.after ?? 0) >= 8_000);
  });

  it('keeps nothing waiting in another conversation', async () => {
    world.reactions = [{ status: 429, retryAfter: '8' }];
    const elsewhere = { ...THREAD, conversation: { ...CONVERSATION, id: 'other' } };
    await world.say(world.answer('here'), world.answer('there', { thread: elsewhere }));
    assert.deepEqual(world.texts(), ['here', 'there', 'here']);
  });

  it('is tried for a minute where nothing of it is ever known', async () => {
    world.reactions = Array.from({ length: 100 }, () => ({ status: 502 }));
    assert.equal((await world.say(world.answer('Done.')))[0]?.outcome, 'unknown');
    const last = world.posts.at(-1)?.after ?? 0;
    assert.ok(last >= TIMINGS.insistMs && last <= TIMINGS.insistMs + TIMINGS.longestRetryMs, String(last));
  });

  for (const [status, outcome] of [
    [400, 'rejected'],
    [403, 'gone'],
  ] as const) {
    it(`that was refused for good (${String(status)}) is not said again`, async () => {
      world.reactions = [{ status }];
      const sent = await world.say(world.answer('Done.'), world.answer('Next.'));
      assert.deepEqual(
        sent.map((each) => [each.outcome, each.activityId]),
        [
          [outcome, undefined],
          ['delivered', 'a2'],
        ],
      );
    });
  }

  it('is not said after its turn where it is not wanted any more', async () => {
    world.reactions = [{ status: 429, retryAfter: '8' }];
    let isWanted = true;
    const said = world.say(world.answer('You are with Ann.', { isWanted: () => isWanted }));
    isWanted = false;
    assert.deepEqual(await said, [{ outcome: 'rejected' }]);
    assert.ok(world.texts().length <= 1);
  });

  it('is not kept once too many wait for a channel that takes nothing', async () => {
    world.reactions = [{ status: 429, retryAfter: '8' }];
    const said = Array.from({ length: MOST_WAITING + 2 }, (_, index) => world.answer(String(index)));
    const outcomes = (await world.say(...said)).map(({ outcome }) => outcome);
    assert.deepEqual(outcomes.slice(-3), ['delivered', 'rejected', 'rejected']);
    assert.equal((await world.say(world.answer('later')))[0]?.outcome, 'delivered');
  });

  it('counts towards the budget of its thread, and waits for it', async () => {
    await world.say(...Array.from({ length: 8 }, (_, index) => world.answer(String(index))));
    assert.equal(world.pacing.admitNow(THREAD), undefined);
    assert.deepEqual(
      world.posts.map(({ after }) => after),
      [0, 0, 0, 0, 0, 0, 0, 1_000],
    );
  });

  it('is waited for by whoever asks whether there is anything left', async () => {
    world.reactions = [{ status: 502 }];
    const said = world.answers.say(world.answer('Done.'));
    await world.time.run(world.answers.idle());
    assert.equal(world.posts.length, 2);
    await said;
  });
});
