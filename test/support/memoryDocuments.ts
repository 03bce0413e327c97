import type { Documents, Version, Versioned } from '../../handoff/ports.ts';

/** Documents in memory, with the versions that a store keeps. */
export class MemoryDocuments<T extends { readonly id: string }> implements Documents<string, T> {
  readonly #documents = new Map<string, Versioned<T>>();
  #writes = 0;
  /** Runs once, before the next replace: somebody who is faster. */
  beforeReplace: (() => Promise<unknown>) | undefined;

  get values(): readonly T[] {
    return [...this.#documents.values()].map(({ value }) => value);
  }

  load(id: string): Promise<Versioned<T> | undefined> {
    return Promise.resolve(this.#documents.get(id));
  }

  create(value: T): Promise<Version | 'exists'> {
    return Promise.resolve(this.#documents.has(value.id) ? 'exists' : this.#write(value));
  }

  async replace(value: T, expected: Version): Promise<Version | 'stale'> {
    const faster = this.beforeReplace;
    this.beforeReplace = undefined;
    await faster?.();
    return this.#documents.get(value.id)?.version === expected ? this.#write(value) : 'stale';
  }

  remove(id: string): Promise<void> {
    this.#documents.delete(id);
    return Promise.resolve();
  }

  #write(value: T): Version {
    this.#writes += 1;
    const version = String(this.#writes) as Version;
    this.#documents.set(value.id, { value, version });
    return version;
  }
}
