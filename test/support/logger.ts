import { pino } from 'pino';
import type { Logger } from 'pino';

/** A logger that hands each line to a list, for tests that read what an operator would. */
export function loggerInto(lines: string[]): Logger {
  return pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
}

/** For what is not looked at. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' });
}
