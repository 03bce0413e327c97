import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ConversationState, MemoryStorage, TestAdapter } from 'botbuilder';
import { createTurnErrorHandler } from '../../bots/turnErrors.ts';
import type { TurnErrorDeps } from '../../bots/turnErrors.ts';
import { createDialogs } from '../../dialogs/index.ts';
import { isKojiError, KojiError } from '../../errors.ts';
import { mustBeHeard } from '../../messaging/heard.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { passOn } from '../../messaging/passOn.ts';
import { choicesOf, createChat, textOf } from '../support/chat.ts';
import { createBotHarness } from '../support/botHarness.ts';
import { aField, aForm } from '../support/fakeServiceDesk.ts';
import { aPerson } from '../support/dialogFakes.ts';
import { ownRequest } from '../dialogs/requests/signedIn.ts';
import { aWorld, dialogPortsOf } from '../support/dialogHarness.ts';

/** A store that cannot write when it is told so. */
class BrokenStorage extends MemoryStorage {
  broken = false;

  override async write(changes: Parameters<MemoryStorage['write']>[0]): Promise<void> {
    if (this.broken) throw new KojiError('unavailable', 'disk full');
    await super.write(changes);
  }
}

describe('an error in a turn', () => {
  it('is answered by a plain apology with a reference, and nothing of the cause', async () => {
    const chat = createBotHarness();
    chat.identity.person = aPerson();
    chat.desk.outage = new KojiError('contract', 'field values missing at /rest/api');
    const replies = await chat.say('my requests');
    assert.match(textOf(replies), /^Sorry, something went wrong on my side.*ref-1$/);
    assert.ok(!textOf(replies).includes('/rest/api'));
    assert.deepEqual(choicesOf(replies), ['Talk to an agent']);
  });

  it('is logged with the cause under the reference, without what the customer wrote', async () => {
    const chat = createBotHarness();
    chat.identity.person = aPerson();
    const cause = new KojiError('contract', 'field values missing');
    await chat.say('Create a request');
    chat.desk.outage = cause;
    await chat.say('my very private problem');
    const [line] = chat.logged;
    assert.equal(line?.fields['reference'], 'ref-1');
    assert.equal(line?.fields['err'], cause);
    assert.ok(!JSON.stringify(chat.logged).includes('private'));
  });

  it('is logged without the words of a channel that did not take a message, for it may repeat what was said', async () => {
    const chat = createBotHarness();
    const refusal = new Error('cannot post "my very private problem"');
    chat.desk.outage = Object.assign(refusal, { name: 'RestError', statusCode: 500 });
    await chat.say('my very private problem');
    assert.deepEqual(chat.logged[0]?.fields['err'], { name: 'RestError', statusCode: 500 });
  });

  it('says that the service desk cannot be reached where that is the cause', async () => {
    const chat = createBotHarness();
    chat.identity.person = aPerson();
    chat.desk.outage = new KojiError('unavailable', 'connect ECONNREFUSED');
    assert.match(textOf(await chat.say('my requests')), /cannot reach the service desk right now.*ref-1/);
  });

  for (const kind of ['rateLimited', 'unauthorized', 'forbidden'] as const) {
    it(`says the same when the service desk refuses us: ${kind}`, async () => {
      const chat = createBotHarness();
      chat.identity.person = aPerson();
      chat.desk.outage = new KojiError(kind, 'Client must be authenticated to access this resource.');
      const said = textOf(await chat.say('my requests'));
      assert.match(said, /cannot reach the service desk right now.*ref-1/);
      assert.ok(!said.includes('authenticated'));
    });
  }

  it('says that the service desk gives no answer of use where it is reached, and says something else', async () => {
    const chat = createBotHarness();
    chat.identity.person = aPerson();
    for (const kind of ['badRequest', 'notFound', 'conflict', 'tooLarge', 'contract'] as const) {
      chat.desk.outage = new KojiError(kind, 'HTTP 4xx', { from: 'serviceDesk' });
      assert.match(textOf(await chat.say('my requests')), /not answered in a way that I can use.*ref-/);
    }
  });

  it('loses no words that were written for a request', async () => {
    const chat = createBotHarness();
    chat.identity.person = aPerson();
    chat.desk.requests = [ownRequest()];
    for (const text of ['comment on CERT-1', 'Still no toner']) await chat.say(text);
    chat.identity.fault = new KojiError('unavailable', 'the store is away');
    assert.match(textOf(await chat.say('Yes')), /Sorry/);
    chat.identity.fault = undefined;
    assert.match(textOf(await chat.say('go on')), /Still no toner/);
  });

  it('leaves nobody stuck in a broken dialog', async () => {
    const chat = createBotHarness();
    chat.identity.person = aPerson();
    await chat.say('Create a request');
    chat.desk.outage = new KojiError('contract', 'broken');
    await chat.say('anything');
    chat.desk.outage = undefined;
    assert.match(textOf(await chat.say('hello')), /^Hello!/);
  });

  for (const [kind, isKept] of [
    ['unavailable', true],
    ['rateLimited', true],
    ['contract', true],
    ['conflict', true],
    ['storedRecord', false],
  ] as const) {
    it(`${isKept ? 'keeps' : 'forgets'} what was filled in for a request: ${kind}`, async () => {
      const chat = createBotHarness();
      chat.identity.person = aPerson();
      chat.desk.forms = [aForm([aField(), aField({ fieldId: 'room', name: 'Room' })])];
      for (const text of ['Create a request', 'Get IT help', 'No toner']) await chat.say(text);
      chat.desk.outage = new KojiError(kind, 'not now');
      assert.match(textOf(await chat.say('my requests')), /Sorry/);
      chat.desk.outage = undefined;
      const asked = textOf(await chat.say('Create a request'));
      assert.equal(/\*\*Summary\*\*: No toner/.test(asked), isKept);
    });
  }

  it('starts afresh when the dialog that was running is no longer there', async () => {
    const chat = createBotHarness();
    await chat.say('Search the knowledge base');
    const [key = ''] = Object.keys(await everythingIn(chat.storage));
    const stored = await chat.storage.read([key]);
    await chat.storage.write(JSON.parse(JSON.stringify(stored).replaceAll('"id":"knowledge"', '"id":"gone"')));
    assert.match(textOf(await chat.say('toner')), /something went wrong/);
    assert.match(textOf(await chat.say('hello')), /^Hello!/);
  });

  it('apologises even when it is not known who speaks', async () => {
    const chat = createBotHarness({ withoutSpeaker: true });
    assert.match(textOf(await chat.say('hello')), /^Sorry, something went wrong/);
  });

  it('fails before the channel, without what the customer wrote, where they cannot be told', async () => {
    const world = aWorld();
    const conversationState = new ConversationState(new MemoryStorage());
    const dialogs = createDialogs({ conversationState, ...dialogPortsOf(world) });
    const refusal = Object.assign(new Error('cannot post "my very private problem"'), { name: 'RestError' });
    const handle = createTurnErrorHandler({
      dialogs,
      conversationState,
      giveUp: () => Promise.resolve(),
      log: { error: () => undefined },
      ids: { next: () => 'ref-1' },
    });
    const adapter = new TestAdapter(async (context) => {
      context.onSendActivities(() => Promise.reject(refusal));
      await handle(context, refusal);
    });
    await assert.rejects(adapter.receiveActivity('my very private problem'), (error) => {
      assert.ok(isKojiError(error, 'unavailable'));
      assert.match(error.message, /ref-1/);
      assert.ok(!inspect(error).includes('private'));
      return true;
    });
  });

  it('fails an event, also where its person was told: a program sends it, and may do so again', async () => {
    const conversationState = new ConversationState(new MemoryStorage());
    const dialogs = createDialogs({ conversationState, ...dialogPortsOf(aWorld()) });
    const log = { error: () => undefined };
    const handle = createTurnErrorHandler({
      dialogs,
      conversationState,
      giveUp: () => Promise.resolve(),
      log,
      ids: { next: () => 'ref-1' },
    });
    const adapter = new TestAdapter((context) => handle(context, new KojiError('unavailable', 'store away')));
    await assert.rejects(adapter.receiveActivity({ type: 'event', name: 'koji/left' }), (error) =>
      isKojiError(error, 'unavailable'),
    );
    assert.equal(adapter.activeQueue.length, 1);
  });

  it('that is only that an answer could not be said is no reason for an apology', async () => {
    const conversationState = new ConversationState(new MemoryStorage());
    const dialogs = createDialogs({ conversationState, ...dialogPortsOf(aWorld()) });
    const log = { error: () => undefined };
    const handle = createTurnErrorHandler({
      dialogs,
      conversationState,
      giveUp: () => Promise.resolve(),
      log,
      ids: { next: () => 'ref-1' },
    });
    const adapter = new TestAdapter(async (context) => {
      mustBeHeard(context);
      await handle(context, new KojiError('unavailable', 'not taken'));
    });
    await assert.rejects(adapter.receiveActivity('anybody?'), /its sender must know/);
    assert.deepEqual(adapter.activeQueue, []);
  });

  /** What the bot answers a line that could not be passed on because of this. */
  async function answeredWhilePassingOn(cause: Error, line: string) {
    const conversationState = new ConversationState(new MemoryStorage());
    const dialogs = createDialogs({ conversationState, ...dialogPortsOf(aWorld()) });
    const givenUp: (string | undefined)[] = [];
    const deps: TurnErrorDeps = {
      dialogs,
      conversationState,
      giveUp: async ({ activity }) => void givenUp.push(activity.id),
      log: { error: () => undefined },
      ids: { next: () => 'ref-1' },
    };
    const adapter = new TestAdapter((context) =>
      passOn(context, readMessage(context.activity), () => Promise.reject(cause)),
    );
    adapter.onTurnError = createTurnErrorHandler(deps);
    const chat = createChat(async (activity) => {
      await adapter.receiveActivity(activity);
      return adapter.activeQueue.splice(0);
    });
    return { replies: await chat.say(line), givenUp };
  }

  it('while a line is passed on names that line, masked, and offers nothing: there is an agent already', async () => {
    const refused = new KojiError('unavailable', 'disk full', { nothingDone: true });
    const { replies } = await answeredWhilePassingOn(refused, 'it blinks, password: hunter2');
    assert.match(textOf(replies), /^Sorry, I could not pass on “it blinks, password: [^h]*”\. .*ref-1$/);
    assert.deepEqual(choicesOf(replies), []);
  });

  it('while a line is passed on asks nobody to send it again where it may have been passed on', async () => {
    for (const cause of [new KojiError('unavailable', 'no answer'), new TypeError('a mistake of our own')]) {
      const said = textOf((await answeredWhilePassingOn(cause, 'it blinks')).replies);
      assert.match(said, /“it blinks” may not have been passed on\. .*ref-1$/);
      assert.doesNotMatch(said, /again/);
    }
  });

  it('while a line is passed on gives that line up: brought again, it would come after what its sender says next', async () => {
    const { givenUp } = await answeredWhilePassingOn(new KojiError('unavailable', 'no answer'), 'it blinks');
    assert.equal(givenUp.length, 1);
  });

  it('is survived when the store is broken too', async () => {
    const storage = new BrokenStorage();
    const chat = createBotHarness({ storage });
    await chat.say('Search the knowledge base');
    storage.broken = true;
    assert.match(textOf(await chat.say('toner')), /Sorry/);
    assert.deepEqual(
      chat.logged.map(({ message }) => message),
      ['turn failed', 'dialog reset failed'],
    );
  });
});

/** MemoryStorage keeps its items in `memory`; the id of the conversation's is the only one there. */
async function everythingIn(storage: object): Promise<Record<string, unknown>> {
  return (storage as { memory: Record<string, unknown> }).memory;
}
