import type { CustomerRequest, StatusCategory } from '../../jira/ports.ts';

type Goal = 'close' | 'reopen';

/** Where Jira does not say whether a request is closed, it may be what is wanted, and may be made so. */
const CATEGORIES: Readonly<Record<Goal, readonly StatusCategory[]>> = {
  close: ['done', 'unknown'],
  reopen: ['new', 'inProgress', 'unknown'],
};

/** Whether it may be that already. */
export function isReached({ statusCategory }: CustomerRequest, goal: Goal): boolean {
  return CATEGORIES[goal].includes(statusCategory);
}

/** Whether it is that already, as far as Jira says. */
export function isSurely({ statusCategory }: CustomerRequest, goal: Goal): boolean {
  return statusCategory !== 'unknown' && CATEGORIES[goal].includes(statusCategory);
}
