import type { NotFound, PortalOnly, Refused } from '../../jira/ports.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

export type Refusal = NotFound | Refused | PortalOnly | { readonly kind: 'unknown' };

/** Why something could not be done with a request, and what the customer can do. */
export function refusalWords(key: string, refusal: Refusal): Words {
  switch (refusal.kind) {
    case 'notFound':
      return { key: 'requests.notFound', params: { key } };
    case 'refused':
      return { key: 'requests.refused', params: { reason: escapeMarkdown(refusal.reason) } };
    case 'portalOnly':
      return { key: 'requests.portalOnly', params: { key, url: refusal.portalUrl } };
    case 'unknown':
      return { key: 'requests.unknown' };
    default:
      return refusal satisfies never;
  }
}
