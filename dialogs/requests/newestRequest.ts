import type { RequestTitle } from '../../jira/ports.ts';
import type { Trail } from '../trail.ts';

/** The request that somebody has made last: numbers grow, and Jira may take a while to find the one of this very conversation. */
export function newestRequest(
  titles: readonly RequestTitle[],
  { sent }: Pick<Trail, 'sent'>,
  accountId: string,
): RequestTitle | undefined {
  const key = sent?.accountId === accountId ? sent.key : undefined;
  const known = titles.find((each) => each.key === key);
  const made = key === undefined ? [] : [known ?? { key, summary: '', isReporter: true }];
  const own = [...made, ...titles.filter(({ isReporter }) => isReporter)];
  return own.toSorted((one, other) => numberOf(other) - numberOf(one))[0];
}

function numberOf({ key }: RequestTitle): number {
  return Number(key.slice(key.lastIndexOf('-') + 1));
}
