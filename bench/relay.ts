// How many lines a second go from a customer to an agent, against a bare echo bot on the same framework, in one run.
// Machines differ and are noisy, so the ratio is what counts. Usage: npm run bench
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity, TurnContext } from 'botbuilder';
import restify from 'restify';
import type { Request, Response } from 'restify';
import { openEmulatorChat } from '../test/support/emulatorChat.ts';
import { codeMailedTo } from '../test/support/mailPage.ts';
import { startApp } from '../test/support/runningApp.ts';
import { createSiteVisitor, enableLiveChat, giveRole } from '../test/support/siteVisitor.ts';

const LINES = 3_000;
const IN_FLIGHT = 16;
const ROUNDS = 3;

interface Sink {
  readonly url: string;
  reached(count: number): Promise<void>;
  close(): void;
}

/** A channel that takes everything at once and counts it. */
async function openSink(): Promise<Sink> {
  let received = 0;
  let wake = (): void => undefined;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      received += 1;
      response.setHeader('content-type', 'application/json');
      response.end('{"id":"1"}');
      wake();
    });
  });
  // A connection that rests while the other one is measured is not closed just when it is used again.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reached: (count) =>
      new Promise((resolve) => {
        const start = received;
        wake = () => received - start >= count && resolve();
      }),
    close: () => server.close(),
  };
}

async function say(botUrl: string, serviceUrl: string, number: number): Promise<void> {
  const activity = {
    type: 'message',
    id: `bench-${number}`,
    channelId: 'emulator',
    serviceUrl,
    conversation: { id: 'bench' },
    from: { id: 'bench', name: 'Customer' },
    recipient: { id: 'bot', name: 'Koji' },
    text: `line ${number}`,
  };
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(activity);
  const post = (): ReturnType<typeof fetch> =>
    fetch(botUrl, { method: 'POST', headers, body }).catch((error: unknown) => {
      if (isReset(error)) return post();
      throw error;
    });
  const response = await post();
  await response.text();
}

/** A server closes a connection that nobody has used for some seconds, perhaps just when it is used again. */
function isReset(error: unknown): boolean {
  return error instanceof TypeError && (error.cause as { code?: unknown } | undefined)?.code === 'ECONNRESET';
}

let sent = 0;
async function linesPerSecond(botUrl: string, serviceUrl: string, sink: Sink): Promise<number> {
  const arrived = sink.reached(LINES);
  const began = performance.now();
  const last = sent + LINES;
  const one = async (): Promise<void> => {
    while (sent < last) await say(botUrl, serviceUrl, (sent += 1));
  };
  await Promise.all([arrived, ...Array.from({ length: IN_FLIGHT }, one)]);
  return (LINES / (performance.now() - began)) * 1_000;
}

class BareAdapter extends CloudAdapter {
  async receive(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.processActivity('', activity, logic);
  }
}

/** What the framework itself costs: botbuilder's adapter on restify, answering each line. */
async function startEcho(): Promise<{ url: string; close(): void }> {
  const authentication = new ConfigurationBotFrameworkAuthentication({});
  const adapter = new BareAdapter(authentication);
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request: Request, response: Response) => {
    await adapter.receive(request.body as Activity, async (context) => {
      await context.sendActivity(context.activity.text);
    });
    response.send(200);
  });
  server.server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return { url: `http://127.0.0.1:${server.address().port}/api/messages`, close: () => server.close() };
}

async function startChat(sink: Sink): Promise<{ url: string; close(): Promise<void> }> {
  const app = await startApp();
  const [admin, agentAtSite] = [createSiteVisitor(app.url), createSiteVisitor(app.url)];
  await admin.signIn('koji.admin@example.com', 'admin_Pas$w0rd');
  await agentAtSite.signIn('koji.agent@gmail.com', 'agent_Pas$w0rd');
  await enableLiveChat(admin);
  await giveRole(admin, 'Demo Agent', 'liveAgent');
  // Not in Teams, whose budget for a thread would be what is measured.
  const agent = await openEmulatorChat({ botUrl: app.botUrl, userId: 'a', userName: 'Demo Agent' });
  await agent.say('#on');
  await agent.say('koji.agent@gmail.com');
  await agent.expect(/code/i);
  await agent.say(await codeMailedTo(agentAtSite, 'koji.agent@gmail.com'));
  await agent.expect(/on duty/i);
  // From here on the agent's side is the sink: the newest address counts.
  await agent.say('#on', { serviceUrl: sink.url });
  const asked = {
    conversation: { id: 'bench', name: '', isGroup: false, conversationType: '' },
    from: { id: 'bench', name: 'Customer' },
  };
  const customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'bench', userName: 'Customer' });
  await customer.say('talk to operator', { ...asked, serviceUrl: sink.url });
  return {
    url: app.botUrl,
    async close() {
      await Promise.all([agent.close(), customer.close()]);
      await app.stop();
    },
  };
}

const sink = await openSink();
const echo = await startEcho();
const chat = await startChat(sink);
await linesPerSecond(echo.url, sink.url, sink);
await linesPerSecond(chat.url, sink.url, sink);
const ratios: number[] = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  const bare = await linesPerSecond(echo.url, sink.url, sink);
  const relayed = await linesPerSecond(chat.url, sink.url, sink);
  ratios.push(relayed / bare);
  console.log(
    `round ${round}: echo bot ${bare.toFixed(0)}/s, relay ${relayed.toFixed(0)}/s, ratio ${(relayed / bare).toFixed(2)}`,
  );
}
console.log(`median ratio ${ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]?.toFixed(2)}`);
echo.close();
await chat.close();
sink.close();
process.exit(0);
