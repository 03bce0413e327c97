import { useStage } from './support/stage.ts';
import { openPortalChat, WELCOME } from './support/visitor.ts';
import { WebChatPage } from './support/webChat.ts';

describe('One chat in two tabs', () => {
  const stage = useStage();

  it('is shown in both, side by side, and neither loses its connection', async () => {
    const { page, chat } = await openPortalChat(stage, 'Demo Customer');
    const other = await page.context().newPage();
    await other.goto(`${stage.app.url}/portal`);
    await other.getByRole('button', { name: 'Chat with virtual assistant' }).click();
    const otherChat = new WebChatPage(other);
    await otherChat.expectBot(WELCOME);
    await chat.say('Hello');
    for (const each of [chat, otherChat]) await each.expectBot('Hello Demo Customer!');
    await otherChat.say('my requests');
    for (const each of [otherChat, chat]) await each.expectBot('Your open requests');
    for (const tab of [page, other])
      await tab.getByText(/Connection lost|Connected again/).waitFor({ state: 'hidden' });
  });
});
