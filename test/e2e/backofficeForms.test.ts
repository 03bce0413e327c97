import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import { inScenes } from './support/scenes.ts';
import { useStage } from './support/stage.ts';
import { openBackoffice } from './support/visitor.ts';

describe('The forms of the backoffice', () => {
  const stage = useStage();
  let page: Page;
  inScenes();

  before(async () => {
    page = await openBackoffice(stage, 'Demo Admin');
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('say of each field of the working hours what is wrong, and save nothing', async () => {
    await page.getByRole('link', { name: 'Live agent' }).click();
    await page.getByRole('switch', { name: 'Only within working hours' }).click();
    await page.getByLabel('Time zone').fill('Europe/Atlantis');
    await page.getByLabel('Monday').fill('17:00-09:00');
    await page.getByLabel('Holidays').fill('2026-02-30');
    await button('Save working hours').click();
    await page.getByText('“Europe/Atlantis” is no known time zone.').waitFor();
    await page.getByText('“17:00-09:00” ends before it begins.').waitFor();
    await page.getByText('“2026-02-30” is not a day').waitFor();
    await page.reload();
    assert.equal(await page.getByRole('switch', { name: 'Only within working hours' }).isChecked(), false);
  });

  it('save working hours, and show them after a reload', async () => {
    await page.getByRole('switch', { name: 'Only within working hours' }).click();
    await page.getByLabel('Time zone').fill('Europe/Berlin');
    await page.getByLabel('Monday').fill('9-12, 13-17');
    await page.getByLabel('Holidays').fill('2026-12-25 Christmas Day');
    await button('Save working hours').click();
    await page.getByText('Saved: the live chat keeps working hours.').waitFor();
    await page.reload();
    await page.getByLabel('Monday').waitFor();
    assert.equal(await page.getByLabel('Monday').inputValue(), '09:00-12:00, 13:00-17:00');
    assert.equal(await page.getByLabel('Holidays').inputValue(), '2026-12-25 Christmas Day');
  });

  it('take no article without a title and with a link that is none', async () => {
    await page.getByRole('link', { name: 'Knowledge' }).click();
    await button('Add an article').first().click();
    await page.getByLabel('Link').fill('example.com');
    await button('Save').click();
    await page.getByText('The title must not be empty.').waitFor();
    await page.getByText('The link must be a web address').waitFor();
  });

  it('add, change and remove articles, and restore the default', async () => {
    const table = page.getByRole('table', { name: 'Articles of Google support' });
    await page.getByLabel('Title').fill('Print from Chrome');
    await page.getByLabel('Link').fill('https://example.com/print');
    await button('Save').click();
    await page.getByText('Added: Print from Chrome.').waitFor();
    await button('Change: Print from Chrome').click();
    await page.getByLabel('Title').fill('Print a page');
    await button('Save').click();
    await page.getByText('Saved: Print a page.').waitFor();
    await button('Remove: Clear cache and cookies in Chrome').click();
    await page.getByText('Removed: Clear cache and cookies in Chrome.').waitFor();
    assert.match(await table.innerText(), /Print a page/);
    await button('Restore the default').first().click();
    await page.getByText('Restored: Google support is as it comes with Koji.').waitFor();
    assert.match(await table.innerText(), /Clear cache and cookies in Chrome/);
    assert.doesNotMatch(await table.innerText(), /Print a page/);
  });

  it('show which quick answers and articles helped, in the order that is asked for', async () => {
    const { botUrl } = stage.app;
    const customer = await openEmulatorChat({ botUrl, userId: 'c', userName: 'Demo Customer' });
    for (const text of ['I forgot my password', 'Yes', 'the vpn does not connect', 'No']) await customer.say(text);
    await customer.close();
    await page.reload();
    const rows = page.getByRole('table', { name: 'Whether articles helped' }).getByRole('row');
    await rows.nth(2).waitFor();
    assert.match(await rows.nth(1).innerText(), /The VPN does not connect\s+Quick answer\s+0\s+1/);
    await button('Helped').click();
    assert.match(await rows.nth(1).innerText(), /I forgot my password\s+Quick answer\s+1\s+0/);
  });
});
