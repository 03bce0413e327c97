/** How a channel's connector takes one message, and what the bot hears of it. */
export interface Behaviour {
  /** Whether the person gets the message. */
  readonly takes: boolean;
  readonly answer: { readonly status: number; readonly retryAfter?: string } | 'reset' | 'silence' | 'lateAnswer';
}

/** What connectors are known to do (Microsoft's error tables for bots, and what was seen of Teams and Direct Line). */
export const FAULTS = {
  throttled: { takes: false, answer: { status: 429 } },
  throttledBriefly: { takes: false, answer: { status: 429, retryAfter: '0' } },
  throttledForASecond: { takes: false, answer: { status: 429, retryAfter: '1' } },
  preconditionFailed: { takes: false, answer: { status: 412 } },
  badGateway: { takes: false, answer: { status: 502 } },
  badGatewayAfterTaking: { takes: true, answer: { status: 502 } },
  timeoutAfterTaking: { takes: true, answer: { status: 504 } },
  reset: { takes: false, answer: 'reset' },
  resetAfterTaking: { takes: true, answer: 'reset' },
  silence: { takes: false, answer: 'silence' },
  silenceAfterTaking: { takes: true, answer: 'silence' },
  slow: { takes: true, answer: 'lateAnswer' },
} as const satisfies Record<string, Behaviour>;
export type FaultName = keyof typeof FAULTS;

/** Object.keys gives strings; the table has no other keys. */
export const FAULT_NAMES = Object.keys(FAULTS) as [FaultName, ...FaultName[]];

/** From some message on nobody is there any more: the bot is blocked, or the conversation is no more. */
export const GONE_STATUSES = [403, 404] as const;
export type GoneStatus = (typeof GONE_STATUSES)[number];
