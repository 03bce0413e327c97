import type { Feedback } from '../../jira/ports.ts';
import type { Answer } from '../question.ts';
import type { Option } from '../replies.ts';

const RATINGS = [1, 2, 3, 4, 5] as const satisfies readonly Feedback['rating'][];

export function ratingOptions(): readonly Option[] {
  return RATINGS.map((rating) => ({ id: `rate:${rating}`, label: { text: String(rating) } }));
}

export function ratingIn(answer: Answer): Feedback['rating'] | undefined {
  return answer.kind === 'option' ? RATINGS.find((rating) => answer.id === `rate:${rating}`) : undefined;
}
