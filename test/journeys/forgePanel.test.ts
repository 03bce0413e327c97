import assert from 'node:assert/strict';
import { z } from 'zod';
import { DEMO_ACCOUNTS } from '../../demo/accounts.ts';
import { APP_ID, ForgeAtlassian } from '../support/forgeAtlassian.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';

/** Where Forge shows the panel. */
const PANEL = 'https://panel.example.com';

const ticketSchema = z.object({
  token: z.string(),
  conversationId: z.string(),
  userId: z.string(),
  domain: z.string(),
});
const activitiesSchema = z.object({ activities: z.array(z.object({ text: z.string().optional() })) });
const customer = DEMO_ACCOUNTS.find(({ displayName }) => displayName === 'Demo Customer');

describe("a customer in the help portal of Atlassian's own, with the Forge panel", () => {
  let app: RunningApp;
  let atlassian: ForgeAtlassian;

  before(async () => {
    atlassian = await ForgeAtlassian.start();
    const keys = { FORGE_APP_ID: APP_ID, FORGE_JWKS_URL: atlassian.keysUrl };
    app = await startApp({ ...keys, FORGE_PANEL_ORIGINS: PANEL });
  });

  after(async () => {
    await app.stop();
    await atlassian.close();
  });

  const open = async (token: string): Promise<Response> =>
    fetch(`${app.url}/api/forge/chat-token`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });

  it('is known to the chat without signing in, and asked nothing', async () => {
    const token = await atlassian.sign(customer?.accountId ?? '', Date.now());
    const ticket = ticketSchema.parse(await (await open(token)).json());
    const headers = { authorization: `Bearer ${ticket.token}`, 'content-type': 'application/json' };
    const activities = `${ticket.domain}/conversations/${ticket.conversationId}/activities`;
    await fetch(`${ticket.domain}/conversations`, { method: 'POST', headers });
    const said = { type: 'message', from: { id: ticket.userId }, text: 'my requests' };
    assert.equal((await fetch(activities, { method: 'POST', headers, body: JSON.stringify(said) })).status, 200);
    const heard = activitiesSchema.parse(await (await fetch(activities, { headers })).json());
    const texts = heard.activities.map(({ text = '' }) => text).join('\n');
    assert.match(texts, /Your open requests:[^]*CERT-1/);
    assert.ok(!texts.includes('CERT-4'));
  });

  it('is let by their browser to call from the panel, and from no other site', async () => {
    const token = await atlassian.sign(customer?.accountId ?? '', Date.now());
    const { domain } = ticketSchema.parse(await (await open(token)).json());
    const allowedFor = async (origin: string) => {
      const headers = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      };
      return (await fetch(`${domain}/conversations`, { method: 'OPTIONS', headers })).headers;
    };
    const allowed = await allowedFor(PANEL);
    assert.equal(allowed.get('access-control-allow-origin'), PANEL);
    assert.match(allowed.get('access-control-allow-headers') ?? '', /authorization, content-type/);
    assert.equal((await allowedFor('https://elsewhere.example.com')).get('access-control-allow-origin'), null);
  });

  it('is nobody with a token that Atlassian has not signed for this app', async () => {
    const token = await atlassian.sign(customer?.accountId ?? '', Date.now(), { aud: 'another app' });
    assert.equal((await open(token)).status, 401);
  });
});

describe('the door for the Forge panel', () => {
  it('is not there unless an app is configured', async () => {
    const app = await startApp();
    const answer = await fetch(`${app.url}/api/forge/chat-token`, { method: 'POST' });
    assert.equal(answer.status, 404);
    await app.stop();
  });
});
