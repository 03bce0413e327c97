import type { ArticleSource } from '../../../../articleVotes/articleVotes.ts';

/** What is shown of where an article comes from. */
export const SOURCE_NAMES: Readonly<Record<ArticleSource, string>> = {
  quickAnswer: 'Quick answer',
  desk: 'Knowledge base of the service desk',
  google: 'Google support',
  microsoft365: 'Microsoft 365 support',
};
