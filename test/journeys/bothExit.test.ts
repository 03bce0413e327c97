import assert from 'node:assert/strict';
import { openChatScene } from '../support/chatScene.ts';
import type { ChatScene } from '../support/chatScene.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';

const ENDING = /conversation.* is finished/;

describe('a chat that both sides end at once', () => {
  let scene: ChatScene;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    scene = await openChatScene({ userName: 'Demo Customer' });
    ({ agent, customer } = scene);
  });
  after(() => scene.close());

  for (const first of ['agent', 'customer', 'agent', 'customer'] as const) {
    it(`is ended once for the customer, when the ${first} is a little faster`, async () => {
      await customer.say('talk to operator');
      await customer.expect(/will take this/);
      await agent.expect(/is connected to you/);
      const before = customer.heard.length;
      const [one, other] = first === 'agent' ? [agent, customer] : [customer, agent];
      await Promise.all([one.say('#exit'), other.say('#exit')]);
      await customer.expect(ENDING);
      await customer.say('help');
      await customer.expect(/./);
      const endings = customer.heard.slice(before).filter(({ text = '' }) => ENDING.test(text));
      assert.equal(endings.length, 1, endings.map(({ text }) => text).join('\n'));
    });
  }
});
