import type { Timers } from '../clock.ts';
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

/** The same, or undefined where it takes longer than so many milliseconds. */
export async function whereKnownSoon<T>(
  asked: Promise<T>,
  { timers, withinMs }: { readonly timers: Timers; readonly withinMs: number },
): Promise<T | undefined> {
  let callOff = (): void => undefined;
  const timeIsUp = new Promise<undefined>((resolve) => {
    callOff = timers.after(withinMs, () => resolve(undefined));
  });
  try {
    return await Promise.race([whereKnown(asked), timeIsUp]);
  } finally {
    callOff();
  }
}
