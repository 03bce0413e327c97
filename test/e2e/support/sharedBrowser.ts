import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';

let browser: Promise<Browser> | undefined;

/** The one Chromium of a whole run. Everybody gets a context of their own in it. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= launchBrowser();
  return browser;
}

after(async () => {
  await (await browser)?.close();
});
