import type { JournalEntry } from '../../handoff/domain/journal.ts';
import { crowding } from './crowding.ts';
import { disordered } from './disorder.ts';
import { fatesIn, isDoubled, isGone, isSilent, lacksFiles, wasHeld, wasReported } from './fates.ts';
import type { Fate } from './fates.ts';
import type { Finding, Offence } from './finding.ts';
import { isBetweenParties, ownerships } from './ownership.ts';
import type { Ownership } from './ownership.ts';
import type { Actor, ScheduleRecord } from './record.ts';

export interface Verdict {
  /** Accepted lines from one person to another. */
  readonly messages: number;
  readonly findings: readonly Finding[];
  /** Arrived twice, and the sender had been told that it may not have arrived: no offence. */
  readonly doubledAfterUnknown: number;
  /** The bot answered the line itself, and the channel lost the answer: no offence, there is nobody else to tell. */
  readonly answersLost: number;
}

/** Judges one schedule. Pure: the same record gets the same verdict. */
export function judge(record: ScheduleRecord): Verdict {
  const fates = fatesIn(record);
  const actors = new Map(record.actors.map((actor) => [actor.name, actor]));
  const known = ownerships(record);
  const findings = [
    ...fates.flatMap((fate) => [
      ...lost(fate, record),
      ...misdelivered(fate, known, actors),
      ...retoldToStrangers(fate, known, actors),
      ...duplicated(fate),
      ...dishonest(fate),
    ]),
    ...disordered(fates),
    ...crowding(record),
  ];
  return {
    messages: fates.length,
    findings,
    doubledAfterUnknown: fates.filter((fate) => isDoubled(fate) && wasReported(fate, 'mayNotHaveArrived')).length,
    answersLost: fates.filter((fate) => isSilent(fate) && fate.answers.length > 0).length,
  };
}

function found(offence: Offence, { line }: Fate, why: string): readonly Finding[] {
  return [{ offence, token: line.token, why }];
}

function lost(fate: Fate, record: ScheduleRecord): readonly Finding[] {
  const { entries, line, answers, reports } = fate;
  const [entry] = entries;
  if (entry?.delivery === 'pending') return found('lost', fate, 'still pending in the journal');
  const isTold = [...reports, ...answers].some(({ call }) => call.taken);
  const isOwed = !isTold && !isAnyGone(fate, record) && !wasLeft(fate, record);
  if (lacksFiles(fate) && isOwed) return found('lost', fate, 'its files did not arrive');
  if (!isSilent(fate) || answers.length > 0 || isGone(line.sender, record)) return [];
  if (!entry) return found('lost', fate, 'accepted, and nowhere');
  if (entry.delivery === 'none') {
    return stillWaits(entry, record) || wasRetold(fate)
      ? []
      : found('lost', fate, 'kept, and in no summary that arrived');
  }
  const tried = reports.length > 0 ? 'the report did not arrive' : 'no report was sent';
  return found('lost', fate, `${entry.delivery} in the journal, and ${tried}`);
}

/** Said in a queue that the customer has left: the next agent reads of it, and the files are for a request. */
function wasLeft({ entries: [entry] }: Fate, { handoffs }: ScheduleRecord): boolean {
  const left = handoffs.find(({ id }) => id === entry?.handoffId);
  return left?.state.kind === 'ended' && left.state.connectedMs === undefined;
}

/** The sender, or somebody whom the line has reached in part. */
function isAnyGone({ line, arrivals }: Fate, record: ScheduleRecord): boolean {
  return [line.sender, ...arrivals.map(({ call }) => call.to)].some((name) => isGone(name, record));
}

/** It came too late for the agent it was written to; the summary for the next one tells of it. */
function wasRetold({ retellings }: Fate): boolean {
  return retellings.some(({ call }) => call.taken);
}

/** Nobody who is still there has taken the chat since the line was kept. */
function stillWaits(kept: JournalEntry, record: ScheduleRecord): boolean {
  const { entries, actors, clocksApartMs } = record;
  const owners = entries.filter(
    ({ handoffId, content, at }) =>
      handoffId === kept.handoffId && content.kind === 'summary' && at >= kept.at + clocksApartMs,
  );
  const names = owners.map(({ to }) => actors.find(({ conversationId }) => conversationId === to?.conversationId));
  return names.every((agent) => agent !== undefined && isGone(agent.name, record));
}

function misdelivered(fate: Fate, known: readonly Ownership[], actors: ReadonlyMap<string, Actor>): readonly Finding[] {
  const { line, entries, arrivals } = fate;
  return arrivals.flatMap(({ call, heard }) => {
    if (heard.kind === 'summary') {
      const isTheirs = known.some(
        ({ agentConversation, customerConversation }) =>
          agentConversation === actors.get(call.to)?.conversationId &&
          customerConversation === actors.get(line.sender)?.conversationId,
      );
      return isTheirs ? [] : found('misdelivered', fate, `in a summary for ${call.to}, who never had the chat`);
    }
    const entry = entries.find(({ to }) => to?.conversationId === actors.get(call.to)?.conversationId);
    if (!entry) return found('misdelivered', fate, `at ${call.to}, and the journal has not sent it there`);
    if (!isBetweenParties(entry, known)) return found('misdelivered', fate, `at ${call.to}, who was not in that chat`);
    // A customer writes to the desk, whoever serves them; an agent to the customer they see.
    const meantFor = actors.get(line.sender)?.side === 'agent' ? line.view.chat : undefined;
    const isMeant = meantFor === undefined || meantFor === call.to || wasHeld(fate);
    return isMeant ? [] : found('misdelivered', fate, `at ${call.to}, while its sender saw ${meantFor}`);
  });
}

/** A summary may tell of a line to whoever has the chat it was said in. */
function retoldToStrangers(
  fate: Fate,
  known: readonly Ownership[],
  actors: ReadonlyMap<string, Actor>,
): readonly Finding[] {
  const chats = fate.entries.map(({ handoffId }) => handoffId);
  const strangers = fate.retellings.filter(
    ({ call }) =>
      !known.some(
        ({ handoffId, agentConversation }) =>
          chats.includes(handoffId) && agentConversation === actors.get(call.to)?.conversationId,
      ),
  );
  return strangers.flatMap(({ call }) => found('misdelivered', fate, `retold to ${call.to}, who never had the chat`));
}

function duplicated(fate: Fate): readonly Finding[] {
  if (!isDoubled(fate) || wasReported(fate, 'mayNotHaveArrived')) return [];
  return found('duplicated', fate, 'arrived more than once');
}

function dishonest(fate: Fate): readonly Finding[] {
  const { entries, arrivals, line, reports } = fate;
  const [entry] = entries;
  const isThere = arrivals.length > 0;
  // A summary tells that there are files; that they did not come is true all the same.
  if (isThere && wasReported(fate, 'notDelivered') && !lacksFiles(fate))
    return found('dishonest', fate, 'told "not delivered", and it arrived');
  if (!isThere && entry?.delivery === 'delivered') return found('dishonest', fate, 'delivered in the journal only');
  const needsReport = entry?.sender && (entry.delivery === 'unknown' || entry.delivery === 'rejected');
  if (isThere && needsReport && reports.length === 0) {
    return found('dishonest', fate, `${entry.delivery} in the journal, and ${line.sender} was not told`);
  }
  return [];
}
