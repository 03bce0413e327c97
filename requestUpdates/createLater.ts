import type { Clock } from '../clock.ts';
import type { ErrorKind } from '../errors.ts';
import { isKojiError } from '../errors.ts';
import type { RequestTaskStore, TaskOf, WaitingRequest } from './ports.ts';

/** The first try after the one that failed; each later one waits twice as long, up to the longest. */
const FIRST_WAIT_MS = 20_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** Errors that say nothing about the request: the service desk cannot be asked, or refuses its own service account. */
const PASSING: readonly ErrorKind[] = ['unavailable', 'rateLimited', 'unauthorized', 'contract', 'conflict'];

/** Whether the same call may well succeed at another time. */
export function isPassing(error: unknown): boolean {
  return isKojiError(error) && PASSING.includes(error.kind);
}

/** When to try again what has been tried so often. */
export function nextTry(now: number, tries: number, error?: unknown): number {
  const asked = isKojiError(error) ? error.retryAfterMs : undefined;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, tries - 1), LONGEST_WAIT_MS);
  return now + Math.max(wait, asked ?? 0);
}

export interface CreateLater {
  /** Keeps a request to be created as soon as the service desk answers. Keeping it twice is keeping it once. */
  keep(request: WaitingRequest, error: unknown): Promise<void>;
  /** Whether a draft of this conversation is or was kept. */
  isKept(conversationId: string): Promise<boolean>;
  /** It is there after all, and whoever waited for it knows. */
  settled(request: WaitingRequest): Promise<void>;
}

export function createCreateLater(tasks: RequestTaskStore, clock: Clock): CreateLater {
  return {
    async keep(request, error) {
      const now = clock.now();
      const id = idOf(request);
      const firstTriedAt = request.kind === 'ticket' ? request.ticket.since : now;
      const dueAt = nextTry(now, 1, error);
      const task: TaskOf<'create'> = { kind: 'create', id, firstTriedAt, tries: 1, request, dueAt };
      const found = await tasks.load(id);
      if (!found) await tasks.create(task);
      // Asked for anew after it was refused once.
      else if (found.value.finishedAt !== undefined) await tasks.replace(task, found.version);
    },
    isKept: async (conversationId) => (await tasks.load(draftId(conversationId))) !== undefined,
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
