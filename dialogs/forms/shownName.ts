import type { RequestField } from '../../jira/requestForm.ts';
import { escapeMarkdown } from '../words.ts';

/** The name of a field within a sentence: it may be a question, or end with a colon. */
export function shownName({ name }: Pick<RequestField, 'name'>): string {
  return escapeMarkdown(name.replace(/[\s?:]+$/, ''));
}
