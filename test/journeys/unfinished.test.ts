import assert from 'node:assert/strict';
import { buttonsOf } from '../support/buttonsOf.ts';
import { openChatScene } from '../support/chatScene.ts';
import type { ChatScene } from '../support/chatScene.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';

const BACK = 'Go on with my comment on CERT-1';

describe('a comment that a chat comes into', () => {
  let scene: ChatScene;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    scene = await openChatScene({ email: 'koji.customer@example.com' });
    ({ agent, customer } = scene);
  });
  after(() => scene.close());

  it('is told to the agent, with what was written', async () => {
    await customer.say('comment on CERT-1');
    await customer.expect(/What shall I write on CERT-1/);
    await customer.say('It is on the second floor');
    await customer.expect(/Shall I add it/);
    await customer.say('transfer to an agent');
    await agent.expect(/Add a comment[\s\S]*CERT-1: It is on the second floor/);
  });

  it('is offered after the chat and a restart, and is added once it is confirmed', async () => {
    await agent.say('#exit');
    await customer.expect(/finished/);
    await scene.app.restart();
    await customer.say('hello');
    assert.ok(buttonsOf(await customer.expect(/Hello/)).includes(BACK));
    await customer.say(BACK);
    await customer.expect(/would go on CERT-1[\s\S]*second floor[\s\S]*Shall I add it/);
    await customer.say('yes');
    await customer.expect(/It is on CERT-1 now/);
  });

  it('goes on at once when nobody is there', async () => {
    await agent.say('#off');
    await agent.expect(/off duty/i);
    await customer.say('comment on CERT-1');
    await customer.expect(/What shall I write on CERT-1/);
    await customer.say('And on the third');
    await customer.expect(/Shall I add it/);
    await customer.say('talk to operator');
    await customer.expect(/No operators are available/);
    await customer.expect(/would go on CERT-1[\s\S]*And on the third[\s\S]*Shall I add it/);
  });
});
