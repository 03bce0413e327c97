import { isUnanswered } from '../errors.ts';

/** What is asked for, or undefined where the service does not say: for what the rest is worth going on without. */
export async function whereKnown<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isUnanswered(error)) return undefined;
    throw error;
  }
}
