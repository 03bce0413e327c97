import { createHash } from 'node:crypto';
import type { Middleware, TurnContext } from 'botbuilder';
import { KojiError } from '../errors.ts';
import type { Clock, Ids } from '../clock.ts';
import { isDue } from '../handoff/domain/dueTime.ts';
import type { ConversationStore, Lease, Leases, Version } from '../handoff/ports.ts';
import { setSpeaker, speakerOf } from './speaker.ts';

/** A server that was killed in the middle of a turn holds its conversation up for so long. */
const HOLD_MS = 10_000;
/** Whose turn takes longer than this is not waited for: the channel would give up on the one that waits. */
const WAIT_MS = 12_000;
const LOOK_EVERY_MS = 50;
/** A fixed number of records, so that there is nothing to clear away; two conversations rarely meet in one. */
const LEASES = 1024;

export interface DialogTurnsOptions {
  readonly leases: Leases;
  readonly conversations: ConversationStore;
  /** Are asked once more where the turn before has handed the conversation to a human. */
  readonly owners: Middleware;
  /** True where the channel itself hands over one activity of a conversation at a time, on any number of servers. */
  readonly isOrdered: (context: TurnContext) => boolean;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

interface Taken {
  readonly lease: Lease;
  readonly version: Version;
}

/**
 * Lets the dialogs of one conversation run on one server at a time: what they remember is written without conditions, so
 * the later of two turns at once would undo the earlier. Relayed lines never come this far.
 */
export function createDialogTurns(options: DialogTurnsOptions): Middleware {
  const { leases, conversations, owners, isOrdered, clock, ids, pause } = options;

  async function take(id: string): Promise<Taken | undefined> {
    const lease: Lease = { id, holder: ids.next(), until: clock.now() + HOLD_MS };
    const found = await leases.load(id);
    if (found && !isDue(found.value.until, clock.now(), HOLD_MS)) return undefined;
    const version = await (found ? leases.replace(lease, found.version) : leases.create(lease));
    return version === 'exists' || version === 'stale' ? undefined : { lease, version };
  }

  async function takeInTime(id: string): Promise<Taken> {
    const giveUpAt = clock.now() + WAIT_MS;
    for (;;) {
      const taken = await take(id);
      if (taken) return taken;
      if (clock.now() >= giveUpAt) throw new KojiError('unavailable', 'An earlier turn of this conversation goes on.');
      await pause(LOOK_EVERY_MS);
    }
  }

  /** Whether the turn before may have handed the conversation to a human, or from one, since this turn looked. */
  async function hasMoved(context: TurnContext): Promise<boolean> {
    const { id, handoff, onDuty } = speakerOf(context).conversation;
    const found = await conversations.load(id);
    if (!found) return false;
    setSpeaker(context, { conversation: found.value });
    return found.value.handoff?.id !== handoff?.id || found.value.onDuty !== onDuty;
  }

  return {
    async onTurn(context, next) {
      if (isOrdered(context)) return next();
      const taken = await takeInTime(leaseOf(speakerOf(context).conversation.id));
      try {
        if (await hasMoved(context)) await owners.onTurn(context, next);
        else await next();
      } finally {
        // Stale: the turn took too long, and somebody else has it now.
        await leases.replace({ ...taken.lease, until: 0 }, taken.version);
      }
    },
  };
}

function leaseOf(conversationId: string): string {
  const number = createHash('sha256').update(conversationId).digest().readUInt32BE() % LEASES;
  return `dialogs:${number}`;
}
