import assert from 'node:assert/strict';
import { isForwarded } from '../../../handoff/domain/chatSoFar.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import type { JournalEntry } from '../../../handoff/domain/journal.ts';
import type { Evidence, Held, SaidLine } from './evidence.ts';
import { arrivalsOfLines, handoffIds, statesOf } from './evidence.ts';
import type { Invariant } from './invariant.ts';
import { agentOf, ownerOf } from './invariant.ts';

const SENT = ['relayed', 'relayedMasked'];

/**
 * A line arrives only at who was the other party of a handoff with its sender while it was said: the customer of the
 * chat that the agent was in when they began to write, there or in the chat for which they have come back, the agent of
 * the customer, or, for what was said while waiting, has not reached its agent or has followed them to another window,
 * whoever took that handoff later.
 */
export const linesReachTheOtherPartyOnly: Invariant = (evidence) => {
  for (const { text, to } of arrivalsOfLines(evidence.events)) {
    const line = lineOf(evidence, text);
    const receiver = evidence.personAt(to);
    const isTheirs = handoffIds(evidence.events).some((id) => mayReceive(evidence, line, receiver, id));
    assert.ok(isTheirs, `"${text}" of ${line.by} arrived at ${to}, who was not the other party when it was said`);
  }
};

function mayReceive({ events, personAt }: Evidence, line: SaidLine, receiver: string, id: string): boolean {
  const states = statesOf(events, id);
  const sender = personAt(line.by);
  const arrivals = arrivalsOfLines(events);
  const wasForwarded = arrivals.some(({ text, id: entryId }) => text === line.text && isForwarded(entryId));
  return line.utterances.some((said) =>
    states.some(({ value, from, until }) => {
      if (from > said.ended || until < said.began) return false;
      if (value.customer.conversationId === line.by) {
        const agent = agentOf(value);
        const isNext = states.some((later) => later.from >= from && agentOf(later.value) === receiver);
        const hasArrived = arrivals.some(({ text, to }) => text === line.text && personAt(to) === agent);
        return agent === receiver || (isNext && (!hasArrived || wasForwarded));
      }
      const before = statesOf(events, said.pointedTo ?? '');
      const hasComeBack = before[0]?.value.customer.conversationId === receiver;
      const wasMeant = said.pointedTo === id || hasComeBack || !wasInChat(before, sender, said.began);
      return agentOf(value) === sender && value.customer.conversationId === receiver && wasMeant;
    }),
  );
}

/** Whether the agent was in this chat until then, as far as they know: they have not ended it themselves. */
function wasInChat(states: readonly Held[], agent: string, until: number): boolean {
  const before = states.filter(({ from }) => from < until);
  const last = before.at(-1)?.value.state;
  const hasEndedIt = last?.kind === 'ended' && last.reason === 'agentEnded';
  return !hasEndedIt && before.some(({ value }) => agentOf(value) === agent);
}

/**
 * Lines of one sender that arrive at one receiver arrive in the order of acceptance: one that was accepted before
 * another was begun comes first.
 */
export const linesArriveInOrder: Invariant = (evidence) => {
  const arrivals = arrivalsOfLines(evidence.events);
  for (const [index, later] of arrivals.entries()) {
    const began = beganOf(lineOf(evidence, later.text));
    for (const earlier of arrivals.slice(index + 1)) {
      const line = lineOf(evidence, earlier.text);
      if (earlier.to !== later.to || line.by !== lineOf(evidence, later.text).by) continue;
      // Only the first arrival of a line has a place; a second one is looked at elsewhere.
      if (arrivals.findIndex(({ text, to }) => text === earlier.text && to === earlier.to) <= index) continue;
      const wasFirst = acceptedAt(line) < began;
      assert.ok(!wasFirst, `"${earlier.text}" was accepted before "${later.text}" was said, and arrived after it`);
    }
  }
};

/** When it began to be said: at its first delivery, or at the word that it was to be sent, where it was only held before. */
function beganOf({ utterances }: SaidLine): number {
  const said = utterances.filter(({ answer }) => answer === undefined || [...SENT, 'sent'].includes(answer));
  return Math.min(...(said.length > 0 ? said : utterances).map(({ began }) => began));
}

