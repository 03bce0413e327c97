import { ActivityTypes } from 'botbuilder';
import type { Activity, Middleware } from 'botbuilder';
import { tell } from '../dialogs/replies.ts';
import { holdsSecret } from '../messaging/inbound.ts';

export interface MaskedNoticeDeps {
  /** True for a message of a channel of our own, whose word on what it has hidden can be taken. */
  readonly isFromUs: (activity: Activity) => boolean;
}

/**
 * Says, before the bot answers, that something in the message was taken for a secret and hidden. Behind the handoff,
 * which says it to those who wait for an agent or are with one, and behind what stops second arrivals: once for each message.
 */
export function createMaskedNotice({ isFromUs }: MaskedNoticeDeps): Middleware {
  return {
    async onTurn(context, next) {
      const { activity } = context;
      const isHidden = holdsSecret(activity) || (isFromUs(activity) && isMarked(activity));
      if (activity.type === ActivityTypes.Message && isHidden) await tell(context, { key: 'secret.hidden' });
      await next();
    },
  };
}

function isMarked({ channelData }: Activity): boolean {
  const data: unknown = channelData;
  return typeof data === 'object' && data !== null && 'kojiMasked' in data && data.kojiMasked === true;
}
