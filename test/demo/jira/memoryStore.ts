import type { SimulatorState } from '../../../demo/jira/model.ts';
import type { SimulatorStore } from '../../../demo/jira/simulatorStore.ts';

/** Keeps the simulator's state as long as the test. */
export class MemoryStore implements SimulatorStore {
  #state: SimulatorState | undefined;

  constructor(state?: SimulatorState) {
    this.#state = state;
  }

  load(): SimulatorState | undefined {
    return structuredClone(this.#state);
  }

  save(state: SimulatorState): void {
    this.#state = structuredClone(state);
  }

  alone<Result>(work: () => Result): Result {
    return work();
  }
}
