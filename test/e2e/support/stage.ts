import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { startApp } from '../../support/runningApp.ts';
import type { RunningApp } from '../../support/runningApp.ts';
import { openPage } from './browser.ts';
import { watchPage } from './pageWatch.ts';
import type { PageWatch } from './pageWatch.ts';
import { sharedBrowser } from './sharedBrowser.ts';

/** What the tests of one file share: a running product, and people at machines of their own. */
export interface Stage {
  readonly app: RunningApp;
  /** A page for one more person. What it does wrong fails the tests when they end. */
  newPage(): Promise<Page>;
  /** For a page whose own makers let it do more than ours may; nothing is held against it. */
  newForeignPage(): Promise<Page>;
}

/** To be called inside `describe`: sets the stage before its tests and clears it after them. */
export function useStage(): Stage {
  let app: RunningApp | undefined;
  const pages: Page[] = [];
  const watches: PageWatch[] = [];

  before(async () => {
    app = await startApp();
  });

  after(async () => {
    await Promise.all(pages.map((page) => page.context().close()));
    await app?.stop();
    assert.deepEqual(
      watches.flatMap((watch) => watch.problems()),
      [],
    );
  });

  async function newForeignPage(): Promise<Page> {
    const page = await openPage(await sharedBrowser());
    pages.push(page);
    return page;
  }

  return {
    get app() {
      assert.ok(app, 'The app runs only while the tests do.');
      return app;
    },
    newForeignPage,
    async newPage() {
      const page = await newForeignPage();
      watches.push(watchPage(page));
      return page;
    },
  };
}
