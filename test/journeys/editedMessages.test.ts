import assert from 'node:assert/strict';
import { openChatScene } from '../support/chatScene.ts';
import type { ChatScene } from '../support/chatScene.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';

/** As Teams sends what somebody has done to a message of theirs: under that message's id. */
function edit(chat: EmulatorChat, id: string, text: string): Promise<number> {
  return chat.say(text, { id, type: 'messageUpdate', channelData: { eventType: 'editMessage' } });
}

function remove(chat: EmulatorChat, id: string): Promise<number> {
  return chat.say('', { id, type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } });
}

describe('a message that is edited or deleted by who wrote it', () => {
  let scene: ChatScene;

  before(async () => {
    scene = await openChatScene();
    await scene.customer.say('talk to operator');
    await scene.agent.expect(/is connected to you/);
  });
  after(() => scene.close());

  it('by the agent, in Teams: the customer reads the correction, and that a message was taken back', async () => {
    const { agent, customer } = scene;
    await agent.say('call 0800-1', { id: 'a1' });
    await customer.expect('Demo Agent: call 0800-1');
    await edit(agent, 'a1', 'call 0800-2');
    await customer.expect('Demo Agent: (instead of “call 0800-1”) call 0800-2');
    await agent.say('he is a difficult one', { id: 'a2' });
    await customer.expect('difficult');
    await remove(agent, 'a2');
    await customer.expect('Demo Agent has taken back: “he is a difficult one”');
  });

  it('by the customer: the agent reads it, without what looks like a secret', async () => {
    const { agent, customer } = scene;
    await customer.say('my room is 12', { id: 'c1' });
    await agent.expect('Somebody: my room is 12');
    await edit(customer, 'c1', 'my room is 13, password: Hunter2!hunter');
    const corrected = await agent.expect('Somebody: (instead of “my room is 12”) my room is 13');
    assert.ok(!corrected.text?.includes('Hunter2'));
    await customer.expect(/hidden/);
    await remove(customer, 'c1');
    await agent.expect(/^Somebody has taken back: “my room is 13/);
  });

  it('that is not of this chat, or becomes a command, reaches nobody, and its writer is told so', async () => {
    const { agent, customer } = scene;
    await edit(customer, 'said-long-ago', 'my other number is 4711');
    await customer.expect(/Nobody has got this change.*new message/);
    await remove(customer, 'said-long-ago');
    await customer.expect(/Nobody was told that you have deleted.*new message/);
    await agent.say('#nte sounds annoyed', { id: 'a3' });
    await agent.expect(/do not know #nte/);
    await edit(agent, 'a3', '#note sounds annoyed');
    await agent.expect(/Nobody has got this change/);
    await agent.say('#note sounds annoyed', { id: 'a4' });
    await agent.expect(/^Noted/);
    await edit(agent, 'a4', 'sounds very annoyed');
    await agent.expect(/note stays in the transcript/);
    await agent.say('one moment');
    await customer.expect('one moment');
    assert.ok(!agent.heard.some(({ text = '' }) => text.includes('4711')));
    assert.ok(!customer.heard.some(({ text = '' }) => text.includes('annoyed')));
  });

  it('after the chat: the agent is told that nobody gets it, the bot says nothing to the customer', async () => {
    const { agent, customer } = scene;
    await agent.say('goodbye', { id: 'a5' });
    await customer.expect('goodbye');
    await agent.say('#exit');
    await customer.expect(/finished/);
    const before = customer.heard.length;
    await edit(agent, 'a5', 'see you');
    await agent.expect(/no chat at the moment, so nobody got this/);
    await edit(customer, 'c1', 'my room is 14');
    await customer.say('hello');
    await customer.expect(/Hello/);
    assert.equal(customer.heard.length, before + 1);
  });
});
