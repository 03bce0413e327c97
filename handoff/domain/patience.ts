import { hasPassed, isFoundLate, isTooFarAhead } from './dueTime.ts';
import type { ConnectedHandoff, SilenceCheck } from './handoff.ts';
import type { Heard, Side } from './heardIn.ts';

/** How long silence is borne, in milliseconds; by the settings. */
export interface Patience {
  /** A customer who does not answer is asked once whether they are still there… */
  readonly customerAskMs: number;
  /** …and the chat is closed. */
  readonly customerCloseMs: number;
  /** An agent who does not answer is reminded… */
  readonly agentRemindMs: number;
  /** …and the customer goes back to the front of the queue. */
  readonly agentReturnMs: number;
}

/** Whose turn it is to speak, and since when. */
export interface Silence {
  readonly of: Side;
  readonly since: number;
}

export type Due =
  /** Nothing yet; look again at this time, and remember what was seen. */
  | ({ readonly kind: 'nothing' } & Pick<SilenceCheck, 'checkAt' | 'nudgedAt' | 'unreachedAt'>)
  | { readonly kind: 'nudge'; readonly silence: Silence; readonly checkAt: number }
  | { readonly kind: 'close' }
  | { readonly kind: 'return' };

/**
 * A customer who has just come has asked already, so at first it is the agent's turn. In doubt who spoke last, the agent is
 * reminded, and then it is the customer's turn: their answer settles it, and nobody loses a chat by a clock.
 */
function turnOf({ state: { since, nudgedSince = 0 } }: ConnectedHandoff, heard: Heard): Silence {
  const { unansweredSince, agentAt, doubtfulSince } = heard;
  if (unansweredSince !== undefined) return { of: 'agent', since: unansweredSince };
  if (agentAt === undefined) return { of: 'agent', since };
  if (doubtfulSince !== undefined && nudgedSince < doubtfulSince) return { of: 'agent', since: doubtfulSince };
  return { of: 'customer', since: agentAt };
}

/** Nobody is silent while they try to say something, nor before they have got what they are to answer. */
function silenceOf(chat: ConnectedHandoff, heard: Heard): Silence {
  const { of, since } = turnOf(chat, heard);
  return { of, since: Math.max(since, heard.refusedAt?.[of] ?? 0, chat.state.unreachedAt ?? 0) };
}

/**
 * What the silence in a chat calls for now. Whoever is silent is nudged, once for each silence, and from then on has what is
 * left of the patience: nobody is judged by a time when no server could hear them, nor by one when their channel was slow.
 */
export function whatIsDue(chat: ConnectedHandoff, heard: Heard, patience: Patience, now: number): Due {
  const silence = silenceOf(chat, heard);
  const { since } = silence;
  const isAgent = silence.of === 'agent';
  const [nudgeMs, endMs] = isAgent
    ? [patience.agentRemindMs, patience.agentReturnMs]
    : [patience.customerAskMs, patience.customerCloseMs];
  const graceMs = endMs - nudgeMs;
  const lookAt = (at: number): number => Math.min(at, now + longestBetweenLooks(patience));
  const nudgedAt = nudgeOf(chat, since, { nudgeMs, now });
  if (heard.unreached?.includes(silence.of)) {
    // Before the nudge the silence begins anew; after it only the grace does, or they would be nudged twice for one silence.
    const unreachedUntilNow = nudgedAt === undefined ? { unreachedAt: now } : { nudgedAt: now };
    return { kind: 'nothing', checkAt: lookAt(now + UNREACHED_LOOK_MS), ...unreachedUntilNow };
  }
  if (!hasPassed(nudgeMs, since, now)) return { kind: 'nothing', checkAt: lookAt(since + nudgeMs) };
  if (nudgedAt === undefined) return { kind: 'nudge', silence, checkAt: lookAt(now + graceMs) };
  if (!hasPassed(graceMs, nudgedAt, now)) return { kind: 'nothing', checkAt: lookAt(nudgedAt + graceMs) };
  return { kind: isAgent ? 'return' : 'close' };
}

/** How soon it is looked again whether something has arrived that is on its way to the side that is silent. In milliseconds. */
export const UNREACHED_LOOK_MS = 10_000;

/**
 * When somebody was nudged about this silence. One who could not be heard since then is nudged again; so is one who was nudged
 * by a clock that was ahead, for nobody knows how long ago that was.
 */
function nudgeOf(
  { state }: ConnectedHandoff,
  since: number,
  { nudgeMs, now }: { readonly nudgeMs: number; readonly now: number },
): number | undefined {
  if (state.nudgedSince !== since || isFoundLate(state.checkAt, now)) return undefined;
  const nudgedAt = state.nudgedAt ?? since + nudgeMs;
  return isTooFarAhead(nudgedAt, now) ? undefined : nudgedAt;
}

/**
 * How far ahead the next look at a chat is at most, in milliseconds. Lines leave the time of the next look as it is, so it comes
 * before a silence that begins right now can call for anything.
 */
export function longestBetweenLooks({ agentRemindMs, customerAskMs }: Patience): number {
  return Math.min(agentRemindMs, customerAskMs);
}

/** The first look at a chat that has just begun. */
export function firstCheckAt(since: number, patience: Patience): number {
  return since + longestBetweenLooks(patience);
}
