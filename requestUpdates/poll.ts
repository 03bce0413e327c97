import type { Clock } from '../clock.ts';
import type { PeopleStore } from '../identity/ports.ts';
import type { ChangedRequest, ServiceDesk } from '../jira/ports.ts';
import type { Notice } from './notice.ts';
import type { RequestTaskStore, TaskOf } from './ports.ts';

export const POLL_ID = 'poll';

/** Jira's search finds a change some seconds after it was made, and clocks differ. */
const OVERLAP_MS = 2 * 60_000;
const PAGE_SIZE = 50;
/** What is beyond waits for the next poll, which comes at once. */
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
  async function collect(minutes: number): Promise<{ changed: readonly ChangedRequest[]; isAll: boolean }> {
    const changed: ChangedRequest[] = [];
    let page: string | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const answer = await desk.listChangedRequests({ minutes, limit: PAGE_SIZE, page });
      changed.push(...answer.requests);
      page = answer.nextPage;
      if (page === undefined) return { changed, isAll: true };
    }
    return { changed, isAll: false };
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
      const { changed, isAll } = await collect((now - from) / MINUTE_MS + 1);
      const fresh = changed.filter((each) => each.updatedAtMs >= from && !task.seen.includes(nameOf(each)));
      for (const each of fresh) if (await isSomebodys(each)) await notice(each.key);
      const since = Math.max(task.since, ...changed.map(({ updatedAtMs }) => updatedAtMs));
      const seen = changed.filter(({ updatedAtMs }) => updatedAtMs >= since - OVERLAP_MS).map(nameOf);
      // Nothing new although there is more: waiting is better than asking the same again at once.
      const dueAt = isAll || fresh.length === 0 ? now + everyMs : now;
      return { ...task, since, seen, dueAt };
    },
  };
}

function nameOf({ key, updatedAtMs }: ChangedRequest): string {
  return `${key}@${String(updatedAtMs)}`;
}
