import assert from 'node:assert/strict';
import { openChatScene } from '../support/chatScene.ts';
import type { ChatScene } from '../support/chatScene.ts';
import { signInByCode } from '../support/codeSignIn.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';

describe('#ticket in a chat', () => {
  let scene: ChatScene;
  let agent: EmulatorChat;
  let customer: EmulatorChat;
  let guest: EmulatorChat;

  before(async () => {
    scene = await openChatScene();
    ({ agent, customer } = scene);
    guest = await openEmulatorChat({ botUrl: scene.app.botUrl, userId: 'g', userName: 'A guest' });
  });
  after(async () => {
    await guest.close();
    await scene.close();
  });

  it('of a guest is refused, with what to do', async () => {
    await guest.say('talk to operator');
    await agent.expect(/A guest/);
    await agent.say('#ticket');
    await agent.expect(/A guest is not signed in/);
    await agent.say('#exit');
    await agent.expect(/is finished/);
  });

  it('creates a request of the customer’s, once, and both get the key', async () => {
    await signInByCode(scene.app.url, customer, 'koji.customer@example.com');
    await customer.say('the toner is empty on the third floor');
    await customer.say('transfer to an agent');
    await agent.expect(/Demo Customer[\s\S]*toner/);
    await agent.say('#ticket');
    const told = await agent.expect(/Request CERT-\d+ is created for Demo Customer, with the transcript/);
    const [key = ''] = /CERT-\d+/.exec(told.text ?? '') ?? [];
    await customer.expect(new RegExp(`I have created the request ${key} for you`));
    await agent.say('#create_ticket');
    await agent.expect(new RegExp(`has its request already: ${key}`));
    await agent.say('#exit');
    await customer.expect(/finished/);
    await customer.say('my requests');
    const listed = await customer.expect(key);
    assert.match(listed.text ?? '', /toner/);
  });

  it('is not made where the customer has made one in this conversation, unless another one is asked for', async () => {
    await customer.say('create a request');
    await customer.expect(/What kind of request/);
    await customer.say('Get IT help');
    await customer.expect(/Summary/);
    await customer.say('The projector stays dark');
    await customer.expect(/What is the problem/);
    await customer.say('It worked yesterday.');
    await customer.expect(/Attachment/);
    await customer.say('Skip the rest');
    await customer.expect(/check your request/);
    await customer.say('Send the request');
    const created = await customer.expect(/Your request is created/);
    const [key = ''] = /CERT-\d+/.exec(created.text ?? '') ?? [];
    await customer.say('transfer to an agent');
    await agent.expect(new RegExp(`Demo Customer[^]*${key}`));
    await agent.say('#ticket');
    await agent.expect(new RegExp(`No request was made: this conversation has one already, ${key}`));
    await agent.say('#ticket please');
    await agent.expect(/#ticket stands alone/);
    await agent.say('#ticket new');
    const another = await agent.expect(/Request CERT-\d+ is created for Demo Customer/);
    assert.ok(!(another.text ?? '').includes(`${key} `));
    await agent.say('#exit');
    await customer.expect(/finished/);
  });

  async function halfMade(subject: string): Promise<void> {
    await customer.say('create a request');
    await customer.expect(/What kind of request/);
    await customer.say('Get IT help');
    await customer.expect(/Summary/);
    await customer.say(subject);
    await customer.expect(/What is the problem/);
    await customer.say('transfer to an agent');
    await agent.expect(new RegExp(`Demo Customer[\\s\\S]*${subject}`));
  }

  it('is of what was filled in before, and leaves nothing to go on with', async () => {
    await halfMade('the table is bad');
    await customer.say('hello there');
    await agent.expect(/hello there/);
    await agent.say('#ticket');
    const told = await agent.expect(/Request CERT-\d+ is created/);
    const [key = ''] = /CERT-\d+/.exec(told.text ?? '') ?? [];
    await agent.say('#exit');
    await customer.expect(/finished/);
    await customer.say(key);
    await customer.expect(/the table is bad/);
  });

  it('offers to go on with a request that was begun before the chat', async () => {
    await halfMade('the chair is bad');
    await agent.say('#exit');
    await customer.expect(/finished/);
    await customer.say('create a request');
    await customer.expect(/begun a request[\s\S]*the chair is bad/);
    await customer.say('go on with it');
    await customer.expect(/Let us go on/);
    await customer.expect(/What is the problem/);
  });
});
