import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { isAway, isKojiError } from '../errors.ts';
import type { KojiError } from '../errors.ts';
import type { Version, Versioned } from '../handoff/ports.ts';
import { CREATION_MS, isOfNoUse, isPassing, nextTry } from './createLater.ts';
import type { LookAt } from './lookAt.ts';
import type { Poll } from './poll.ts';
import { POLL_ID } from './poll.ts';
import type { NewsBoxStore, RequestTask, RequestTaskStore, TaskOf } from './ports.ts';
import type { RunCreation } from './runCreation.ts';
import type { WriteNote } from './staffNotes.ts';
import type { TellNews } from './tellNews.ts';

/** As many of each as are worth one run; the next one takes the rest. */
const TASKS_AT_ONCE = 20;
const BOXES_AT_ONCE = 50;
/** What failed is tried again this much later; and later each time where the service desk is not just away. */
const AGAIN_MS = 60_000;
/** Longer than the calls of one try take. */
const WRITING_MS = 30_000;
/** An answer that is of no use so often will not be of use the next time. */
const MOST_TRIES = 10;

/** Does what is due: asks, looks, creates, and tells. For one server at a time. */
export type Work = () => Promise<void>;

export interface WorkDeps {
  readonly tasks: RequestTaskStore;
  readonly newsBoxes: NewsBoxStore;
  readonly poll: Poll;
  readonly lookAt: LookAt;
  readonly runCreation: RunCreation;
  readonly writeNote: WriteNote;
  readonly tellNews: TellNews;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createWork(deps: WorkDeps): Work {
  const { tasks, newsBoxes, poll, lookAt, runCreation, writeNote, tellNews, clock, logger } = deps;

  /** Whoever was faster has changed it for a reason, such as a request that has changed once more. */
  async function save(task: RequestTask, version: Version): Promise<Version | undefined> {
    const saved = await tasks.replace(task, version);
    return saved === 'stale' ? undefined : saved;
  }

  async function done(task: RequestTask, version: Version): Promise<void> {
    const { dueAt: _done, ...rest } = task;
    await save({ ...rest, finishedAt: clock.now() }, version);
  }

  async function startedAt(): Promise<number> {
    const found = await tasks.load(POLL_ID);
    return found?.value.kind === 'poll' ? found.value.startedAt : clock.now();
  }

  /** Said to be under way first, so that no other server creates it too. */
  async function create({ value: task, version }: Versioned<TaskOf<'create'>>): Promise<void> {
    const trying = { ...task, tries: task.tries + 1, dueAt: clock.now() + CREATION_MS };
    const mine = await save(trying, version);
    if (mine === undefined) return;
    try {
      await runCreation(task);
      await done(trying, mine);
    } catch (error) {
      if (!isPassing(error) && !isOfNoUse(error)) throw error;
      logger.warn({ err: error, task: task.id, tries: trying.tries }, 'a request still waits for the service desk');
      const unread = isOfNoUse(error) ? (task.unread ?? 0) + 1 : 0;
      await save({ ...trying, unread, dueAt: nextTry(clock.now(), trying.tries, error) }, mine);
    }
  }

  /** Said to be under way first: a server that dies at it may have written it. */
  async function write({ value: task, version }: Versioned<TaskOf<'note'>>): Promise<void> {
    let mine: Version | undefined = version;
    let writing = task;
    await writeNote(task, async (seen) => {
      writing = { ...task, seen, dueAt: clock.now() + WRITING_MS };
      mine = await save(writing, version);
      return mine !== undefined;
    });
    if (mine !== undefined) await done(writing, mine);
  }

  async function carryOut({ value: task, version }: Versioned<RequestTask>): Promise<void> {
    switch (task.kind) {
      case 'poll':
        await save(await poll.run(task), version);
        return;
      case 'look':
        await lookAt(task.key, await startedAt());
        return done(task, version);
      case 'note':
        return write({ value: task, version });
      case 'create':
        return create({ value: task, version });
      default:
        return task satisfies never;
    }
  }

  /** One that fails must not stand in the way of the others; it is tried again. */
  async function attempt({ id }: RequestTask): Promise<void> {
    const found = await tasks.load(id);
    if (!found || (found.value.dueAt ?? Infinity) > clock.now()) return;
    try {
      await carryOut(found);
    } catch (error) {
      if (!isKojiError(error)) throw error;
      const current = await tasks.load(id);
      if (current) await tryLater(current, error);
    }
  }

  async function tryLater({ value: task, version }: Versioned<RequestTask>, error: KojiError): Promise<void> {
    const isCounted = (task.kind === 'look' || task.kind === 'note') && !isAway(error);
    const tries = isCounted ? (task.tries ?? 0) + 1 : 0;
    if (tries >= MOST_TRIES) {
      logger.error({ err: error, task: task.id, tries }, 'work on a request was given up');
      return done(task, version);
    }
    logger.warn({ err: error, task: task.id }, 'work on a request failed; it is tried again');
    const dueAt = clock.now() + AGAIN_MS * Math.max(1, tries);
    await save({ ...task, dueAt, ...(isCounted ? { tries } : {}) }, version);
  }

  return async function work() {
    for (const task of await tasks.due(clock.now(), TASKS_AT_ONCE)) await attempt(task);
    for (const box of await newsBoxes.due(clock.now(), BOXES_AT_ONCE)) await tellNews(box);
  };
}
