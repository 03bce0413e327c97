import type { SiteUser } from '../../../demo/jira/model.ts';

/** The service account of the other site. */
export const OTHER_BOT = { email: 'assistent@haus.example', apiToken: 'other-bot-token' };

export const CUSTOMER_ID = 'qm:0c7f-77:fourth';
export const NEIGHBOUR_ID = 'qm:0c7f-77:fifth';
export const PRIVATE_ID = '5f2a:sixth';
export const AGENT_ID = '5f2a:other-agent';
export const SERVICE_ID = '5f2a:service';

function aUser(accountId: string, displayName: string, overrides: Partial<SiteUser> = {}): SiteUser {
  return {
    accountId,
    displayName,
    email: `${displayName.toLowerCase().replace(' ', '.')}@haus.example`,
    emailHidden: false,
    accountType: 'customer',
    role: 'customer',
    active: true,
    apiToken: `${accountId}-token`,
    ...overrides,
  };
}

export const OTHER_USERS: readonly SiteUser[] = [
  aUser(CUSTOMER_ID, 'Fourth Customer', { timeZone: 'America/St_Johns' }),
  aUser(NEIGHBOUR_ID, 'Fifth Customer'),
  aUser(PRIVATE_ID, 'Sixth Customer', { emailHidden: true, accountType: 'atlassian' }),
  aUser(AGENT_ID, 'Other Agent', { role: 'agent', accountType: 'atlassian' }),
  aUser(SERVICE_ID, 'Assistent', { role: 'agent', accountType: 'atlassian', ...OTHER_BOT }),
];
