import type { Clock } from '../clock.ts';
import type { ErrorKind, KojiError } from '../errors.ts';
import { isKojiError } from '../errors.ts';
import type { RequestTaskStore, TaskOf, WaitingRequest } from './ports.ts';

/** The first try after the one that failed; each later one waits twice as long, up to the longest. */
const FIRST_WAIT_MS = 20_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/**
 * Errors that say nothing about the request. Not quite those with which a service is away (`isAway`): what is forbidden
 * here may be this very request, and an answer that cannot be read, or that somebody was faster, may be another next time.
 */
const PASSING: readonly ErrorKind[] = [
  'unavailable',
  'underWay',
  'rateLimited',
  'unauthorized',
  'contract',
  'conflict',
];

/** Whether the same call may well succeed at another time. */
export function isPassing(error: unknown): boolean {
  return isKojiError(error) && PASSING.includes(error.kind);
}

/** With these the service desk does not take the call, now or later; none of them says that something was done. */
const DECLINED: readonly ErrorKind[] = ['badRequest', 'forbidden', 'notFound', 'tooLarge'];

/** Whether the same call would be declined again, and nothing was done. */
export function isDeclined(error: unknown): error is KojiError {
  return isKojiError(error) && DECLINED.includes(error.kind);
}

/** Whether the service desk answers, and what it says is of no use; another time it may be, or for another request. */
export function isOfNoUse(error: unknown): error is KojiError {
  return isDeclined(error) || isKojiError(error, 'contract') || isKojiError(error, 'conflict');
}

/** When to try again what has been tried so often. */
export function nextTry(now: number, tries: number, error?: unknown): number {
  const asked = isKojiError(error) ? error.retryAfterMs : undefined;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, tries - 1), LONGEST_WAIT_MS);
  return now + Math.max(wait, asked ?? 0);
}

/** Longer than a creation takes, files included. */
export const CREATION_MS = 2 * 60_000;

export interface CreateLater {
  /**
   * The caller creates the request now: should it not come back to settle or keep it, somebody else does. Answers when
   * an earlier try began that nobody has settled, in epoch milliseconds.
   */
  begin(request: WaitingRequest): Promise<number | undefined>;
  /** Keeps a request to be created as soon as the service desk answers. Keeping it twice is keeping it once. */
  keep(request: WaitingRequest, error: unknown): Promise<void>;
  /** The title of a draft of this conversation that waits. */
  titleOfKept(conversationId: string): Promise<string | undefined>;
  /** It is there after all, and whoever waited for it knows. */
  settled(request: WaitingRequest): Promise<void>;
}

export function createCreateLater(tasks: RequestTaskStore, clock: Clock): CreateLater {
  /**
   * One that waits already goes on waiting; one that was only begun, or settled once, is asked for anew. Answers when it
   * was tried first, where that is not settled.
   */
  async function write(task: TaskOf<'create'>): Promise<number | undefined> {
    const found = await tasks.load(task.id);
    if (!found) {
      await tasks.create(task);
      return undefined;
    }
    const { value: before, version } = found;
    if (before.kind !== 'create' || before.finishedAt !== undefined) {
      await tasks.replace(task, version);
      return undefined;
    }
    const { firstTriedAt } = before;
    if (before.tries === 0) await tasks.replace({ ...task, firstTriedAt }, version);
    return firstTriedAt;
  }

  function taskFor(request: WaitingRequest): Pick<TaskOf<'create'>, 'kind' | 'id' | 'firstTriedAt' | 'request'> {
    const firstTriedAt = request.kind === 'ticket' ? request.ticket.since : clock.now();
    return { kind: 'create', id: idOf(request), firstTriedAt, request };
  }

  return {
    begin: (request) => write({ ...taskFor(request), tries: 0, dueAt: clock.now() + CREATION_MS }),
    async keep(request, error) {
      await write({ ...taskFor(request), tries: 1, dueAt: nextTry(clock.now(), 1, error) });
    },
    async titleOfKept(conversationId) {
      const task = (await tasks.load(draftId(conversationId)))?.value;
      if (task?.kind !== 'create' || task.dueAt === undefined) return undefined;
      return task.request.kind === 'draft' ? task.request.title : undefined;
    },
    async settled(request) {
      const found = await tasks.load(idOf(request));
      if (found?.value.dueAt === undefined) return;
      const { dueAt: _done, ...rest } = found.value;
      await tasks.replace({ ...rest, finishedAt: clock.now() }, found.version);
    },
  };
}

function idOf(request: WaitingRequest): string {
  return request.kind === 'ticket' ? `create:${request.ticket.chatId}` : draftId(request.conversationId);
}

function draftId(conversationId: string): string {
  return `create:${conversationId}`;
}
