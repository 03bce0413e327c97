import type { Violation } from './contract/contract.ts';

/** One call that reached the simulator, for assertions about what the bot sends. */
export interface JournalEntry {
  readonly operation: string;
  readonly path: string;
  readonly callerId: string | undefined;
  readonly body: unknown;
}

/** What the simulator remembers about the calls it got. */
export interface Recorder {
  readonly journal: readonly JournalEntry[];
  readonly violations: readonly Violation[];
  recordCall(entry: JournalEntry): void;
  /** Remembers the problems, if there are any, and says whether there were. */
  recordProblems(operation: string, side: Violation['side'], problems: readonly string[]): boolean;
}

/** A demo site runs for days; only the newest entries are kept. */
const LONGEST = 1000;

function keep<T>(list: T[], entry: T): void {
  list.push(entry);
  if (list.length > LONGEST) list.shift();
}

export function createRecorder(): Recorder {
  const journal: JournalEntry[] = [];
  const violations: Violation[] = [];
  return {
    journal,
    violations,
    recordCall: (entry) => keep(journal, entry),
    recordProblems(operation, side, problems) {
      if (problems.length > 0) keep(violations, { operation, side, problems });
      return problems.length > 0;
    },
  };
}
