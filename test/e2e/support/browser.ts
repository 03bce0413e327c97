import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { loadTestConfig } from './testConfig.ts';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever reaches for the internet fails at once, on every machine alike.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
] as const;

const VIEWPORT = { width: 1280, height: 860 } as const;

export async function launchBrowser(): Promise<Browser> {
  const { chromiumPath, searchPath } = loadTestConfig();
  const { executablePath, env } = await findChromium(chromiumPath);
  return chromium.launch({ executablePath, args: [...ARGS], env: { PATH: searchPath, ...env } });
}

/** A page with cookies and storage of its own: another person at another machine. */
export async function openPage(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number } = VIEWPORT,
): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-US', timezoneId: 'UTC' });
  return context.newPage();
}

/** Writes `<name>.png` into the screenshot folder and returns its path. */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  const file = path.resolve(loadTestConfig().screenshotFolder, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  return file;
}
