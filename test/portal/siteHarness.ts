import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import type { Server, ServerOptions } from 'restify';
import { createServer } from 'restify';
import { createClientAddress } from '../../clientAddress.ts';
import { createJiraSimulator } from '../../demo/jira/simulator.ts';
import { mountDemoSite } from '../../demo/site/mountDemoSite.ts';
import type { Session, Site } from '../../portal/index.ts';
import { createSite, mountCodeLogin, mountPortal } from '../../portal/index.ts';
import { IdentityWorld } from '../identity/identityWorld.ts';
import { SequentialIds } from '../support/clock.ts';
import { MemoryDocuments } from '../support/memoryDocuments.ts';
import { Browser } from './browser.ts';
import { FakeDesk } from './fakeDesk.ts';
import { FakeDirectLine } from './fakeDirectLine.ts';

export class MemorySessions extends MemoryDocuments<Session> {
  removeExpired(now: number): Promise<void> {
    for (const { id, expiresAt } of this.values) if (expiresAt <= now) void this.remove(id);
    return Promise.resolve();
  }
}

const MANIFEST = {
  'portal/web/site.css': { file: 'assets/site-1.css' },
  'portal/web/portal.ts': { file: 'assets/portal-1.js', imports: ['_chat.js'], css: ['assets/site-1.css'] },
  '_chat.js': { file: 'assets/chat-1.js', css: ['assets/chat-1.css'] },
};

/** The pages of the site behind one proxy, signed in to as in the demo, or by code as in production. */
export class SiteHarness extends IdentityWorld {
  readonly sessions = new MemorySessions();
  readonly directLine = new FakeDirectLine();
  readonly desk = new FakeDesk();
  /** Conversations that are chats with agents. */
  readonly withAgent = new Set<string>();
  /** What was logged, as text. */
  readonly log: string[] = [];
  readonly #login: 'demo' | 'code';
  #server: Server | undefined;
  #webRoot = '';

  private constructor(login: 'demo' | 'code') {
    super();
    this.#login = login;
  }

  static async start(login: 'demo' | 'code' = 'demo'): Promise<SiteHarness> {
    const harness = new SiteHarness(login);
    await harness.#up();
    return harness;
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#server?.address().port)}`;
  }

  browser(address?: string): Browser {
    return new Browser(this.url, address);
  }

  async signedIn(email: string, password: string): Promise<Browser> {
    const browser = this.browser();
    await browser.submit('/login', { email, password });
    return browser;
  }

  async close(): Promise<void> {
    this.#server?.server.closeAllConnections();
    this.#server?.close();
    await rm(this.#webRoot, { recursive: true });
  }

  async #up(): Promise<void> {
    this.#webRoot = await aBuild();
    const logger = pino({ level: 'warn' }, { write: (line: string) => void this.log.push(line) });
    // restify's types are older than its logger.
    const server = createServer({ log: logger } as unknown as ServerOptions);
    this.#server = server;
    const site = this.#site();
    mountPortal(server, {
      ...site,
      publicUrl: () => this.url,
      identity: this.identity,
      desk: this.desk,
      directLine: this.directLine,
      directLineDomain: '/v3/directline',
      botName: () => Promise.resolve('Koji'),
      isWithAgent: (conversationId) => Promise.resolve(this.withAgent.has(conversationId)),
      webRoot: this.#webRoot,
      webChat: { address: '/static/webchat.js?v=1', content: Buffer.from('chat'), compressed: Buffer.from('c') },
      links: [{ href: '/portal', title: 'Help portal', text: 'Where customers get help.' }],
    });
    if (this.#login === 'demo') {
      const bot = { email: 'koji.bot@example.com', apiToken: 'not-used' };
      const simulator = createJiraSimulator({ clock: this.clock, bot });
      mountDemoSite(server, { site, outbox: this.outbox, clock: this.clock, simulator });
    } else mountCodeLogin(server, { ...site, publicUrl: () => this.url, codes: this.identity });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
  }

  #site(): Site {
    return createSite({
      publicUrl: () => this.url,
      secure: false,
      store: this.sessions,
      identity: this.identity,
      webRoot: this.#webRoot,
      chatOrigins: [],
      clientAddress: createClientAddress(1),
      clock: this.clock,
      ids: new SequentialIds('chat'),
    });
  }
}

/** A folder like `dist/web`, with the files that the pages name. */
async function aBuild(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'koji-web-'));
  await mkdir(path.join(folder, '.vite'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, '.vite', 'manifest.json'), JSON.stringify(MANIFEST));
  await writeFile(path.join(folder, 'assets', 'portal-1.js'), 'portal();');
  return folder;
}
