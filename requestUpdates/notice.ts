import type { Clock } from '../clock.ts';
import type { RequestTaskStore, TaskOf } from './ports.ts';

/** Deliveries that are remembered of one request; Jira sends one again within an hour or so. */
const DELIVERIES_KEPT = 20;

/**
 * Notes that a request has changed, to be looked at soon. `delivery` is the id of what said so, where it has one: the
 * same delivery again is answered `known` and changes nothing.
 */
export type Notice = (key: string, said?: Said) => Promise<'noticed' | 'known'>;

export interface Said {
  readonly delivery?: string | undefined;
  /** How long to wait before looking: none where it is absent. */
  readonly afterMs?: number;
}

export function createNotice(tasks: RequestTaskStore, clock: Clock): Notice {
  return async function notice(key, said = {}): Promise<'noticed' | 'known'> {
    const { delivery, afterMs = 0 } = said;
    const id = `look:${key}`;
    const found = await tasks.load(id);
    const before = found?.value.kind === 'look' ? found.value.deliveries : [];
    if (delivery !== undefined && before.includes(delivery)) return 'known';
    const deliveries = [...before, ...(delivery === undefined ? [] : [delivery])].slice(-DELIVERIES_KEPT);
    const task: TaskOf<'look'> = { kind: 'look', id, key, deliveries, dueAt: clock.now() + afterMs };
    const saved = found ? await tasks.replace(task, found.version) : await tasks.create(task);
    return saved === 'stale' || saved === 'exists' ? notice(key, said) : 'noticed';
  };
}
