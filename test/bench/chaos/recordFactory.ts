import type { Call, Line, ScheduleRecord } from '../../../bench/chaos/record.ts';
import type { Delivery, JournalEntry } from '../../../handoff/domain/journal.ts';
import { aConnectedHandoff, aJournalEntry, aLine, anAgentParty, aParty, aRecipient } from '../../support/data.ts';

export const AGENT = 'Agent1x1';
export const CUSTOMER = 'Customer1x1';
export const OTHER_CUSTOMER = 'Customer1x2';
export const TOKEN = 'm1x1x1';
const START = 1_000_000;

/** A customer's line that was accepted 5 s after the chat began; `from` makes it somebody else's. */
export function aWrittenLine(overrides: Partial<Line> = {}): Line {
  const token = overrides.token ?? TOKEN;
  return {
    token,
    activityId: token,
    sender: CUSTOMER,
    step: 1,
    postedAt: START + 5_000,
    acceptedAt: START + 5_010,
    view: { chat: AGENT },
    files: 0,
    ...overrides,
  };
}

/** The line as the agent gets it. */
export function aCall(overrides: Partial<Call> = {}): Call {
  return {
    at: START + 5_020,
    place: 1,
    to: AGENT,
    method: 'send',
    text: `${CUSTOMER}: ${TOKEN} is what I say`,
    type: 'message',
    files: [],
    offer: undefined,
    replyTo: undefined,
    kojiId: undefined,
    taken: true,
    met: 'nothing',
    ...overrides,
  };
}

export function aReport(outcome: 'notDelivered' | 'mayNotHaveArrived', overrides: Partial<Call> = {}): Call {
  const texts = {
    notDelivered: `This could not be delivered: “${TOKEN} is what I say”`,
    mayNotHaveArrived: `This may not have arrived: “${TOKEN} is what I say”`,
  };
  return aCall({ to: CUSTOMER, text: texts[outcome], ...overrides });
}

export function anEntry(delivery: Delivery, overrides: Partial<JournalEntry> = {}): JournalEntry {
  const words = { content: aLine(`${TOKEN} is what I say`, CUSTOMER), at: START + 5_010 };
  return aJournalEntry({
    ...words,
    delivery,
    to: aRecipient({ conversationId: AGENT }),
    sender: aRecipient({ conversationId: CUSTOMER }),
    ...overrides,
  });
}

/** An agent and a customer in a chat, one line that arrived, and nothing wrong. */
export function aRecord(overrides: Partial<ScheduleRecord> = {}): ScheduleRecord {
  const agent = anAgentParty({ conversationId: AGENT, name: AGENT });
  const customer = aParty({ conversationId: CUSTOMER, name: CUSTOMER });
  const handoff = aConnectedHandoff({ customer, askedAt: START }, agent);
  return {
    schedule: 1,
    capacity: 2,
    clocksApartMs: 0,
    actors: [
      { name: AGENT, side: 'agent', conversationId: AGENT },
      { name: CUSTOMER, side: 'customer', conversationId: CUSTOMER },
      { name: OTHER_CUSTOMER, side: 'customer', conversationId: OTHER_CUSTOMER },
    ],
    lines: [aWrittenLine()],
    calls: [aCall()],
    posts: [],
    servers: [],
    store: [],
    moments: [],
    room: [],
    handoffs: [{ ...handoff, state: { kind: 'connected', agent, since: START, handle: '1', checkAt: START } }],
    entries: [anEntry('delivered')],
    isQuiet: true,
    ...overrides,
  };
}

export function aSummaryContent() {
  const summary = {
    name: CUSTOMER,
    signedIn: false,
    channel: 'emulator',
    locale: 'en',
    asked: [],
    articles: [],
    collected: [],
    openRequests: [],
    waitedMs: 0,
  };
  return { kind: 'summary', summary, handle: '1' } as const;
}
