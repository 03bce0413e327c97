import { withHeldChanged } from '../domain/attention.ts';
import { readAgentLine, readCustomerLine } from '../domain/commands.ts';
import { snippet } from '../domain/content.ts';
import type { Content } from '../domain/content.ts';
import { placesOf, withoutKept } from '../domain/context.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import { isConnected } from '../domain/handoff.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { filesAdded, isVersionOf } from '../domain/revision.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import type { Said } from './entries.ts';
import { lineId } from './entries.ts';
import type { Holding } from './holding.ts';
import type { Part, Relay, Relayed } from './relay.ts';

/** What a person has done, in their channel, to a message that they had sent. */
export interface Changed {
  readonly kind: 'edited' | 'deleted';
  /** The channel's id of that message. */
  readonly originalId: string;
  /** What it says now, nothing where it is deleted; under an id of its own, so that the same change twice is one. */
  readonly said: Said;
}

/** What became of a change; `notOfThisChat`: its line is not, or the change makes no line of it, and nobody gets it. */
export type Revised = Relayed | 'notOfThisChat' | 'noteStays';

/**
 * Brings what a side edits or deletes to the other one, in the way of a line. What nobody has got yet is changed where it
 * waits; what was refused and is edited then is a line like any other.
 */
export type Revise = (part: Part, changed: Changed) => Promise<Revised>;

type Line = Extract<Content, { kind: 'line' }>;
type LineEntry = JournalEntry & { readonly content: Line };

export function createRevise(deps: HandoffDeps, { holding, relay }: { holding: Holding; relay: Relay }): Revise {
  const { handoffs, conversations, journal } = deps;

  async function reviseHeld({ conversation }: Part, { kind, originalId, said }: Changed): Promise<Revised> {
    const { text, attachments } = said;
    await change(conversations, conversation.id, (current) =>
      withHeldChanged(current, originalId, kind === 'edited' ? { text, attachments } : undefined),
    );
    return kind === 'edited' ? 'held' : 'duplicate';
  }

  /** What the other side reads of it now, or is yet to read. */
  async function standing({ handoff, conversation }: Part, original: LineEntry, { said }: Changed): Promise<Standing> {
    const entries = (await journal.entries(handoff.id)).filter(isLine);
    const versions = entries.filter(({ id }) => isVersionOf(id, original.id));
    if (versions.some(({ id }) => id === lineId(conversation.id, said.activityId))) return 'thisVery';
    const isToBeTold = placesOf(handoff.context, original.id) !== undefined;
    return versions.findLast(isStanding) ?? (isToBeTold ? original : 'nothing');
  }

  /** Deleted before anybody has got it, it is as if it had not been said; too late for that, it is told. */
  async function takeOut({ handoff }: Part, entryId: string): Promise<'out' | 'tooLate'> {
    const taken = await change<HandoffKey, Handoff, 'waitsNoMore'>(handoffs, handoff, (current) =>
      current.state.kind === 'waiting' ? { ...current, context: withoutKept(current.context, entryId) } : 'waitsNoMore',
    );
    return taken.kind === 'refused' ? 'tooLate' : 'out';
  }

  async function tell(part: Part, { kind, said }: Changed, [original, before]: Versions): Promise<Revised> {
    const isYetToBeTold = !isConnected(part.handoff) && isOfQueue(before);
    // First: should its server die now, the agent reads the line as it was, and not the two of them in the wrong order.
    if (isYetToBeTold) await journal.mark(part.handoff.id, before.id, 'withdrawn');
    const wasToldBefore = isYetToBeTold && !isOfQueue(original);
    const told = { entryId: original.id, before: snippet((wasToldBefore ? original : before).content) };
    if (kind === 'edited') {
      // What its reader has got need not come again; where nothing else is left, it is all there is to say.
      const hasRest = said.text !== '' || said.attachments.length > 0;
      const files = isYetToBeTold || !hasRest ? before.content.attachments : [];
      const attachments = [...files, ...filesAdded(said.attachments, files)];
      return relay.relay(part, { ...said, attachments, revises: { kind: 'corrects', ...told } });
    }
    if (isYetToBeTold && !wasToldBefore && (await takeOut(part, original.id)) === 'out') return 'duplicate';
    return relay.relay(part, { ...said, text: told.before, revises: { kind: 'takesBack', ...told } });
  }

  async function revise(part: Part, changed: Changed, original: LineEntry): Promise<Revised> {
    // An edit of what stands as it was said needs no look at everything that was said since.
    const isPlain = changed.kind === 'edited' && isStanding(original) && !saysTheSame(changed, original);
    const before = isPlain ? original : await standing(part, original, changed);
    if (before === 'thisVery') return 'duplicate';
    if (before === 'nothing') return changed.kind === 'edited' ? relay.relay(part, changed.said) : 'duplicate';
    return saysTheSame(changed, before) ? 'duplicate' : tell(part, changed, [original, before]);
  }

  return async function reviseLine(part, changed) {
    const { side, conversation, handoff } = part;
    const { originalId, said } = changed;
    const text = changed.kind === 'edited' ? wordsIn(side, said.text) : '';
    if (holding.isHeld(part, { ...said, activityId: originalId })) {
      return text === undefined ? 'notOfThisChat' : reviseHeld(part, { ...changed, said: { ...said, text } });
    }
    const original = await journal.find(handoff.id, lineId(conversation.id, originalId));
    if (!original || !isLine(original) || original.from !== side) return 'notOfThisChat';
    if (side === 'agent' && original.delivery === 'none') return 'noteStays';
    if (text === undefined) return 'notOfThisChat';
    const attachments = filesAdded(said.attachments, original.content.attachments);
    return revise(part, { ...changed, said: { ...said, text, attachments } }, original);
  };
}

/** What stands of a line: a version of it, nothing, or the change in question, which was heard before. */
type Standing = LineEntry | 'nothing' | 'thisVery';

/** The line as it was first, and as it stands now. */
type Versions = readonly [original: LineEntry, before: LineEntry];

function isLine(entry: JournalEntry): entry is LineEntry {
  return entry.content.kind === 'line';
}

function isStanding({ delivery }: JournalEntry): boolean {
  return delivery !== 'rejected' && delivery !== 'withdrawn';
}

/** Said while waiting, whatever became of it there. */
function isOfQueue({ delivery }: JournalEntry): boolean {
  return delivery === 'none' || delivery === 'withdrawn';
}

/** What a side says by it; nothing where it is a command: those are typed, not made of what was said before. */
function wordsIn(side: Part['side'], text: string): string | undefined {
  const line = side === 'agent' ? readAgentLine(text) : readCustomerLine(text);
  return line.kind === 'text' ? line.text : undefined;
}

/** A channel tells of more than changed words, such as of the preview of a link. */
function saysTheSame({ kind, said }: Changed, { content: { revises, text } }: LineEntry): boolean {
  const isTakenBack = revises?.kind === 'takesBack';
  return kind === 'deleted' ? isTakenBack : !isTakenBack && said.text === text && said.attachments.length === 0;
}
