import assert from 'node:assert/strict';
import { setImmediate as settled } from 'node:timers/promises';
import { ConfigurationBotFrameworkAuthentication, TurnContext } from 'botbuilder';
import type { Activity } from 'botbuilder';
import { isKojiError } from '../../errors.ts';
import type { Sent } from '../../handoff/ports.ts';
import type { Answer } from '../../messaging/answers.ts';
import { isAllHeard, mustBeHeard } from '../../messaging/heard.ts';
import { KojiAdapter } from '../../messaging/kojiAdapter.ts';
import { FakeClock, SequentialIds } from '../support/clock.ts';

const ANSWER_MS = 5_000;

const SAID: Partial<Activity> = {
  type: 'message',
  id: 'question',
  channelId: 'emulator',
  serviceUrl: 'http://127.0.0.1:9',
  locale: 'fr-FR',
  conversation: { id: 'c', name: '', isGroup: false, conversationType: 'personal' },
  from: { id: 'u', name: 'U' },
  recipient: { id: 'bot', name: 'Koji' },
};

/** A turn whose answers meet what they are told to meet; `undefined` is nothing so far. */
class Turn {
  readonly clock = new FakeClock();
  readonly answers: Answer[] = [];
  outcome: Sent | undefined = { outcome: 'delivered', activityId: 'a1' };
  dropsDoubles = false;
  readonly context: TurnContext;

  constructor() {
    const adapter = new KojiAdapter({
      authentication: new ConfigurationBotFrameworkAuthentication({}),
      answers: {
        say: (answer) => {
          this.answers.push(answer);
          return this.outcome ? Promise.resolve(this.outcome) : new Promise(() => undefined);
        },
        idle: () => Promise.resolve(),
      },
      clock: this.clock,
      timers: this.clock,
      ids: new SequentialIds(),
      answerMs: ANSWER_MS,
      dropsDoubles: () => this.dropsDoubles,
    });
    this.context = new TurnContext(adapter, SAID);
    this.context.turnState.set(adapter.ConnectorClientKey, { conversations: {} });
  }

  /** Says it, and lets so much time pass. */
  async say(text: string, ms = 0): Promise<string | undefined> {
    const said = this.context.sendActivity(text);
    const answered = said.then((response) => response?.id);
    // Both may be over before the time has passed.
    const passed = settled().then(() => this.clock.advance(ms));
    return (await Promise.all([answered, passed]))[0];
  }
}

describe('a turn that answers', () => {
  let turn: Turn;
  beforeEach(() => {
    turn = new Turn();
  });

  it('says what the channel calls the answer by', async () => {
    assert.equal(await turn.say('Hello'), 'a1');
    const [answer] = turn.answers;
    assert.equal(answer?.activity.replyToId, 'question');
    assert.equal(answer.locale, 'fr-FR');
    assert.equal(answer.activity.channelData, undefined);
  });

  it('names each answer for a channel that drops doubles', async () => {
    turn.dropsDoubles = true;
    await turn.say('one');
    await turn.say('two');
    assert.deepEqual(
      turn.answers.map(({ activity }) => (activity.channelData as { kojiId?: string }).kojiId),
      ['id-1', 'id-2'],
    );
  });

  for (const outcome of ['unknown', 'rejected', 'gone'] as const) {
    it(`does not fail where an answer is ${outcome}`, async () => {
      await turn.say('Heard.');
      assert.ok(isAllHeard(turn.context));
      turn.outcome = { outcome };
      assert.equal(await turn.say('Done.'), '');
      assert.ok(!isAllHeard(turn.context));
    });
  }

  it('waits for its answers for a while, and no longer for the second than is left of it', async () => {
    turn.outcome = undefined;
    assert.equal(await turn.say('one', ANSWER_MS), '');
    assert.equal(await turn.say('two', 1), '');
    assert.equal(turn.answers.length, 2);
  });

  it('fails where it must be heard and is not', async () => {
    mustBeHeard(turn.context);
    turn.outcome = { outcome: 'unknown' };
    await assert.rejects(turn.say('Sorry'), (error) => isKojiError(error, 'unavailable'));
    turn.outcome = undefined;
    await assert.rejects(turn.say('Sorry', ANSWER_MS), (error) => isKojiError(error, 'unavailable'));
    // The message is brought again, and answered as things are then.
    assert.deepEqual(
      turn.answers.map(({ isWanted }) => isWanted?.()),
      [false, false],
    );
  });
});
