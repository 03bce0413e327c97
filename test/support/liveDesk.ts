import assert from 'node:assert/strict';
import type { EmulatorChat, EmulatorOptions } from './emulatorChat.ts';
import { openEmulatorChat } from './emulatorChat.ts';
import type { SiteVisitor } from './siteVisitor.ts';
import { createSiteVisitor, enableLiveChat, giveRole } from './siteVisitor.ts';

/** Teams vouches for who somebody is. */
export const AGENT_IN_TEAMS = {
  channelId: 'msteams',
  from: { aadObjectId: '11111111-2222-3333-4444-555555555555' },
  userId: '29:a',
  userName: 'Demo Agent',
} as const satisfies Partial<EmulatorOptions>;

export async function signedIn(url: string, email: string, password: string): Promise<SiteVisitor> {
  const visitor = createSiteVisitor(url);
  assert.equal((await visitor.signIn(email, password)).status, 303);
  return visitor;
}

export function signedInAdmin(url: string): Promise<SiteVisitor> {
  return signedIn(url, 'koji.admin@example.com', 'admin_Pas$w0rd');
}

/** Live chat is on, and the agent, who is known to the bot by now, may take part in it. Answers the admin. */
async function openDesk(url: string, capacity?: number): Promise<SiteVisitor> {
  const admin = await signedInAdmin(url);
  await enableLiveChat(admin, capacity);
  await giveRole(admin, 'Demo Agent', 'liveAgent');
  return admin;
}

/** Live chat is on, and the agent, on duty, in Teams. `more`: how this agent's chat is another one. */
export async function agentOnDuty(
  { url, botUrl }: { readonly url: string; readonly botUrl: string },
  more: Partial<EmulatorOptions> = {},
): Promise<EmulatorChat> {
  const agent = await openEmulatorChat({ ...AGENT_IN_TEAMS, botUrl, ...more });
  await agent.say('#on');
  await agent.expect(/is for live agents/);
  await openDesk(url);
  await agent.say('#on');
  await agent.expect(/on duty now/);
  return agent;
}

/** Live chat is on, and the agent is signed in to the site, with the role and off duty. */
export async function liveAgentAtSite(url: string, capacity?: number): Promise<SiteVisitor> {
  const agent = await signedIn(url, 'koji.agent@gmail.com', 'agent_Pas$w0rd');
  await openDesk(url, capacity);
  return agent;
}
