import fc from 'fast-check';

export const CUSTOMERS = ['ann', 'bob', 'carl'] as const;
export const AGENTS = ['xena', 'yuri'] as const;

/** What one person does in one turn. `write` says something nobody has said before; `repeat` is a line delivered again. */
export const CUSTOMER_ACTS = ['ask', 'write', 'leave', 'repeat'] as const;
/** `phone`: on duty from their other window; `remove`: the bot, there. The words are those of the agents' commands. */
export const AGENT_ACTS = [
  '#on',
  'phone',
  'remove',
  'sign out',
  '#off',
  '#exit',
  '#accept',
  '#decline',
  'write',
  'repeat',
  '#send',
  '#switch 1',
  '#switch 2',
  '#transfer xena',
  '#transfer yuri',
] as const;

export type Act =
  | (ActOfPerson & { readonly kind: 'customer'; readonly does: (typeof CUSTOMER_ACTS)[number] })
  | (ActOfPerson & { readonly kind: 'agent'; readonly does: (typeof AGENT_ACTS)[number] })
  | { readonly kind: 'sweep'; readonly at: number }
  /** Time passes, in milliseconds. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** A server dies, and another one starts. */
  | { readonly kind: 'kill'; readonly at: number };

interface ActOfPerson {
  readonly who: string;
  /** Which server gets it. */
  readonly at: number;
  /** Does not wait until what the same person did before was answered. */
  readonly hasty: boolean;
}

const at = fc.nat({ max: 2 });
const hasty = fc.boolean();

/** Long enough for each of: a slow send, a claim of a dead server, noticing another customer, an unclaimed slot, a reminder, a lost agent. */
const PAUSES = [500, 1_000, 6_000, 21_000, 31_000, 301_000, 601_000];

export const customerActs: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('customer'),
  who: fc.constantFrom(...CUSTOMERS),
  does: fc.constantFrom('write', 'write', 'write', 'write', 'ask', ...CUSTOMER_ACTS),
  at,
  hasty,
});

export const agentActs: fc.Arbitrary<Act> = fc.record({
  kind: fc.constant('agent'),
  who: fc.constantFrom(...AGENTS),
  does: fc.constantFrom('#accept', '#on', ...Array.from({ length: 8 }, () => 'write' as const), ...AGENT_ACTS),
  at,
  hasty,
});

const sweeps: fc.Arbitrary<Act> = fc.record({ kind: fc.constant('sweep'), at });
const waits: fc.Arbitrary<Act> = fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(...PAUSES) });
export const kills: fc.Arbitrary<Act> = fc.record({ kind: fc.constant('kill'), at });

/** Scenes of any acts; the more weight, the more often. */
export function scenes(options: { readonly length: number; readonly deaths: boolean }): fc.Arbitrary<readonly Act[]> {
  const act = fc.oneof(
    { arbitrary: customerActs, weight: 8 },
    { arbitrary: agentActs, weight: 7 },
    { arbitrary: sweeps, weight: 1 },
    { arbitrary: waits, weight: 1 },
    ...(options.deaths ? [{ arbitrary: kills, weight: 1 }] : []),
  );
  return fc.array(act, { minLength: 5, maxLength: options.length, size: 'max' });
}

/** Everybody wants the same at once: customers come and go while agents hand chats over. */
export function rushes(length: number): fc.Arbitrary<readonly Act[]> {
  const customers = fc.record({
    kind: fc.constant('customer' as const),
    who: fc.constantFrom(...CUSTOMERS),
    does: fc.constantFrom('ask' as const, 'ask' as const, 'leave' as const),
    at,
    hasty,
  });
  const agents = fc.record({
    kind: fc.constant('agent' as const),
    who: fc.constantFrom(...AGENTS),
    does: fc.constantFrom('#transfer xena' as const, '#transfer yuri' as const, '#exit' as const, '#on' as const),
    at,
    hasty,
  });
  return fc.array(fc.oneof(customers, agents), { minLength: 5, maxLength: length, size: 'max' });
}

/** Two agents are on duty, and nobody has asked. */
export const ON_DUTY: readonly Act[] = AGENTS.map((who) => ({ kind: 'agent', who, does: '#on', at: 0, hasty: false }));

/** Each has a chat. */
export const CHATS_RUN: readonly Act[] = [
  ...ON_DUTY,
  ...['ann', 'bob'].map((who): Act => ({ kind: 'customer', who, does: 'ask', at: 0, hasty: false })),
  ...AGENTS.map((who): Act => ({ kind: 'agent', who, does: '#accept', at: 0, hasty: false })),
];
