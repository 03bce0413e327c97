import type { BotTokens } from './botTokens.ts';
import { LIMITS } from './limits.ts';
import { connectorBase } from './options.ts';
import type { DirectLineOptions } from './options.ts';
import type { ActivityBody } from './ports.ts';

export type BotAnswer =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timedOut' };

export interface BotDelivery {
  /** Sends one activity and waits for the end of the bot's turn, 15 seconds at most. */
  send(conversationId: string, activity: ActivityBody): Promise<BotAnswer>;
}

export function createBotDelivery(options: DirectLineOptions, tokens: BotTokens): BotDelivery {
  const { bot, logger } = options;

  async function post(conversationId: string, activity: ActivityBody): Promise<BotAnswer> {
    const response = await fetch(options.botUrl(), {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', authorization: tokens.toBot(conversationId) },
      body: JSON.stringify({
        ...activity,
        serviceUrl: connectorBase(options),
        recipient: { ...bot, role: 'bot' },
      }),
      signal: AbortSignal.timeout(options.botTimeoutMs ?? LIMITS.botTimeoutMs),
    });
    await response.arrayBuffer();
    return response.ok ? { kind: 'accepted' } : { kind: 'refused', status: response.status };
  }

  return {
    send: async (conversationId, activity) => {
      const answer = await post(conversationId, activity).catch(answerOfFailure);
      if (answer.kind !== 'accepted') {
        logger.warn({ conversationId, activityId: activity['id'], answer }, 'the bot did not take an activity');
      }
      return answer;
    },
  };
}

function answerOfFailure(error: unknown): BotAnswer {
  if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'timedOut' };
  // `fetch` says TypeError for a connection that was refused, reset or redirected.
  if (error instanceof TypeError) return { kind: 'unreachable' };
  throw error;
}
