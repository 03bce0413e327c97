import type { Links } from '../dialogs/index.ts';
import type { Base } from './base.ts';

type Addresses = Pick<Base, 'config' | 'publicUrl'>;

/** Jira's own page of a request; in the demo the one of the demo site. */
export function staffUrl(addresses: Addresses): (key: string) => string {
  return (key) => `${siteUrl(addresses)}/browse/${encodeURIComponent(key)}`;
}

/** Late, because the demo's address is known once the server listens. */
export function linksOf(addresses: Addresses): Links {
  return {
    get signIn() {
      return `${addresses.publicUrl()}/login?return=%2Fportal`;
    },
    get sites() {
      return [addresses.publicUrl(), siteUrl(addresses)];
    },
  };
}

function siteUrl({ config, publicUrl }: Addresses): string {
  return config.mode === 'production' ? config.jira.siteUrl : `${publicUrl()}/jira`;
}
