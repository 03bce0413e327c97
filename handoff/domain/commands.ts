/** What an agent may type. The table is the source of `#help` and of docs/commands.md. */
export const AGENT_COMMANDS = {
  on: { words: ['#on'], argument: 'none' },
  off: { words: ['#off'], argument: 'none' },
  accept: { words: ['#accept'], argument: 'optional' },
  decline: { words: ['#decline'], argument: 'optional' },
  exit: { words: ['#exit', 'stop'], argument: 'none' },
  transfer: { words: ['#transfer', 'forward_operator'], argument: 'required' },
  switch: { words: ['#switch'], argument: 'required' },
  send: { words: ['#send'], argument: 'none' },
  ticket: { words: ['#ticket', '#create_ticket'], argument: 'optional' },
  list: { words: ['#list', 'list_operators'], argument: 'none' },
  summary: { words: ['#summary'], argument: 'none' },
  queue: { words: ['#queue'], argument: 'none' },
  note: { words: ['#note'], argument: 'required' },
  help: { words: ['#help'], argument: 'none' },
} as const satisfies Record<string, { words: readonly string[]; argument: 'none' | 'optional' | 'required' }>;

/** Behind `#ticket`, where the conversation has its request already. */
export const ANOTHER_TICKET = 'new';

/** What a customer may type. Everything else a customer types is theirs to say. */
export const CUSTOMER_COMMANDS = {
  exit: { words: ['#exit', 'stop'] },
  help: { words: ['#help'] },
} as const satisfies Record<string, { words: readonly string[] }>;

export type AgentCommand = keyof typeof AGENT_COMMANDS;
export type CustomerCommand = keyof typeof CUSTOMER_COMMANDS;

/** In the order in which `#help` lists them. Object.keys gives strings; the table above has no other keys. */
export const AGENT_COMMAND_NAMES = Object.keys(AGENT_COMMANDS) as readonly AgentCommand[];

export type AgentLine =
  | { readonly kind: 'command'; readonly command: AgentCommand; readonly argument: string }
  | { readonly kind: 'misused'; readonly command: AgentCommand; readonly problem: 'missing' | 'unexpected' }
  | { readonly kind: 'unknown'; readonly word: string }
  | { readonly kind: 'text'; readonly text: string };

export type CustomerLine =
  | { readonly kind: 'command'; readonly command: CustomerCommand }
  /** One of theirs with words behind it that it has no use for. */
  | { readonly kind: 'misused'; readonly word: string }
  | { readonly kind: 'agentsOnly'; readonly word: string }
  | { readonly kind: 'text'; readonly text: string };

// Teams writes <at>Name</at>; other channels a plain @Name. Either may stand before a command.
const LEADING_MENTION = /^[\s\p{Cf}]*(?:<at[^>]*>[^<]*<\/at>|@\S+)\s*/iu;
/** As keyboards for Chinese and Japanese type the sign, perhaps behind signs that nobody sees. */
const SIGNS_IN_DISGUISE = /^[\s\p{Cf}]*([#＃﹟]{1,2})/u;

function withoutMention(text: string): string {
  return text
    .replace(LEADING_MENTION, '')
    .replace(SIGNS_IN_DISGUISE, (_all, signs: string) => '#'.repeat(signs.length))
    .trim();
}

function split(text: string): { word: string; argument: string } {
  const [word = '', ...rest] = withoutMention(text).split(/\s+/);
  return { word: word.toLowerCase(), argument: rest.join(' ') };
}

function agentCommandNamed(word: string): AgentCommand | undefined {
  return AGENT_COMMAND_NAMES.find((name) => AGENT_COMMANDS[name].words.some((known) => known === word));
}

/** Reads a line of somebody who is known to be an agent. A `#word` that nobody knows is never text; `##` escapes it. */
export function readAgentLine(text: string): AgentLine {
  const trimmed = withoutMention(text);
  if (trimmed.startsWith('##')) return { kind: 'text', text: trimmed.slice(1) };
  const { word, argument } = split(trimmed);
  const command = agentCommandNamed(word);
  if (command) return readCommand(command, word, argument) ?? { kind: 'text', text };
  if (word.startsWith('#')) return { kind: 'unknown', word };
  return { kind: 'text', text };
}

function readCommand(command: AgentCommand, word: string, argument: string): AgentLine | undefined {
  const takes = AGENT_COMMANDS[command].argument;
  if (takes === 'required' && argument === '') return { kind: 'misused', command, problem: 'missing' };
  if (takes !== 'none' || argument === '') return { kind: 'command', command, argument };
  // "stop the printer first" is a sentence for the customer; "#exit now" can only be meant for the bot.
  return word.startsWith('#') ? { kind: 'misused', command, problem: 'unexpected' } : undefined;
}

/** Reads a line of anybody else. An agents' command is recognised only to be refused. */
export function readCustomerLine(text: string): CustomerLine {
  const { word, argument } = split(text);
  const found = Object.entries(CUSTOMER_COMMANDS).find(([, { words }]) => words.some((known) => known === word));
  if (found && argument === '') return { kind: 'command', command: found[0] as CustomerCommand };
  // "stop it hurts" is a sentence; "#exit now" can only be meant for the bot.
  if (found) return word.startsWith('#') ? { kind: 'misused', word } : { kind: 'text', text };
  const agentOnly = word.startsWith('#') && agentCommandNamed(word) !== undefined;
  return agentOnly ? { kind: 'agentsOnly', word } : { kind: 'text', text };
}
