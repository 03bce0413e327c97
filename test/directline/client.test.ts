import assert from 'node:assert/strict';
import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import type { Activity, DirectLineOptions } from 'botframework-directlinejs';
import { z } from 'zod';
import { installBrowserGlobals } from './browserGlobals.ts';
import { Collected } from './collected.ts';
import { DirectLineHarness } from './directLineHarness.ts';

/** A page: the client library as Web Chat uses it, and what it was given to show. */
interface Page {
  readonly directLine: DirectLine;
  readonly shown: Collected<Activity>;
  /** What ended the page's stream for good. */
  readonly failures: Collected<unknown>;
  readonly close: () => void;
  readonly texts: () => readonly string[];
  readonly showing: (count: number) => Promise<readonly string[]>;
  readonly say: (text: string) => Promise<string>;
}

const user = { id: 'dl_customer', name: 'Demo Customer' };

describe('botframework-directlinejs', () => {
  let harness: DirectLineHarness;
  let removeGlobals: () => void;
  let pages: Page[];

  before(() => {
    removeGlobals = installBrowserGlobals();
  });
  after(() => removeGlobals());
  beforeEach(async () => {
    pages = [];
    harness = await DirectLineHarness.start();
    harness.bot.turn = async (activity) => {
      if (activity.type === 'message') await answer(activity.conversation.id, `echo ${activity.text ?? ''}`);
      return 200;
    };
  });
  afterEach(async () => {
    for (const page of pages) page.close();
    await harness.close();
  });

  const answer = (conversationId: string, text: string) =>
    harness.connector(`${conversationId}/activities`, { method: 'POST', body: { type: 'message', text } });

  function open(options: DirectLineOptions): Page {
    const shown = new Collected<Activity>();
    // The shortest of the library's random waits before it reconnects: three seconds.
    const services = { random: () => 0 };
    const directLine = new DirectLine({ domain: `${harness.publicUrl}/v3/directline`, ...options, ...services });
    const failures = new Collected<unknown>();
    const subscription = directLine.activity$.subscribe(
      (activity) => shown.add(activity),
      (error) => failures.add(error),
    );
    const texts = () => shown.items.map((activity) => ('text' in activity ? (activity.text ?? '') : ''));
    const page: Page = {
      directLine,
      shown,
      failures,
      close: () => {
        subscription.unsubscribe();
        directLine.end();
      },
      texts,
      showing: async (count) => {
        await shown.until((items) => items.length >= count);
        return texts();
      },
      say: (text) => postActivity(directLine, { type: 'message', text, from: user }),
    };
    pages.push(page);
    return page;
  }

  for (const webSocket of [true, false]) {
    describe(webSocket ? 'over WebSocket' : 'over polling', () => {
      const options = { webSocket, pollingInterval: 200 };

      it('starts a conversation, sends, and shows the echo and the answer', async () => {
        const page = open({ ...options, token: await harness.generate() });
        const id = await page.say('Hello');
        assert.deepEqual(await page.showing(2), ['Hello', 'echo Hello']);
        assert.equal(page.shown.items[0]?.id, id);
        assert.deepEqual(
          page.shown.items.map((activity) => activity.from.role),
          ['user', 'bot'],
        );
      });

      it('sends a file and shows it with an address', async () => {
        const page = open({ ...options, token: await harness.generate() });
        await postActivity(page.directLine, {
          type: 'message',
          text: 'See this',
          from: user,
          attachments: [{ contentType: 'text/plain', contentUrl: 'data:text/plain,notes', name: 'notes.txt' }],
        });
        const [sent] = await page.shown.atLeast(1);
        const attachment = sent?.type === 'message' ? sent.attachments?.[0] : undefined;
        const { contentUrl, name } = z.object({ contentUrl: z.url(), name: z.string() }).parse(attachment);
        assert.equal(name, 'notes.txt');
        assert.equal(await (await fetch(contentUrl, { headers: { connection: 'close' } })).text(), 'notes');
      });

      it('shows nothing twice and misses nothing when the page is reloaded after a restart', async () => {
        const before = open({ ...options, token: await harness.generate() });
        await before.say('one');
        await before.showing(2);
        const { conversationId, token, watermark } = keptOf(before.directLine);
        before.close();
        await answer(conversationId, 'while away');
        await harness.down();
        await harness.up();
        await answer(conversationId, 'after the restart');

        const after = open({ ...options, conversationId, token, watermark });
        await after.say('two');
        assert.deepEqual(await after.showing(4), ['while away', 'after the restart', 'two', 'echo two']);
        const whole = open({ ...options, conversationId, token });
        assert.deepEqual((await whole.showing(6)).slice(0, 3), ['one', 'echo one', 'while away']);
      });
    });
  }

  it('over WebSocket goes on by itself after a restart, with nothing twice and nothing missing', async () => {
    const page = open({ token: await harness.generate() });
    await page.say('one');
    await page.showing(2);
    await harness.down();
    await harness.up();
    await answer(keptOf(page.directLine).conversationId, 'while away');
    await page.say('two');
    assert.deepEqual(await page.showing(5), ['one', 'echo one', 'while away', 'two', 'echo two']);
    await page.say('three');
    assert.deepEqual((await page.showing(7)).slice(5), ['three', 'echo three']);
  });

  it('over polling goes on by itself after a restart between two polls', async () => {
    const page = open({ webSocket: false, pollingInterval: 1500, token: await harness.generate() });
    await page.say('one');
    await page.showing(2);
    await harness.down();
    await harness.up();
    await page.say('two');
    assert.deepEqual(await page.showing(4), ['one', 'echo one', 'two', 'echo two']);
  });

  it('learns that its token is not good', async () => {
    const page = open({ token: 'forged' });
    await page.failures.atLeast(1);
    assert.equal(page.directLine.connectionStatus$.getValue(), ConnectionStatus.FailedToConnect);
  });
});

function postActivity(directLine: DirectLine, activity: Activity): Promise<string> {
  return new Promise((resolve, reject) => {
    directLine.postActivity(activity).subscribe(resolve, reject);
  });
}

const keptSchema = z.object({ conversationId: z.string(), token: z.string(), watermark: z.string() });

/** What a page keeps of its connection for a reload; the library's types call it private. */
function keptOf(directLine: DirectLine): z.infer<typeof keptSchema> {
  return keptSchema.parse(directLine);
}
