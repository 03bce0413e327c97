import { MOST_VISITS } from '../../portal/visits.ts';
import { createSiteVisitor } from '../support/siteVisitor.ts';
import { aFile } from './support/files.ts';
import { useStage } from './support/stage.ts';
import { openPortalChat } from './support/visitor.ts';

describe('Limits, as a customer meets them', () => {
  const stage = useStage();

  it('say how to send more files than one message can have', async () => {
    const { page, chat } = await openPortalChat(stage);
    const files = Array.from({ length: 11 }, (_none, index) => aFile(`note ${String(index)}.txt`, 'note'));
    await page.locator('input[type="file"]').setInputFiles(await Promise.all(files));
    await page.locator('.webchat__attachment-icon--checked').waitFor();
    await page.locator('.webchat__send-button').click();
    const notice = page.getByText('Please send them in several messages.');
    await notice.waitFor();
    await chat.say('Hello');
    await chat.expectBot('Hello Guest!');
    await notice.waitFor({ state: 'hidden' });
  });

  it('say that a file is too large, and keep it back', async () => {
    const { page } = await openPortalChat(stage);
    const large = await aFile('scan.txt', 'x'.repeat(5 * 1024 * 1024));
    await page.locator('input[type="file"]').setInputFiles(large);
    await page.locator('.webchat__attachment-icon--checked').waitFor();
    await page.locator('.webchat__send-button').click();
    await page.getByText('can have 4 MB here').waitFor();
  });

  it('say when to come back, where too many chats were begun', async () => {
    const { url } = stage.app;
    for (let visit = 0; visit < MOST_VISITS; visit += 1) {
      await createSiteVisitor(url).send('POST', '/chat/token', { page: 'portal' });
    }
    const page = await stage.newPage();
    await page.goto(`${url}/portal`);
    await page.getByRole('button', { name: 'Chat with virtual assistant' }).click();
    await page.getByText('Too many conversations were begun from here.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  });
});
