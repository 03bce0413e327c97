import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KojiError } from '../../errors.ts';
import { simulatorStateSchema } from './model.ts';
import type { SimulatorState } from './model.ts';

const FILE_NAME = 'demo-jira.json';

/** What an earlier version kept in a file of its own, if it did. */
export function readStateFile(folder: string): SimulatorState | undefined {
  const path = join(folder, FILE_NAME);
  try {
    return parse(path, readFileSync(path, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function parse(path: string, text: string): SimulatorState {
  try {
    return simulatorStateSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new KojiError('storedRecord', `${path} cannot be read; delete it to begin with the demo data again.`, {
      cause,
    });
  }
}
