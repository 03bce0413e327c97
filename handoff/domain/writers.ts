import { isDue } from './dueTime.ts';
import type { Handoff } from './handoff.ts';

/**
 * A server that is sending to one side of a handoff, until when it says so. A send that takes long is said here, so that
 * other servers leave what they write to that side to this one: it stays in order.
 */
export interface Writer {
  /** The conversation it sends to. */
  readonly to: string;
  readonly server: string;
  /** Epoch milliseconds; a server that lives says it again before that. */
  readonly until: number;
  /** How often something was left to it: each time makes what it has read of the handoff before stale, so that it looks again. */
  readonly left?: number;
}

export type WriterName = Pick<Writer, 'to' | 'server'>;

/** The server that everything for this conversation is left to: of those that send there, the first that said so. */
export function writerTo(handoff: Handoff, to: string, now: number): Writer | undefined {
  return handoff.writers?.find((writer) => writer.to === to && isLive(writer, now));
}

/** Something may lie there to be sent first. A server that died says so too, until somebody has taken its place. */
export function hasWriter(handoff: Handoff, to: string): boolean {
  return handoff.writers?.some((writer) => writer.to === to) ?? false;
}

/** Whether another server is sending to this conversation too. */
export function hasOtherWriter(handoff: Handoff, own: WriterName, now: number): boolean {
  const others = (handoff.writers ?? []).filter(({ to, server }) => to === own.to && server !== own.server);
  return others.some((other) => isLive(other, now));
}

/** Says that this server sends, or that it still does; it keeps its place among the others. */
export function withWriter(handoff: Handoff, writer: Writer, now: number): Handoff {
  const known = (handoff.writers ?? []).filter((each) => each.to !== writer.to || isLive(each, now));
  const isThere = known.some((each) => isSame(each, writer));
  const writers = isThere
    ? known.map((each) => (isSame(each, writer) ? { ...each, ...writer } : each))
    : [...known, writer];
  return { ...handoff, writers };
}

/** Leaves something to the server that sends there; `free` when none does. */
export function deferredToWriter(handoff: Handoff, to: string, now: number): Handoff | 'free' {
  const writer = writerTo(handoff, to, now);
  if (!writer) return 'free';
  const asked: Writer = { ...writer, left: (writer.left ?? 0) + 1 };
  return { ...handoff, writers: (handoff.writers ?? []).map((each) => (each === writer ? asked : each)) };
}

/** Something was written at this place of the journal: servers whose clocks are behind write after it all the same. */
export function withOrder(handoff: Handoff, order: number): Handoff {
  return order > (handoff.latestOrder ?? 0) ? { ...handoff, latestOrder: order } : handoff;
}

/** This server has nothing left to send there. */
export function withoutWriter(handoff: Handoff, gone: WriterName): Handoff {
  if (!handoff.writers?.some((each) => isSame(each, gone))) return handoff;
  const { writers: before, ...rest } = handoff;
  const writers = before.filter((each) => !isSame(each, gone));
  return writers.length === 0 ? rest : { ...rest, writers };
}

/** Longer than any server says it ahead. */
const LONGEST_CLAIM_MS = 60_000;

function isLive({ until }: Writer, now: number): boolean {
  return !isDue(until, now, LONGEST_CLAIM_MS);
}

function isSame(a: WriterName, b: WriterName): boolean {
  return a.to === b.to && a.server === b.server;
}
