import { say } from '../../locales/index.ts';

/** What a message of the bot is, as the person reads it. */
export type Heard =
  | { readonly kind: 'line'; readonly author: string; readonly token: string }
  | {
      readonly kind: 'summary';
      readonly customer: string;
      /** The customer the agent still writes to, where that is another one. */
      readonly current: string | undefined;
      readonly tokens: readonly string[];
      /** What it repeats of the chat before, by either side. */
      readonly repeated: readonly string[];
    }
  /** Asked to take somebody's chat; what the customer said so far stands there too. */
  | { readonly kind: 'offer'; readonly customer: string }
  | { readonly kind: 'connected'; readonly agent: string }
  | { readonly kind: 'writingTo'; readonly customer: string }
  /** The chat with that person is over for the reader. */
  | { readonly kind: 'over'; readonly with: string }
  /** The agent has no chat at all. */
  | { readonly kind: 'noChat' }
  /** In the queue, for the first time or again. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'report'; readonly outcome: 'notDelivered' | 'mayNotHaveArrived'; readonly token: string }
  | { readonly kind: 'held'; readonly customer: string }
  | { readonly kind: 'other' };

const TOKEN = /\bm\d+x\d+x\d+\b/g;
const LINE = /^(\w+)(?: \[\d+\])?: (m\d+x\d+x\d+)\b/;
/** A line of files alone; their names stand behind the words. */
const FILES = /^(\w+)(?: \[\d+\])?: [^(]*\((m\d+x\d+x\d+)\.\d+\.png\)/;
const NAME = '(\\w+)(?: \\\\?\\[\\d+\\\\?\\])?';

/** The sentence as a pattern; `found` is what is looked for, any other parameter may be anything. */
function sentence(key: string, found: string, others: readonly string[] = [], pattern = NAME): RegExp {
  const marks = Object.fromEntries([[found, 'FOUND'], ...others.map((each) => [each, 'ANY'])]);
  const text = say('en', key, marks).replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(text.replaceAll('FOUND', pattern).replaceAll('ANY', '[^]*?'));
}

const SUMMARY = sentence('summary.title', 'name');
const OFFER = sentence('offer.title', 'name');
const STILL_WRITING = sentence('summary.footerOther', 'current', ['name', 'handle']);
const CONNECTED = ['handoff.connectedCustomer', 'handoff.transferred'].map((key) => sentence(key, 'agent'));
const WRITING_TO = [
  ...['handoff.nowWritingTo', 'agent.switched', 'agent.notDoneUnseen'].map((key) => sentence(key, 'customer')),
  sentence('agent.notDone', 'customer', ['before']),
];
const OVER = [
  sentence('handoff.endedByAgent', 'agent'),
  ...['endedByCustomer', 'customerWasSilent', 'customerGone', 'chatTaken'].map((key) =>
    sentence(`handoff.${key}`, 'customer'),
  ),
  sentence('agent.chatFinished', 'customer'),
  sentence('agent.transferred', 'customer', ['agent']),
];
const WAITING = [sentence('handoff.agentLost', 'agent'), sentence('chat.place', 'position')];
const NO_CHAT = ['noChat', 'noChatToEnd', 'noChatToTransfer'].map((key) => say('en', `agent.${key}`));
const HELD = [sentence('agent.held', 'customer', ['before']), sentence('agent.heldUnseen', 'customer')];
const REPORTS = (['notDelivered', 'mayNotHaveArrived'] as const).map((outcome) => ({
  outcome,
  pattern: sentence(`handoff.${outcome}`, 'text', [], '(m\\d+x\\d+x\\d+)\\b[^]*'),
}));

/** Reads a message of the bot. Lines first: whatever a person writes, their name stands before it. */
export function readHeard(text: string): Heard {
  const line = LINE.exec(text) ?? FILES.exec(text);
  if (line) return { kind: 'line', author: line[1] ?? '', token: line[2] ?? '' };
  return offerIn(text) ?? summaryIn(text) ?? reportIn(text) ?? noticeIn(text) ?? { kind: 'other' };
}

export function tokensIn(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

function offerIn(text: string): Heard | undefined {
  const customer = OFFER.exec(text)?.[1];
  return customer === undefined ? undefined : { kind: 'offer', customer };
}

/** What was said in the chat before an agent came was sent then, and what became of it was told; a summary repeats it. */
function withoutRepeats(text: string): string {
  const heading = `**${say('en', 'summary.said')}**\n\n`;
  const from = text.indexOf(heading);
  if (from < 0) return text;
  const rest = text.slice(from + heading.length);
  const end = rest.indexOf('\n\n');
  return text.slice(0, from) + (end < 0 ? '' : rest.slice(end));
}

function summaryIn(text: string): Heard | undefined {
  const customer = SUMMARY.exec(text)?.[1];
  if (customer === undefined) return undefined;
  const tokens = tokensIn(withoutRepeats(text));
  const repeated = tokensIn(text).filter((token) => !tokens.includes(token));
  return { kind: 'summary', customer, current: STILL_WRITING.exec(text)?.[1], tokens, repeated };
}

function reportIn(text: string): Heard | undefined {
  for (const { outcome, pattern } of REPORTS) {
    const token = pattern.exec(text)?.[1];
    if (token !== undefined) return { kind: 'report', outcome, token };
  }
  return undefined;
}

function noticeIn(text: string): Heard | undefined {
  const held = firstOf(HELD, text);
  if (held !== undefined) return { kind: 'held', customer: held };
  const agent = firstOf(CONNECTED, text);
  if (agent !== undefined) return { kind: 'connected', agent };
  // The last word counts: an ended chat and the next one may stand in one message.
  const customer = firstOf(WRITING_TO, text);
  if (customer !== undefined) return { kind: 'writingTo', customer };
  const over = firstOf(OVER, text);
  if (over !== undefined) return { kind: 'over', with: over };
  if (NO_CHAT.some((words) => text.startsWith(words))) return { kind: 'noChat' };
  return WAITING.some((pattern) => pattern.test(text)) ? { kind: 'waiting' } : undefined;
}

function firstOf(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
