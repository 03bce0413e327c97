import assert from 'node:assert/strict';
import { PAGES_OF_ROLE } from '../../../../backoffice/api/contract.ts';
import type { NavigationEntry } from '../../../../backoffice/web/routing/navigation.ts';
import { destinationAt, navigationFor, PAGES } from '../../../../backoffice/web/routing/navigation.ts';

/** The way to every page as one reads it: `Configuration > Tenants > Tenant role setup`. */
function waysOf(entries: readonly NavigationEntry[]): readonly string[] {
  return entries.flatMap((entry) =>
    typeof entry === 'string' ? [PAGES[entry].label] : waysOf(entry.entries).map((way) => `${entry.label} > ${way}`),
  );
}

describe('the navigation of the backoffice', () => {
  it('leads an admin to every page, by the names that the certification script uses', () => {
    assert.deepEqual(waysOf(navigationFor(PAGES_OF_ROLE.admin)), [
      'Koji settings > Live agent',
      'Koji settings > Knowledge',
      'Configuration > Tenants > Tenant role setup',
      'Chat',
    ]);
  });

  it('shows nobody a page, or a group of pages, that they may not use', () => {
    for (const role of ['customer', 'liveAgent'] as const) {
      assert.deepEqual(navigationFor(PAGES_OF_ROLE[role]), ['chat'], role);
    }
    assert.deepEqual(waysOf(navigationFor(PAGES_OF_ROLE.analyst)), ['Koji settings > Knowledge', 'Chat']);
  });

  it('begins with the first page that may be used', () => {
    assert.deepEqual(destinationAt('/backoffice', PAGES_OF_ROLE.admin), { kind: 'page', page: 'liveAgent' });
    assert.deepEqual(destinationAt('/backoffice/', PAGES_OF_ROLE.liveAgent), { kind: 'page', page: 'chat' });
  });

  it('finds every page by its address', () => {
    for (const page of PAGES_OF_ROLE.admin) {
      assert.deepEqual(destinationAt(PAGES[page].path, PAGES_OF_ROLE.admin), { kind: 'page', page });
    }
  });

  it('tells a page that is not for this person from one that does not exist', () => {
    const mine = PAGES_OF_ROLE.liveAgent;
    assert.deepEqual(destinationAt('/backoffice/live-agent', mine), { kind: 'notAllowed', page: 'liveAgent' });
    assert.deepEqual(destinationAt('/backoffice/global-settings', mine), { kind: 'unknown' });
  });
});
