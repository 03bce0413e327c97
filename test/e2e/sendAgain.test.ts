import assert from 'node:assert/strict';
import type { Page, Route } from 'playwright-core';
import { z } from 'zod';
import { aFile } from './support/files.ts';
import { useStage } from './support/stage.ts';
import type { Visitor } from './support/visitor.ts';
import { openPortalChat, textOfFile } from './support/visitor.ts';

const ACTIVITIES = '**/conversations/*/activities';
const UPLOADS = '**/conversations/*/upload?*';
const sentSchema = z.object({
  channelData: z.object({ clientActivityID: z.string(), retryOf: z.string().optional() }),
});
type Try = z.infer<typeof sentSchema>['channelData'];

describe('A message whose fate the page does not know', () => {
  const stage = useStage();

  /** Lets the server have what the page posts, and keeps the first answers from the page, which then offers *Retry*. */
  async function losesAnswers(page: Page, address: string, count: number): Promise<readonly Try[]> {
    const tries: Try[] = [];
    await page.route(address, async (route: Route) => {
      const request = route.request();
      if (request.method() !== 'POST') return route.continue();
      tries.push(triedIn(request.postDataBuffer()?.toString('latin1') ?? ''));
      const response = await route.fetch();
      if (tries.length > count) return route.fulfill({ response });
      return route.fulfill({ status: 408, body: 'a proxy has given up' });
    });
    return tries;
  }

  /** The channel data, out of an activity alone or among the parts of a form. */
  function triedIn(body: string): Try {
    const json = /\{.*"channelData".*\}/.exec(body)?.[0] ?? '';
    return sentSchema.parse(JSON.parse(json)).channelData;
  }

  const retry = async (page: Page) => page.getByRole('button', { name: 'Retry' }).last().click();
  const answered = async ({ chat }: Visitor, line: RegExp) => {
    const lines = await chat.transcript();
    const own = lines.filter(({ from }) => from === 'me').map(({ text }) => text);
    assert.equal(own.filter((text) => line.test(text)).length, 1, own.join(' | '));
    return lines.filter(({ from }) => from === 'bot').length;
  };

  it('is one message, shown once and answered once, however often it is sent again', async () => {
    const visitor = await openPortalChat(stage);
    const { page, chat } = visitor;
    const tries = await losesAnswers(page, ACTIVITIES, 2);
    await chat.say('Hello');
    await chat.expectBot('Hello Guest!');
    await retry(page);
    while (tries.length < 2) await page.waitForResponse(ACTIVITIES);
    await retry(page);
    await page.getByRole('button', { name: 'Retry' }).waitFor({ state: 'hidden' });
    await page.unroute(ACTIVITIES);
    await chat.say('Stop');
    await chat.expectBot(/./);
    const before = await answered(visitor, /Hello/);
    assert.equal(before, 3, 'the welcome, one Hello, and the answer to Stop');
    const [first, second, third] = tries;
    assert.deepEqual(
      [first?.retryOf, second?.retryOf, third?.retryOf],
      [undefined, first?.clientActivityID, first?.clientActivityID],
    );
    assert.equal(new Set(tries.map(({ clientActivityID }) => clientActivityID)).size, 3);
  });

  it('is one message with its files, too', async () => {
    const visitor = await openPortalChat(stage);
    const { page, chat } = visitor;
    const tries = await losesAnswers(page, UPLOADS, 1);
    await chat.attachFile(await aFile('note.txt', 'a note'));
    await chat.expectBot(/./);
    await retry(page);
    await page.getByRole('button', { name: 'Retry' }).waitFor({ state: 'hidden' });
    assert.equal(tries.length, 2);
    assert.equal(tries[1]?.retryOf, tries[0]?.clientActivityID);
    await answered(visitor, /note\.txt/);
  });

  it('comes with its files where the first try has not arrived', async () => {
    const visitor = await openPortalChat(stage);
    const { page, chat } = visitor;
    let tried = 0;
    await page.route(UPLOADS, (route) => {
      tried += 1;
      return tried === 1 ? route.fulfill({ status: 408, body: 'a proxy has given up' }) : route.continue();
    });
    await chat.attachFile(await aFile('lost.txt', 'a note'));
    await retry(page);
    await chat.fileLink('lost.txt').waitFor();
    assert.equal(await textOfFile(visitor, 'lost.txt'), 'a note');
    assert.equal(tried, 2);
  });

  it('that is too long is said to be so', async () => {
    const { page } = await openPortalChat(stage);
    const box = page.locator('[data-id="webchat-sendbox-input"]');
    await box.fill('电'.repeat(180_000));
    await box.press('Enter');
    await page.getByText('This message is too long, so it was not sent.').waitFor();
  });
});
