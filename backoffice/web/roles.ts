import type { Role } from '../../identity/ports.ts';

/** How the roles are shown, in the order in which they are offered. */
export const ROLE_LABELS = {
  customer: 'Customer',
  liveAgent: 'Live agent',
  analyst: 'Koji analyst',
  admin: 'Koji admin',
} as const satisfies Readonly<Record<Role, string>>;
