import type { Page } from 'playwright-core';

const SWITCH = 'Enable the live chat so your customers can interact with live agents.';

/** Koji settings > Live agent: switches the live chat on. */
export async function switchLiveChatOn(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Live agent' }).click();
  await page.getByRole('switch', { name: SWITCH }).click();
  await page.getByText('Saved: the live chat is on.').waitFor();
}

/** Koji settings > Knowledge: switches one of the collections on. */
export async function switchCollectionOn(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Knowledge' }).click();
  await page.getByRole('switch', { name: `Use ${name}` }).click();
  await page.getByText(`Saved: ${name} is on.`).waitFor();
}

/** Configuration > Tenants > Tenant role setup. */
export async function openTenantRoleSetup(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Tenant role setup' }).click();
  await page.getByRole('table', { name: 'People and their roles' }).waitFor();
}

/** On Tenant role setup: has the list loaded anew, for whoever has come since. */
export async function refreshPeople(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByText('The list is up to date.').waitFor();
}

/** On Tenant role setup: puts somebody on the list who has not come yet. */
export async function addPerson(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText(`Added: ${email}.`).waitFor();
}

/** On Tenant role setup: gives the role *Live agent* to the one person in whose row the text stands. */
export async function makeLiveAgent(page: Page, person: string): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: person });
  await row.getByRole('button', { name: 'Set', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Live agent' }).click();
  await page.getByText('has the role Live agent now.').waitFor();
}

/** Koji settings > Live agent: agents are asked first, and the desk uses these skills. */
export async function offerChats(page: Page, skills: string): Promise<void> {
  await page.getByRole('radio', { name: 'Ask the agent first, who accepts or declines' }).check();
  await page.getByLabel('Skills').fill(skills);
  await page.locator('form').filter({ hasText: 'When an agent is free' }).getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved: who gets which customer.').waitFor();
}

/** On Tenant role setup: gives one skill to the one person in whose row the text stands. */
export async function setSkills(page: Page, person: string, skill: string): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: person });
  await row.getByRole('button', { name: 'None', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: skill }).click();
  await page.getByText(`has ${skill}, from the next #on.`).waitFor();
  await page.keyboard.press('Escape');
}
