import type { ArticleVoteStore } from '../../articleVotes/ports.ts';
import type { Clock } from '../../clock.ts';
import type { People } from '../../identity/index.ts';
import type { Pages } from '../../portal/pages.ts';
import type { Visitors } from '../../portal/visitors.ts';
import type { SettingsStore } from '../../settings/ports.ts';

/** What the backoffice asks of the people; identity decides who may be given which role. */
export type PeopleDesk = Pick<People, 'find' | 'all' | 'invite' | 'setRole' | 'setSkills'>;

export interface BackofficeOptions {
  readonly tenantId: string;
  readonly clock: Clock;
  /** Who sends a request, and whether they may enter at all. */
  readonly visitors: Visitors;
  readonly people: PeopleDesk;
  readonly pages: Pages;
  readonly settings: SettingsStore;
  readonly articleVotes: Pick<ArticleVoteStore, 'newest'>;
}