/** When its acceptance was answered first; never, where its servers died. */
function acceptedAt({ utterances }: SaidLine): number {
  const accepted = utterances.filter(({ answer = '' }) => [...SENT, 'sent'].includes(answer));
  return Math.min(...accepted.map(({ ended }) => ended));
}

/** Every line that was taken for sending is in the journal and ends delivered, rejected or unknown. */
export const acceptedLinesAreSettled: Invariant = ({ lines, journal }) => {
  for (const { text, utterances } of lines) {
    if (!utterances.some(({ answer }) => answer !== undefined && SENT.includes(answer))) continue;
    const entries = journal.filter((entry) => isOf(entry, text));
    const answers = utterances.map(({ answer }) => answer).join(', ');
    assert.ok(entries.length > 0, `"${text}" was accepted (${answers}) and is nowhere`);
  }
  for (const { id, delivery, content } of journal) {
    const isSettled = ['delivered', 'rejected', 'unknown', 'none'].includes(delivery);
    assert.ok(isSettled, `${content.kind} ${id} is still ${delivery}`);
  }
};

/** Whoever said a line that did not certainly arrive was told so. */
export const undeliveredLinesAreReported: Invariant = ({ events, journal }) => {
  for (const { id, delivery, sender, content } of journal) {
    if (content.kind !== 'line' || !sender || (delivery !== 'rejected' && delivery !== 'unknown')) continue;
    const wasTold = events.some(
      (event) =>
        event.kind === 'sent' &&
        event.message.content.kind === 'notice' &&
        event.message.id.startsWith(`${id}:`) &&
        event.message.address === sender.address,
    );
    assert.ok(wasTold, `${id} is ${delivery}, and ${String(sender.address)} was not told`);
  }
};

/** `delivered` means that it arrived, `rejected` that it did not, and nothing arrives more often than it was to be sent. */
export const outcomesAreHonest: Invariant = ({ events, journal }) => {
  const lines = journal.filter(({ content, to }) => content.kind === 'line' && to !== undefined);
  for (const { id, delivery } of lines) {
    const arrived = events.filter((event) => event.kind === 'arrived' && event.message.id === id).length;
    // A line that is delivered again in the customer's next chat is another line under the same id.
    const entries = lines.filter((entry) => entry.id === id).length;
    assert.ok(arrived <= entries, `${id} arrived ${arrived}×`);
    if (entries > 1) continue;
    if (delivery === 'delivered') assert.equal(arrived, 1, `${id} is marked as delivered, and did not arrive`);
    if (delivery === 'rejected') assert.equal(arrived, 0, `${id} is marked as rejected, and arrived`);
  }
};

/** What a customer says while waiting reaches the agent who takes them: in a summary, or as a line. */
export const keptLinesReachTheAgent: Invariant = ({ events, lines, handoffs, journal }) => {
  for (const { text, by, utterances } of lines) {
    if (!utterances.some(({ answer }) => answer === 'kept')) continue;
    const kept = journal.find((entry) => isOf(entry, text) && entry.delivery === 'none');
    const handoff = handoffs.find(({ id }) => id === kept?.handoffId);
    if (!handoff || !isConnected(handoff)) continue;
    const wasTold = events.some((event) => event.kind === 'sent' && tells(event.message.content, text));
    assert.ok(wasTold, `"${text}", which ${by} said while waiting, was never told to ${ownerOf(handoff)}`);
  }
};

function tells(content: JournalEntry['content'], text: string): boolean {
  if (content.kind === 'summary') return content.summary.asked.includes(text);
  return content.kind === 'line' && content.text === text;
}

function lineOf({ lines }: Evidence, text: string): SaidLine {
  const line = lines.find((each) => each.text === text);
  assert.ok(line, `nobody said "${text}"`);
  return line;
}

function isOf({ content }: JournalEntry, text: string): boolean {
  return content.kind === 'line' && content.text === text;
}
