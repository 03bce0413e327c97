import type { NotFound, PortalOnly, Refused } from '../../jira/ports.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import type { Failed } from './attempt.ts';

export type Refusal = NotFound | Refused | PortalOnly | Failed;

/** Why something could not be done with a request, and what the customer can do. */
export function refusalWords(key: string, refusal: Refusal): Words {
  switch (refusal.kind) {
    case 'notFound':
      return { key: 'requests.notFound', params: { key } };
    case 'refused':
      if (refusal.reason === '') return { key: 'requests.refusedUnexplained' };
      return { key: 'requests.refused', params: { reason: escapeMarkdown(refusal.reason) } };
    case 'portalOnly':
      return { key: 'requests.portalOnly', params: { key, url: refusal.portalUrl } };
    case 'notDone':
      return { key: 'requests.notDone' };
    case 'unknown':
      return { key: 'requests.unknown' };
    default:
      return refusal satisfies never;
  }
}
