import { DEMO_ACCOUNTS } from '../../accounts.ts';
import type { SiteUser } from '../model.ts';

/** The account that the bot signs in with, as handed in by the composition root. */
export interface BotCredentials {
  readonly email: string;
  readonly apiToken: string;
}

/** The service account's id, the same for every set of credentials. */
export const BOT_ACCOUNT_ID = '712020:5e8d1f30-koji-service';

function aCustomer(name: string, overrides: Partial<SiteUser> = {}): SiteUser {
  return {
    accountId: `qm:3f1c2d84-5b7e-4a60-9c1d-8e2f7a6b5c40:${name}`,
    displayName: `${name[0]?.toUpperCase()}${name.slice(1)} Customer`,
    email: `koji.${name}@example.com`,
    emailHidden: false,
    accountType: 'customer',
    role: 'customer',
    active: true,
    apiToken: `${name}-api-token`,
    ...overrides,
  };
}

const demoUsers = DEMO_ACCOUNTS.map((account): SiteUser => ({
  accountId: account.accountId,
  displayName: account.displayName,
  email: account.email,
  emailHidden: false,
  accountType: account.portalOnly ? 'customer' : 'atlassian',
  role: account.kind,
  active: true,
  apiToken: `${account.email}-api-token`,
}));

/** Accounts that a careless look-up by address gets wrong. */
const trickyUsers: readonly SiteUser[] = [
  aCustomer('hidden', { emailHidden: true }),
  aCustomer('twin'),
  aCustomer('twin-atlassian', { email: 'koji.twin@example.com', accountType: 'atlassian', accountId: '712020:twin' }),
  aCustomer('gone', { active: false }),
  aCustomer('prefix', { email: 'koji.customer@example.community' }),
];

export function siteUsers(bot: BotCredentials): readonly SiteUser[] {
  const service: SiteUser = {
    accountId: BOT_ACCOUNT_ID,
    displayName: 'Koji service account',
    email: bot.email,
    emailHidden: false,
    accountType: 'atlassian',
    role: 'agent',
    active: true,
    apiToken: bot.apiToken,
  };
  return [...demoUsers, ...trickyUsers, service];
}
