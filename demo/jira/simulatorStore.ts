import { KojiError } from '../../errors.ts';
import { simulatorStateSchema } from './model.ts';
import type { SimulatorState } from './model.ts';

/** Where the simulator keeps what changes. Several simulators over one store are one site. */
export interface SimulatorStore {
  /** The newest state. Only within `alone` may it be changed, and then it is saved. */
  load(): SimulatorState | undefined;
  save(state: SimulatorState): void;
  /** No other simulator changes the state while the work runs. */
  alone<Result>(work: () => Result): Result;
}

/** A text that several processes share. */
export interface SharedText {
  /** The version is another one after each change. */
  load(): { readonly version: number; readonly text: string } | undefined;
  save(text: string): void;
  alone<Result>(work: () => Result): Result;
}

/** As long as the process lives. */
export function createMemoryStore(): SimulatorStore {
  let kept: SimulatorState | undefined;
  return {
    load: () => kept,
    save: (state) => {
      kept = state;
    },
    alone: (work) => work(),
  };
}

/** In a shared text. `older` is what an earlier version kept elsewhere; it counts until something was saved. */
export function createSharedStore(
  shared: SharedText,
  older: () => SimulatorState | undefined = () => undefined,
): SimulatorStore {
  let read: { readonly version: number; readonly state: SimulatorState } | undefined;
  return {
    load() {
      const found = shared.load();
      if (!found) return older();
      if (read?.version !== found.version) read = { version: found.version, state: parse(found.text) };
      return read.state;
    },
    save: (state) => shared.save(JSON.stringify(state)),
    alone(work) {
      try {
        return shared.alone(work);
      } finally {
        // Changed in place, and not kept if the work failed: to be read again.
        read = undefined;
      }
    },
  };
}

function parse(text: string): SimulatorState {
  try {
    return simulatorStateSchema.parse(JSON.parse(text));
  } catch (cause) {
    const mend = 'Start with another DATA_DIR to begin with the demo data again.';
    throw new KojiError('storedRecord', `The state of the demo Jira site cannot be read. ${mend}`, { cause });
  }
}
