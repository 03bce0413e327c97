import type { PageId } from '../../api/contract.ts';
import { PAGE_IDS } from '../../api/contract.ts';

/** Where each page is, and what it is called. */
export const PAGES = {
  liveAgent: { path: '/backoffice/live-agent', label: 'Live agent' },
  knowledge: { path: '/backoffice/knowledge', label: 'Knowledge' },
  tenantRoleSetup: { path: '/backoffice/tenant-role-setup', label: 'Tenant role setup' },
  chat: { path: '/backoffice/chat', label: 'Chat' },
} as const satisfies Readonly<Record<PageId, { readonly path: string; readonly label: string }>>;

export interface NavigationGroup {
  readonly label: string;
  readonly entries: readonly NavigationEntry[];
}
export type NavigationEntry = PageId | NavigationGroup;

const NAVIGATION: readonly NavigationEntry[] = [
  { label: 'Koji settings', entries: ['liveAgent', 'knowledge'] },
  { label: 'Configuration', entries: [{ label: 'Tenants', entries: ['tenantRoleSetup'] }] },
  'chat',
];

/** The navigation with only what may be used; a group with nothing left in it goes too. */
export function navigationFor(allowed: readonly PageId[], entries = NAVIGATION): readonly NavigationEntry[] {
  return entries.flatMap((entry): readonly NavigationEntry[] => {
    if (typeof entry === 'string') return allowed.includes(entry) ? [entry] : [];
    const left = navigationFor(allowed, entry.entries);
    return left.length === 0 ? [] : [{ label: entry.label, entries: left }];
  });
}

/** What is at an address of the backoffice, for somebody who may use the `allowed` pages. */
export type Destination =
  | { readonly kind: 'page'; readonly page: PageId }
  | { readonly kind: 'notAllowed'; readonly page: PageId }
  | { readonly kind: 'unknown' };

/** The address of the backoffice itself leads to the first page that may be used. */
export function destinationAt(path: string, allowed: readonly PageId[]): Destination {
  const plain = path.replace(/\/+$/, '');
  const page = plain === '/backoffice' ? allowed[0] : PAGE_IDS.find((id) => PAGES[id].path === plain);
  if (page === undefined) return { kind: 'unknown' };
  return { kind: allowed.includes(page) ? 'page' : 'notAllowed', page };
}
