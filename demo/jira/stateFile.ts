import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KojiError } from '../../errors.ts';
import { simulatorStateSchema } from './model.ts';
import type { SimulatorState } from './model.ts';

/** Where the simulator keeps what has to survive a restart. */
export interface SimulatorStore {
  load(): SimulatorState | undefined;
  save(state: SimulatorState): void;
}

const FILE_NAME = 'demo-jira.json';

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

/** A JSON file in `folder`, written whole and then renamed, so that a crash leaves the old one or the new one. */
export function createStateFile(folder: string): SimulatorStore {
  const path = join(folder, FILE_NAME);
  return {
    load() {
      try {
        return parse(path, readFileSync(path, 'utf8'));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    save(state) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify(state));
      renameSync(`${path}.new`, path);
    },
  };
}
