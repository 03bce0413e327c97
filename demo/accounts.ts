/** What a person may do on the demo site. */
export type DemoAccountKind = 'customer' | 'agent' | 'admin';

/** Somebody who can sign in to the demo site. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly accountId: string;
  readonly kind: DemoAccountKind;
  /** Knows the help portal only: no Jira licence, and an account id that begins with `qm:`. */
  readonly portalOnly: boolean;
}

const PASSWORDS: Readonly<Record<DemoAccountKind, string>> = {
  customer: 'customer_Pas$w0rd',
  agent: 'agent_Pas$w0rd',
  admin: 'admin_Pas$w0rd',
};

function anAccount(kind: DemoAccountKind, displayName: string, email: string, accountId: string): DemoAccount {
  return { kind, displayName, email, accountId, password: PASSWORDS[kind], portalOnly: kind === 'customer' };
}

const DESK = 'qm:3f1c2d84-5b7e-4a60-9c1d-8e2f7a6b5c40';

/** The accounts of the demo site. They exist in demo mode only. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  anAccount('customer', 'Demo Customer', 'koji.customer@example.com', `${DESK}:0c5a1b7e-customer-1`),
  anAccount('customer', 'Second Customer', 'koji.customer2@example.com', `${DESK}:0c5a1b7e-customer-2`),
  anAccount('customer', 'Third Customer', 'koji.customer3@example.com', `${DESK}:0c5a1b7e-customer-3`),
  anAccount('agent', 'Demo Agent', 'koji.agent@gmail.com', '712020:5e8d1f30-demo-agent-1'),
  anAccount('agent', 'Second Agent', 'koji.agent2@example.com', '712020:5e8d1f30-demo-agent-2'),
  anAccount('admin', 'Demo Admin', 'koji.admin@example.com', '712020:5e8d1f30-demo-admin-1'),
];
