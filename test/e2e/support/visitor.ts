import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { DEMO_ACCOUNTS } from '../../../demo/accounts.ts';
import type { Stage } from './stage.ts';
import { WebChatPage } from './webChat.ts';

/** What the bot says first in every conversation. */
export const WELCOME = 'Hello, I am Koji';

/** Somebody at one of our pages with a chat. */
export interface Visitor {
  readonly page: Page;
  readonly chat: WebChatPage;
}

/** Opens the help portal's chat, for the person with this name, or for nobody in particular. */
export async function openPortalChat(stage: Stage, name?: string): Promise<Visitor> {
  const page = await stage.newPage();
  await page.goto(`${stage.app.url}/portal`);
  if (name !== undefined) {
    await page.getByRole('link', { name: 'Log in' }).click();
    await logIn(page, name);
  }
  await page.getByRole('button', { name: 'Chat with virtual assistant' }).click();
  return welcomed(page);
}

/** Opens the chat inside the backoffice, the way that leads there from Jira. */
export async function openBackofficeChat(stage: Stage, name: string): Promise<Visitor> {
  const page = await openBackoffice(stage, name);
  await page.getByRole('link', { name: 'Chat', exact: true }).click();
  return welcomed(page);
}

/** Projects > Certification > Koji backoffice. */
export async function openBackoffice(stage: Stage, name: string): Promise<Page> {
  const page = await stage.newPage();
  await page.goto(`${stage.app.url}/jira`);
  await logIn(page, name);
  await page.getByRole('link', { name: 'Certification' }).click();
  await page.getByRole('link', { name: 'Koji backoffice' }).click();
  return page;
}

/** Fills in the sign-in page with the credentials of the demo account with this name. */
export async function logIn(page: Page, name: string): Promise<void> {
  const account = DEMO_ACCOUNTS.find(({ displayName }) => displayName === name);
  assert.ok(account, `There is no demo account of ${name}.`);
  await page.getByLabel('Email').fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Presses *New conversation* and waits for the new one's first words. */
export async function startNewConversation({ page, chat }: Visitor): Promise<void> {
  const before = await page.locator('.koji-chat-place').elementHandle();
  await page.getByRole('button', { name: 'New conversation' }).click();
  await before?.waitForElementState('hidden');
  chat.startOver();
  await chat.expectBot(WELCOME);
}

/** Downloads the newest file with this name, as a click on it does, and returns its text. */
export async function textOfFile({ page, chat }: Visitor, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), chat.fileLink(name).click()]);
  return readFile(await download.path(), 'utf8');
}

async function welcomed(page: Page): Promise<Visitor> {
  const chat = new WebChatPage(page);
  await chat.expectBot(WELCOME);
  return { page, chat };
}
