import { useStage } from './support/stage.ts';
import { openPortalChat, startNewConversation } from './support/visitor.ts';

describe('D. Chat commands', () => {
  const stage = useStage();

  it('#help lists what a customer can do', async () => {
    const { chat } = await openPortalChat(stage);
    await chat.say('#help');
    await chat.expectBot(/This is what I can do:.*Create a request.*#help.*#exit/su);
  });

  it('#exit says that the conversation is finished and provides options to start a new one', async () => {
    const customer = await openPortalChat(stage, 'Demo Customer');
    await startNewConversation(customer);
    await customer.chat.say('#exit');
    await customer.chat.expectBot('The conversation is finished. You can start a new one at any time:');
    for (const option of ['Ask another question', 'Create a request', 'My requests', 'Talk to an agent']) {
      await customer.chat.expectButton(option);
    }
    await customer.chat.press('Ask another question');
    await customer.chat.expectBot('What would you like to know?');
  });
});

describe('E. Live agent: no operators available', () => {
  const stage = useStage();

  it('talk to operator: no operators are available, and one can create a request', async () => {
    const customer = await openPortalChat(stage, 'Demo Customer');
    await startNewConversation(customer);
    await customer.chat.say('talk to operator');
    await customer.chat.expectBot(/No operators are available.*You can create a request/u);
    await customer.chat.press('Create a request');
    await customer.chat.expectBot('What kind of request is it?');
  });
});
