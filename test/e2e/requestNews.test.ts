import type { Page } from 'playwright-core';
import { takeScreenshot } from './support/browser.ts';
import { inScenes } from './support/scenes.ts';
import { useStage } from './support/stage.ts';
import type { Visitor } from './support/visitor.ts';
import { logIn, openPortalChat } from './support/visitor.ts';

describe('what happens to a request, on the portal', () => {
  inScenes();
  const stage = useStage();
  let customer: Visitor;
  let desk: Page;

  it('is made by an agent, on the page of the request in Jira', async () => {
    customer = await openPortalChat(stage, 'Demo Customer');
    await customer.chat.say('Hello');
    await customer.chat.expectBot('What can I do for you?');
    desk = await stage.newPage();
    await desk.goto(`${stage.app.url}/jira/browse/CERT-2`);
    await logIn(desk, 'Demo Agent');
    await desk.getByLabel('Comment').fill('Which town are you in?');
    await desk.getByRole('button', { name: 'Add the comment' }).click();
    await desk.getByText('Which town are you in?').first().waitFor();
    await takeScreenshot(desk, 'jira-request');
  });

  it('appears in the chat of its customer by itself, with buttons', async () => {
    await customer.chat.expectBot('Which town are you in?');
    await takeScreenshot(customer.page, 'news-in-the-chat');
    await customer.chat.press('Comment on CERT-2');
    await customer.chat.expectBot('What shall I write on CERT-2?');
    await customer.chat.say('In Lyon');
    await customer.chat.press('Yes');
    await customer.chat.expectBot('It is on CERT-2 now.');
  });

  it('is there for the agent', async () => {
    await desk.reload();
    await desk.getByText('In Lyon').waitFor();
  });
});
