import assert from 'node:assert/strict';
import { ConversationState, MemoryStorage, TestAdapter } from 'botbuilder';
import type { Activity, TurnContext } from 'botbuilder';
import { KojiBot } from '../../bots/kojiBot.ts';
import { choicesOf, textOf } from '../support/chat.ts';
import { createBotHarness } from '../support/botHarness.ts';

const BOT = { id: 'bot', name: 'Bot' };
const joined = (...membersAdded: { id: string; name: string }[]): Partial<Activity> => ({
  type: 'conversationUpdate',
  membersAdded,
});

describe('KojiBot', () => {
  it('welcomes the person who comes, with the menu', async () => {
    const replies = await createBotHarness().send(joined({ id: 'user1', name: 'User1' }));
    assert.match(textOf(replies), /^Hello, I am Koji/);
    assert.ok(choicesOf(replies).includes('Quick answers'));
  });

  it('does not welcome itself', async () => {
    assert.deepEqual(await createBotHarness().send(joined(BOT)), []);
  });

  it('welcomes once, however often the channel tells of the same person', async () => {
    const chat = createBotHarness();
    await chat.send(joined({ id: 'user1', name: 'User1' }));
    assert.deepEqual(await chat.send(joined({ id: 'user1', name: 'User1' })), []);
  });

  it('welcomes in a personal Teams chat, where only the bot is told to have come', async () => {
    const chat = createBotHarness({ channel: 'msteams' });
    const conversation = { id: 'personal', conversationType: 'personal', isGroup: false, name: '' };
    assert.match(textOf(await chat.send({ ...joined(BOT), conversation })), /^Hello, I am Koji/);
    const installed = { type: 'installationUpdate', action: 'add', conversation };
    assert.deepEqual(await chat.send(installed), []);
  });

  it('gives messages and events to the dialogs', async () => {
    const chat = createBotHarness();
    assert.match(textOf(await chat.say('hello')), /^Hello!/);
    await chat.send({ type: 'event', name: 'handoff.initiate' });
    assert.equal(chat.humans.wanted.length, 1);
  });

  it('gives the dialogs what the channels tell of a login, and answers Teams that it has', async () => {
    const heard: (string | undefined)[] = [];
    const run = async ({ activity }: TurnContext): Promise<void> => void heard.push(activity.name);
    const conversationState = new ConversationState(new MemoryStorage());
    const bot = new KojiBot({ dialogs: { run, reset: () => Promise.resolve() }, conversationState });
    const adapter = new TestAdapter((context) => bot.run(context));
    const logins = [
      { type: 'event', name: 'tokens/response' },
      { type: 'invoke', name: 'signin/verifyState' },
      { type: 'invoke', name: 'signin/tokenExchange' },
    ];
    for (const activity of logins) await adapter.receiveActivity(activity);
    assert.deepEqual(heard, ['tokens/response', 'signin/verifyState', 'signin/tokenExchange']);
    assert.deepEqual(
      adapter.activeQueue.map(({ value }) => (value as { status: number }).status),
      [200, 200],
    );
  });

  it('saves what the dialogs remember', async () => {
    const chat = createBotHarness();
    await chat.say('Search the knowledge base');
    await createBotHarness({ storage: chat.storage, world: chat.world }).say('toner');
    assert.deepEqual(chat.desk.searches, ['toner']);
  });

  it('says nothing to other activities', async () => {
    for (const type of ['typing', 'messageReaction', 'endOfConversation']) {
      assert.deepEqual(await createBotHarness().send({ type }), []);
    }
  });
});
