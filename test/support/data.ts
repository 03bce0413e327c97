import type { CustomerContext } from '../../handoff/domain/context.ts';
import { EMPTY_CONTEXT } from '../../handoff/domain/context.ts';
import type { Content } from '../../handoff/domain/content.ts';
import type { Conversation } from '../../handoff/domain/conversation.ts';
import type { Address, AgentParty, Party } from '../../handoff/domain/party.ts';
import type { Handoff, HandoffState } from '../../handoff/domain/handoff.ts';
import type { Offer } from '../../handoff/domain/offered.ts';
import type { JournalEntry, Recipient } from '../../handoff/domain/journal.ts';
import type { Patience } from '../../handoff/domain/patience.ts';
import type { Agent } from '../../handoff/domain/presence.ts';
import { WEEKDAYS } from '../../handoff/domain/wallClock.ts';
import type { Period, WorkingHours } from '../../handoff/domain/workingHours.ts';
import type { LiveChatSettings } from '../../handoff/ports.ts';
import type { Person } from '../../identity/ports.ts';
import { NOW } from './clock.ts';

export const DESK = 'certification';
export const TENANT = 'demo';

/** An address no channel knows; tests that send use those of `messaging/addresses.ts`. */
export function anAddress(text = 'address-of-customer'): Address {
  return text as Address;
}

export function aParty(overrides: Partial<Party> = {}): Party {
  return {
    conversationId: 'conversation-customer',
    address: anAddress(),
    personId: 'account:customer',
    name: 'Demo Customer',
    email: 'koji.customer@example.com',
    locale: 'en',
    channel: 'directline',
    ...overrides,
  };
}

export function anAgentParty(overrides: Partial<AgentParty> = {}): AgentParty {
  const agentId = overrides.agentId ?? 'account:agent';
  return {
    agentId,
    conversationId: 'conversation-agent',
    address: anAddress('address-of-agent'),
    personId: agentId,
    name: 'Demo Agent',
    email: 'koji.agent@gmail.com',
    locale: 'en',
    channel: 'msteams',
    ...overrides,
  };
}

export function aContext(overrides: Partial<CustomerContext> = {}): CustomerContext {
  return { ...EMPTY_CONTEXT, lines: ['My laptop does not start'], ...overrides };
}

/** A customer who waits. */
export function aHandoff(overrides: Partial<Handoff> = {}): Handoff {
  return {
    id: 'handoff-1',
    deskId: DESK,
    generation: 1,
    customer: aParty(),
    askedAt: NOW,
    context: aContext(),
    state: { kind: 'waiting' },
    ...overrides,
  };
}

/** An offer that was just made, and has not arrived yet. */
export function anOffer(overrides: Partial<Offer> = {}): Offer {
  return { id: 'offer-1', agent: anAgentParty(), handle: '1', until: NOW + 120_000, ...overrides };
}

/** A customer who is being helped; `state.agent` by {@link anAgentParty}. */
export function aConnectedHandoff(overrides: Partial<Handoff> = {}, agent: AgentParty = anAgentParty()): Handoff {
  return aHandoff({
    generation: 2,
    state: { kind: 'connected', agent, since: NOW, handle: '1', checkAt: NOW + 300_000 },
    ...overrides,
  });
}

/** A chat of ten minutes that is over. */
export function anEndedHandoff(
  overrides: Partial<Handoff> = {},
  ended: Partial<Extract<HandoffState, { kind: 'ended' }>> = {},
): Handoff {
  const state = { kind: 'ended', at: NOW + 600_000, reason: 'agentEnded', connectedMs: 600_000, ...ended } as const;
  return aHandoff({ generation: 3, state, ...overrides });
}

/** On duty, with nothing to do. */
export function anAgent(overrides: Partial<Agent> = {}): Agent {
  const id = overrides.id ?? 'account:agent';
  return {
    id,
    deskId: DESK,
    party: anAgentParty({ agentId: id }),
    duty: 'on',
    slots: [],
    idleSince: NOW,
    ...overrides,
  };
}

export function aConversation(overrides: Partial<Conversation> = {}): Conversation {
  return {
    id: 'conversation-customer',
    address: anAddress(),
    channel: 'directline',
    channelUserId: 'dl_customer',
    name: 'Demo Customer',
    locale: 'en',
    personId: 'account:customer',
    ...overrides,
  };
}

export function aLine(text = 'Hello', author = 'Demo Customer'): Content {
  return { kind: 'line', author, text, attachments: [] };
}

export function aRecipient(overrides: Partial<Recipient> = {}): Recipient {
  return { conversationId: 'conversation-agent', address: anAddress('address-of-agent'), locale: 'en', ...overrides };
}

/** A customer's line on its way to the agent. */
export function aJournalEntry(overrides: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: 'entry-1',
    handoffId: 'handoff-1',
    order: 1,
    at: NOW,
    from: 'customer',
    content: aLine(),
    to: aRecipient(),
    sender: aRecipient({ conversationId: 'conversation-customer', address: anAddress() }),
    delivery: 'pending',
    ...overrides,
  };
}

export function aPerson(overrides: Partial<Person> = {}): Person {
  return {
    id: 'account:customer',
    tenantId: TENANT,
    name: 'Demo Customer',
    email: 'koji.customer@example.com',
    accountId: 'customer',
    role: 'customer',
    channels: ['directline'],
    firstSeenAt: NOW,
    lastSeenAt: NOW,
    ...overrides,
  };
}

/** The value without one of its optional parts, such as a party nobody has proved to be. */
export function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _dropped, ...rest } = value;
  return rest;
}

/** A new installation's. */
export const PATIENCE: Patience = {
  customerAskMs: 10 * 60_000,
  customerCloseMs: 15 * 60_000,
  agentRemindMs: 5 * 60_000,
  agentReturnMs: 10 * 60_000,
};

/** Live chat as a new installation has it, but switched on. */
export function liveChatSettings(overrides: Partial<LiveChatSettings> = {}): LiveChatSettings {
  return {
    enabled: true,
    capacity: 1,
    patience: PATIENCE,
    stickyMs: 3_600_000,
    assignment: 'auto',
    offerMs: 120_000,
    skills: [],
    ...overrides,
  };
}

/** Every day of the week the same. */
export function everyDay(periods: readonly Period[]): WorkingHours['week'] {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, periods])) as WorkingHours['week'];
}

/** Monday to Friday, nine to five with a break, where the desk is in Berlin. */
export function officeHours(overrides: Partial<WorkingHours> = {}): WorkingHours {
  const day = [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '17:00' },
  ];
  return {
    timeZone: 'Europe/Berlin',
    week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
    holidays: [{ date: '2026-12-24' }, { date: '2026-12-25', name: 'Christmas Day' }],
    ...overrides,
  };
}
