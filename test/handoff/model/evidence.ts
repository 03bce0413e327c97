import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import type { JournalEntry } from '../../../handoff/domain/journal.ts';
import type { Agent } from '../../../handoff/domain/presence.ts';
import type { OutgoingMessage } from '../../../handoff/ports.ts';

/** One thing that took effect. The place in the list is the moment; `time` is what the clock said. */
export type Event = { readonly time: number } & (
  | { readonly kind: 'handoff'; readonly value: Handoff }
  | { readonly kind: 'agent'; readonly value: Agent }
  | { readonly kind: 'conversation'; readonly value: Conversation }
  /** Handed to the channel, whatever becomes of it. */
  | { readonly kind: 'sent'; readonly message: OutgoingMessage }
  | { readonly kind: 'arrived'; readonly message: OutgoingMessage }
  /** Marks a moment of a turn. */
  | { readonly kind: 'turn' }
);

/** One time that a line was said: from the moment the turn began to the moment it was over or its server died. */
export interface Utterance {
  readonly began: number;
  ended: number;
  /** The handoff that the speaker's conversation pointed to when the turn began. */
  readonly pointedTo: string | undefined;
  /** What the service answered, or `sent` for the word that held lines are meant; absent when the server died first. */
  answer?: string;
}

/** One line of one person. Its text is its activity's id, and no other line has it. */
export interface SaidLine {
  readonly text: string;
  /** The conversation it was said in, whose address is spelt the same. */
  readonly by: string;
  /** More than one where it was delivered again, or held and sent later. */
  readonly utterances: Utterance[];
}

/** Everything that can be known of one run from outside, once it is over. */
export interface Evidence {
  readonly events: readonly Event[];
  readonly lines: readonly SaidLine[];
  readonly capacity: number;
  /** Which person an address belongs to; agents may have several windows. */
  readonly personAt: (address: string) => string;
  /** As they stood at the end. */
  readonly handoffs: readonly Handoff[];
  readonly agents: readonly Agent[];
  readonly journal: readonly JournalEntry[];
}

/** A handoff as it stood from one moment until another. */
export interface Held {
  readonly value: Handoff;
  readonly from: number;
  readonly until: number;
}

/** Every state that a handoff was in, in order. */
export function statesOf(events: readonly Event[], id: string): readonly Held[] {
  const writes = events.flatMap((event, at) =>
    event.kind === 'handoff' && event.value.id === id ? [{ value: event.value, from: at }] : [],
  );
  return writes.map((write, index) => ({ ...write, until: writes[index + 1]?.from ?? Number.POSITIVE_INFINITY }));
}

/** The ids of all handoffs, in the order they began. */
export function handoffIds(events: readonly Event[]): readonly string[] {
  return [...new Set(events.flatMap((event) => (event.kind === 'handoff' ? [event.value.id] : [])))];
}

/** Where the words of somebody arrived, in order: the text, the address, the moment, the entry. */
export function arrivalsOfLines(events: readonly Event[]) {
  return events.flatMap((event, at) =>
    event.kind === 'arrived' && event.message.content.kind === 'line'
      ? [{ at, id: event.message.id, text: event.message.content.text, to: String(event.message.address) }]
      : [],
  );
}
