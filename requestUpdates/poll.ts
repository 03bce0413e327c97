import type { Clock } from '../clock.ts';
import type { PeopleStore } from '../identity/ports.ts';
import type { ChangedRequest, ServiceDesk } from '../jira/ports.ts';
import type { Notice } from './notice.ts';
import type { RequestTaskStore, TaskOf } from './ports.ts';

export const POLL_ID = 'poll';

/** Jira's search finds a change some seconds after it was made, and clocks differ. */
const OVERLAP_MS = 2 * 60_000;
const PAGE_SIZE = 50;
/** Pages with something new; what is beyond waits for the next poll, which comes at once. */
const MOST_PAGES = 4;
const MINUTE_MS = 60_000;

export interface PollDeps {
  readonly desk: Pick<ServiceDesk, 'listChangedRequests'>;
  readonly tasks: RequestTaskStore;
  readonly people: Pick<PeopleStore, 'ofAccount'>;
  readonly notice: Notice;
  readonly clock: Clock;
  readonly everyMs: number;
}

export interface Poll {
  /** Begins to watch, where nobody has begun yet: what happened before is not told. */
  begin(): Promise<void>;
  /** Asks once for the whole desk what has changed, and answers the task as it is after that. */
  run(task: TaskOf<'poll'>): Promise<TaskOf<'poll'>>;
}

export function createPoll({ desk, tasks, people, notice, clock, everyMs }: PollDeps): Poll {
  /** Many changes of one moment are more than a poll: pages that the one before has seen do not count. */
  async function collect(minutes: number, isFresh: (each: ChangedRequest) => boolean): Promise<Collected> {
    const changed = new Map<string, ChangedRequest>();
    let page: string | undefined;
    for (let freshPages = 0; freshPages < MOST_PAGES;) {
      const { requests, nextPage } = await desk.listChangedRequests({ minutes, limit: PAGE_SIZE, page });
      // A search that goes round in circles has come to its end.
      const isRepeated = requests.length > 0 && requests.every((each) => changed.has(nameOf(each)));
      for (const each of requests) changed.set(nameOf(each), each);
      if (requests.some(isFresh)) freshPages += 1;
      page = nextPage;
      if (page === undefined || isRepeated) return { changed: [...changed.values()], isAll: true };
    }
    return { changed: [...changed.values()], isAll: false };
  }

  /** Only those whose reporter has ever spoken to the bot are worth looking at. */
  async function isSomebodys({ reporterAccountId }: ChangedRequest): Promise<boolean> {
    return reporterAccountId !== undefined && (await people.ofAccount(reporterAccountId)).length > 0;
  }

  return {
    async begin() {
      const now = clock.now();
      await tasks.create({ kind: 'poll', id: POLL_ID, startedAt: now, since: now, seen: [], dueAt: now + everyMs });
    },
    async run(task) {
      const now = clock.now();
      const from = task.since - OVERLAP_MS;
      const before = new Set(task.seen);
      const isFresh = (each: ChangedRequest): boolean => each.updatedAtMs >= from && !before.has(nameOf(each));
      const { changed, isAll } = await collect((now - from) / MINUTE_MS + 1, isFresh);
      for (const each of changed.filter(isFresh)) if (await isSomebodys(each)) await notice(each.key);
      const since = Math.max(task.since, ...changed.map(({ updatedAtMs }) => updatedAtMs));
      const seen = changed.filter(({ updatedAtMs }) => updatedAtMs >= since - OVERLAP_MS).map(nameOf);
      return { ...task, since, seen, dueAt: isAll ? now + everyMs : now };
    },
  };
}

interface Collected {
  readonly changed: readonly ChangedRequest[];
  readonly isAll: boolean;
}

function nameOf({ key, updatedAtMs }: ChangedRequest): string {
  return `${key}@${String(updatedAtMs)}`;
}
