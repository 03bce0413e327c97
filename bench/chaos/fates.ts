import { isForwarded } from '../../handoff/domain/chatSoFar.ts';
import type { Content } from '../../handoff/domain/content.ts';
import type { JournalEntry } from '../../handoff/domain/journal.ts';
import { readHeard, tokensIn } from './heard.ts';
import type { Heard } from './heard.ts';
import type { Call, Line, ScheduleRecord } from './record.ts';

export interface Read {
  readonly call: Call;
  readonly heard: Heard;
}

/** A line with everything that is known of it. */
export interface Fate {
  readonly line: Line;
  /** The journal's, the one that was sent first. More than one: kept and then sent after all, or sent twice. */
  readonly entries: readonly JournalEntry[];
  /** What others got of it. */
  readonly arrivals: readonly Read[];
  /** Summaries for a next agent that tell of it once more. */
  readonly retellings: readonly Read[];
  readonly reports: readonly Read[];
  /** What the bot said to the sender in the turn of the line. */
  readonly answers: readonly Read[];
}

/** The fates of all lines that were accepted and were meant for another person. */
export function fatesIn(record: ScheduleRecord): readonly Fate[] {
  const reads = record.calls.map((call): Read => ({ call, heard: readHeard(call.text) }));
  const accepted = record.lines.filter(({ acceptedAt }) => acceptedAt !== undefined);
  return accepted.map((line) => fateOf(line, reads, record)).filter((fate) => !isForTheBot(fate));
}

function fateOf(line: Line, reads: readonly Read[], record: ScheduleRecord): Fate {
  const entries = record.entries.filter(
    (entry) =>
      entry.content.kind === 'line' &&
      tokensIn(wordsOf(entry.content))[0] === line.token &&
      !isToBeForwardedAgain(entry, record),
  );
  return {
    line,
    entries: entries.toSorted((one, other) => Number(one.delivery === 'none') - Number(other.delivery === 'none')),
    arrivals: reads.filter(({ call, heard }) => call.taken && call.to !== line.sender && carries(heard, line.token)),
    retellings: reads.filter(({ heard }) => heard.kind === 'summary' && heard.repeated.includes(line.token)),
    reports: reads.filter(({ heard }) => heard.kind === 'report' && heard.token === line.token),
    answers: reads.filter(({ call }) => call.to === line.sender && call.replyTo === line.activityId),
  };
}

/** The channel said that nobody is there, so nobody can be told anything. */
export function isGone(name: string, { calls }: ScheduleRecord): boolean {
  return calls.some(({ to, met }) => to === name && typeof met === 'number');
}

/** A line of the time in the queue that met an agent who is gone: it waits with its customer for the next one. */
function isToBeForwardedAgain({ id, delivery, to }: JournalEntry, record: ScheduleRecord): boolean {
  const receiver = record.actors.find(({ conversationId }) => conversationId === to?.conversationId);
  return isForwarded(id) && delivery === 'rejected' && receiver !== undefined && isGone(receiver.name, record);
}

/** What a line says, with the names of its files. */
export function wordsOf({ text, attachments }: Extract<Content, { kind: 'line' }>): string {
  return [text, ...attachments.map(({ name = '' }) => name)].join(' ');
}

/**
 * Whoever was in no chat as far as they knew, and whose line went to nobody, talked to the bot itself: no line from one
 * person to another.
 */
function isForTheBot({ line, entries, arrivals }: Fate): boolean {
  const { chat, isWaiting } = line.view;
  const isInChat = chat !== undefined || isWaiting === true;
  return !isInChat && entries.length === 0 && arrivals.length === 0;
}

function carries(heard: Heard, token: string): boolean {
  return (heard.kind === 'line' && heard.token === token) || (heard.kind === 'summary' && heard.tokens.includes(token));
}

export function wasReported({ reports }: Fate, outcome: 'notDelivered' | 'mayNotHaveArrived'): boolean {
  return reports.some(({ call, heard }) => call.taken && heard.kind === 'report' && heard.outcome === outcome);
}

export function wasHeld({ answers }: Fate): boolean {
  return answers.some(({ heard }) => heard.kind === 'held');
}

/** Nobody got the line, and nobody told its sender. */
export function isSilent({ arrivals, reports, answers }: Fate): boolean {
  return arrivals.length === 0 && ![...reports, ...answers].some(({ call }) => call.taken);
}

/**
 * Arrived more than once; what a summary repeats does not count, nor a line of the time in the queue that the agent after
 * gets as well.
 */
export function isDoubled({ entries, arrivals }: Fate): boolean {
  const receivers = arrivals.filter(({ heard }) => heard.kind === 'line').map(({ call }) => call.to);
  const isOfQueue = entries.some(({ id }) => isForwarded(id));
  return isOfQueue ? new Set(receivers).size < receivers.length : receivers.length > 1;
}

/** Has arrived, and not all its files with it, nor later. */
export function lacksFiles({ line, arrivals }: Fate): boolean {
  const asLines = arrivals.filter(({ heard }) => heard.kind === 'line');
  return arrivals.length > 0 && !asLines.some(({ call }) => call.files.length >= line.files) && line.files > 0;
}
