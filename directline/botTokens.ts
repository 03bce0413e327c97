import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { createTokenCodec } from './tokenCodec.ts';

const TOKEN_LIFETIME_MS = 5 * 60_000;
const partySchema = z.object({ conversationId: z.string().optional() });

/** The trust between the embedded Direct Line and its bot, both ways, made from the Direct Line secret. */
export interface BotTokens {
  /** The `Authorization` header of an activity on its way to the bot. */
  toBot(conversationId: string): string;
  /**
   * For the bot's side: true when an activity of this conversation was sent by our own Direct Line. An activity that
   * names Direct Line as its channel and fails this is a forgery.
   */
  verifyToBot(header: string | undefined, conversationId: string): boolean;
  /** For the bot's side: the `Authorization` header of its calls to the connector; lives five minutes. */
  fromBot(): string;
  verifyFromBot(header: string | undefined): boolean;
}

/** Needs no state: any two made from the same secret trust each other. */
export function createBotTokens(options: { readonly secret: string; readonly clock: Clock }): BotTokens {
  const common = { ...options, claims: partySchema, lifetimeMs: TOKEN_LIFETIME_MS };
  const toBot = createTokenCodec({ ...common, purpose: 'to bot' });
  const fromBot = createTokenCodec({ ...common, purpose: 'from bot' });

  return {
    toBot: (conversationId) => `Bearer ${toBot.mint({ conversationId })}`,
    verifyToBot: (header, conversationId) => {
      const reading = toBot.read(bearerOf(header));
      return reading.ok && reading.claims.conversationId === conversationId;
    },
    fromBot: () => `Bearer ${fromBot.mint({})}`,
    verifyFromBot: (header) => fromBot.read(bearerOf(header)).ok,
  };
}

/** The token of a `Bearer` header; empty, which no signature fits, when there is none. */
export function bearerOf(header: string | undefined): string {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
}
