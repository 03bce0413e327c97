import { chatOf } from '../../../handoff/agentDesk.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { AgentParty } from '../../../handoff/domain/party.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import type { Part } from '../../../handoff/service/relay.ts';
import { aContext, aConversation, anAddress, anAgentParty, DESK } from '../../support/data.ts';
import type { Act } from './acts.ts';
import { AGENTS, CHATS_RUN, CUSTOMERS } from './acts.ts';
import type { Evidence, SaidLine, Utterance } from './evidence.ts';
import type { Server, Site } from './simulation.ts';
import { comeToRest, passTime } from './time.ts';

/** What a redelivered line has to be after: there is nothing to deliver again before the first. */
type Spoken = Map<string, SaidLine>;

/**
 * The opening first, one after the other. From then on everybody acts at the same time, each in their own order, until
 * nothing is left to do; answers what was seen.
 */
export async function play(site: Site, acts: readonly Act[], opening = CHATS_RUN): Promise<Evidence> {
  await openWindows(site);
  const spoken: Spoken = new Map();
  for (const [index, act] of opening.entries()) {
    void carryOut(site, act, { spoken, id: `opening ${index}` });
    await comeToRest(site);
  }
  const tails = new Map<string, Tails>();
  for (const [index, act] of acts.entries()) {
    const actor = 'who' in act ? act.who : act.kind;
    const before = tails.get(actor) ?? { all: Promise.resolve(), commands: Promise.resolve() };
    const turn = (isHasty(act) ? before.commands : before.all)
      .then(() => site.point(nameOf(act)))
      .then(() => carryOut(site, act, { spoken, id: `${index}` }));
    const all = Promise.all([before.all, turn]).then(() => undefined);
    tails.set(actor, { all, commands: act.kind === 'agent' && !isLine(act) ? all : before.commands });
  }
  await comeToRest(site);
  await makeRounds(site);
  return gather(site);
}

/** What one person has begun: everything, and what everything after it waits for. */
interface Tails {
  readonly all: Promise<void>;
  readonly commands: Promise<void>;
}

/** Agents read what their commands come to before they go on; their lines may overlap. Customers are in any hurry. */
function isHasty(act: Act): boolean {
  return 'hasty' in act && act.hasty && (act.kind === 'customer' || isLine(act));
}

function isLine({ does }: ActOfPerson): boolean {
  return does === 'write' || does === 'repeat';
}

function nameOf(act: Act): string {
  return 'does' in act ? `${act.who}: ${act.does}` : act.kind;
}

async function openWindows({ stores }: Site): Promise<void> {
  for (const name of CUSTOMERS) await stores.conversations.create(windowOf(name, `person:${name}`));
  for (const name of AGENTS) {
    await stores.conversations.create(windowOf(name, name));
    await stores.conversations.create(windowOf(phoneOf(name), name));
  }
}

function windowOf(id: string, personId: string): Conversation {
  return aConversation({ id, name: id, address: anAddress(id), personId });
}

function phoneOf(agent: string): string {
  return `${agent}'s phone`;
}

/** Long enough for everything that heals by itself: unclaimed slots, entries of dead servers. */
const REST_MS = 31_000;

/** The sweeper runs regularly on some server; a few rounds of it, and all is as it will stay. */
async function makeRounds(site: Site): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    site.clock.advance(REST_MS);
    for (const { service } of site.servers.filter((each) => each.isAlive())) {
      void service.takeUpMessages();
      void service.sweep();
      await comeToRest(site);
    }
  }
}

interface Turn {
  readonly spoken: Spoken;
  /** Of the act; makes the ids of activities. */
  readonly id: string;
}

async function carryOut(site: Site, act: Act, turn: Turn): Promise<void> {
  switch (act.kind) {
    case 'wait':
      return passTime(site, act.ms);
    case 'sweep':
      return untilDeath(site.serverAt(act.at), ({ service }) =>
        Promise.all([service.takeUpMessages(), service.sweep()]),
      );
    case 'kill':
      site.serverAt(act.at).die();
      return untilDeath(site.startServer(), (server) => server.service.start());
    case 'customer':
    case 'agent':
      return personActs(site, act, turn);
    default:
      return act satisfies never;
  }
}

type ActOfPerson = Extract<Act, { kind: 'customer' | 'agent' }>;

async function personActs(site: Site, act: ActOfPerson, { spoken, id }: Turn): Promise<void> {
  const server = site.serverAt(act.at);
  const window = await windowUsed(site, act);
  const speak = (text: string): Promise<void> => sayLine(site, server, { window, text, spoken });
  await untilDeath(server, () =>
    server.turns.run(window, async () => {
      if (act.does === 'write') return speak(`${act.who} ${id}`);
      if (act.does === 'remove') return server.service.agentLeaves.gone(act.who, window);
      if (act.does === 'sign out') return signOut(server, act.who, window);
      const before = spoken.get(act.who);
      if (act.does === 'repeat') return before ? speak(before.text) : undefined;
      const said: Saying = { conversation: await fresh(server, window), id, at: site.clock.now() };
      return act.kind === 'customer' ? customerActs(server, act.does, said) : command(site, server, act, said);
    }),
  );
}

