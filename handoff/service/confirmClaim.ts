import { isForwarded } from '../domain/chatSoFar.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import type { ConnectedHandoff, Handoff } from '../domain/handoff.ts';
import { isConnected, moveAgent, takeBack } from '../domain/handoff.ts';
import { isCustomersLine, openTo } from '../domain/journal.ts';
import type { Agent, Unwanted } from '../domain/presence.ts';
import { giveBack, slotOf, withoutWindow } from '../domain/presence.ts';
import { withWriter } from '../domain/writers.ts';
import type { LineEntry } from '../domain/journal.ts';
import type { Journal } from '../ports.ts';
import { change } from './change.ts';
import type { HandoffDeps } from './deps.ts';
import { summaryId } from './entries.ts';
import { findReadable } from './findReadable.ts';
import { withLines } from './keptLines.ts';
import { windowOf } from './loadReadable.ts';

type ConfirmDeps = Pick<
  HandoffDeps,
  'agents' | 'clock' | 'conversations' | 'handoffs' | 'journal' | 'logger' | 'outbox'
>;

/**
 * The agent may have gone or moved between the reservation and the claim, for two documents cannot be written at once. The
 * chat follows them to another window. Who is off duty by now, or has lost the room, does not get it: it goes back to the
 * queue before anybody is told of it, and `undefined` is the answer; so it does where somebody else sits at their window, or
 * nobody. A chat that was announced before is theirs.
 */
export async function confirmClaim(
  deps: ConfirmDeps,
  claimed: ConnectedHandoff,
): Promise<ConnectedHandoff | undefined> {
  const chat = (await deps.handoffs.load(claimed))?.value;
  // Over, or somebody else's, by now.
  return chat && isConnected(chat) && chat.generation === claimed.generation ? confirmAgent(deps, chat) : undefined;
}

async function confirmAgent(deps: ConfirmDeps, chat: ConnectedHandoff): Promise<ConnectedHandoff | undefined> {
  const agent = (await deps.agents.load({ deskId: chat.deskId, id: chat.state.agent.agentId }))?.value;
  const mayHave = agent?.duty === 'on' && slotOf(agent, chat.id) !== undefined;
  const hasWindow = agent !== undefined && typeof (await windowOf(deps, agent)) === 'object';
  const isThere = mayHave && hasWindow;
  const isHere = agent?.party.conversationId === chat.state.agent.conversationId;
  if ((isThere && isHere) || (await findReadable(deps.journal, chat.id, summaryId(chat)))) return chat;
  if (!isThere) return sendBack(deps, chat, hasWindow ? giveBack : withoutWindow);
  // As at the claim: whatever else is said there waits for the first words.
  const sender = { ...deps.outbox.sender(), to: agent.party.conversationId };
  const moved = await change<HandoffKey, Handoff, 'notTheirs'>(deps.handoffs, chat, (current) => {
    const there = moveAgent(current, agent.party);
    return there === 'notTheirs' ? there : withWriter(there, sender, deps.clock.now());
  });
  // What was said to the window before follows the summary here, like what was said while waiting, and in that order.
  const said = (await saidTo(deps.journal, chat)).filter(({ id }) => !isForwarded(id));
  for (const { id } of said) await deps.journal.mark(chat.id, id, 'none');
  return moved.kind === 'saved' && isConnected(moved.value) ? moved.value : chat;
}

/** What the customer has said to an agent who was told of nothing yet. */
async function saidTo(journal: Journal, { id, state }: ConnectedHandoff): Promise<readonly LineEntry[]> {
  return openTo(await journal.open(id), state.agent.conversationId).filter(isCustomersLine);
}

/**
 * What the customer has said meanwhile was sent to nobody: it joins what they have said while waiting, in the same write. What
 * is written down only now is found by whoever was to send it (`receiverNow.ts`), and so is what a server that dies here leaves.
 */
async function sendBack(
  { agents, handoffs, journal }: Pick<HandoffDeps, 'agents' | 'handoffs' | 'journal'>,
  chat: ConnectedHandoff,
  freed: (agent: Agent, slot: Unwanted) => Agent,
): Promise<undefined> {
  const { agentId } = chat.state.agent;
  const said = await saidTo(journal, chat);
  // The others are from the time in the queue: they are kept already.
  const lines = said.filter(({ id }) => !isForwarded(id));
  const back = await change<HandoffKey, Handoff, 'over'>(handoffs, chat, async (current) => {
    const waiting = takeBack(current, chat.generation);
    return waiting === 'over' ? waiting : withLines(journal, waiting, { lines });
  });
  if (back.kind !== 'saved') return undefined;
  for (const { id } of said) await journal.mark(chat.id, id, 'none');
  const slot = { handoffId: chat.id, generation: chat.generation - 1 };
  await change(agents, { deskId: chat.deskId, id: agentId }, (current) => freed(current, slot));
  return undefined;
}