async function signOut(server: Server, who: string, window: string): Promise<void> {
  await server.service.agentLeaves.signedOut(who, (await fresh(server, window)).channelUserId);
}

/** What a dead server began has no end; whoever waited for it goes on. */
async function untilDeath(server: Server, work: (server: Server) => Promise<unknown>): Promise<void> {
  await Promise.race([work(server), server.death]);
}

/** Agents write where they are on duty. */
async function windowUsed({ stores }: Site, { kind, who, does }: ActOfPerson): Promise<string> {
  if (kind === 'customer') return who;
  const agent = await stores.agents.load({ deskId: DESK, id: who });
  return does === 'phone' ? phoneOf(who) : (agent?.value.party.conversationId ?? who);
}

async function fresh(server: Server, window: string): Promise<Conversation> {
  const found = await server.stores.conversations.load(window);
  return found?.value ?? windowOf(window, window);
}

interface Saying {
  readonly conversation: Conversation;
  readonly id: string;
  readonly at: number;
}

async function customerActs({ service }: Server, does: string, { conversation, at }: Saying): Promise<void> {
  const part = await service.relay.partOf(conversation);
  if (does === 'ask' && !part) {
    const { name } = conversation;
    await service.humanDesk.ask({ conversation, name, askedAt: at, context: aContext({ lines: [] }) });
  }
  if (does !== 'leave' || part?.side !== 'customer') return;
  const { handoff } = part;
  await service.endChat(handoff, isConnected(handoff) ? 'customerEnded' : 'customerLeftQueue');
}

function partyOf(agentId: string, conversation: Conversation): AgentParty {
  const { id: conversationId, address } = conversation;
  return anAgentParty({ agentId, name: agentId, conversationId, address });
}

/** As the agents' middleware does it: who speaks, the answer, and what comes after the answer. */
async function command(site: Site, server: Server, act: ActOfPerson, { conversation, id }: Saying): Promise<void> {
  const part = await server.service.relay.partOf(conversation);
  const agent = partyOf(act.who, conversation);
  const speaks = { conversation, part, chat: chatOf(part), agent, activityId: id, hasFiles: false };
  const text = act.does === 'phone' ? '#on' : act.does;
  const released = text === '#send' ? heldLines(site, part) : [];
  const moment = begin(site, conversation);
  for (const line of released) line.utterances.push(moment);
  const answer = await server.desk.answer(speaks, text);
  if (answer.kind === 'reply') await answer.afterwards?.();
  moment.ended = site.record({ kind: 'turn' });
  moment.answer = 'sent';
}

/** The lines that `#send` confirms, as the bot has shown them to the agent. */
function heldLines(site: Site, part: Part | undefined): readonly SaidLine[] {
  const { held } = part?.conversation ?? {};
  if (!part || held?.handoffId !== part.handoff.id || !isConnected(part.handoff)) return [];
  return held.lines.flatMap(({ text }) => site.lines.get(text) ?? []);
}

function begin(site: Site, { handoff }: Pick<Conversation, 'handoff'>): Utterance {
  return { began: site.record({ kind: 'turn' }), ended: Number.POSITIVE_INFINITY, pointedTo: handoff?.id };
}

interface LineToSay {
  readonly window: string;
  readonly text: string;
  readonly spoken: Spoken;
}

async function sayLine(site: Site, server: Server, { window, text, spoken }: LineToSay): Promise<void> {
  const known = site.lines.get(text);
  // No two lines of a person are said in the same millisecond; the servers' clocks are the same here.
  site.clock.advance(1);
  const line: SaidLine = known ?? { text, by: window, utterances: [] };
  site.lines.set(text, line);
  const seen = await site.stores.conversations.load(window);
  const moment = begin(site, seen?.value ?? {});
  line.utterances.push(moment);
  void server.death.then(() => (moment.ended = Math.min(moment.ended, site.record({ kind: 'turn' }))));
  const part = await server.service.relay.partOf(await fresh(server, window));
  const mayRelay = part && (part.side === 'customer' || chatOf(part));
  const answer = mayRelay
    ? await server.service.relay.relay(part, { activityId: text, text, attachments: [] })
    : 'over';
  moment.answer = answer;
  moment.ended = site.record({ kind: 'turn' });
  spoken.set(line.by.split("'")[0] ?? line.by, line);
}

async function gather({ events, lines, options, stores }: Site): Promise<Evidence> {
  const ids = new Set(events.flatMap((event) => (event.kind === 'handoff' ? [event.value.id] : [])));
  const handoffs = await Promise.all([...ids].map((id) => stores.handoffs.load({ deskId: DESK, id })));
  const agents = await Promise.all(AGENTS.map((id) => stores.agents.load({ deskId: DESK, id })));
  const journal = await Promise.all([...ids].map((id) => stores.journal.entries(id)));
  return {
    events,
    lines: [...lines.values()],
    capacity: options.capacity,
    personAt: (address) => address.split("'")[0] ?? address,
    handoffs: handoffs.flatMap((found) => (found ? [found.value] : [])),
    agents: agents.flatMap((found) => (found ? [found.value] : [])),
    journal: journal.flat(),
  };
}
