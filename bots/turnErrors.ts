import { ActivityTypes } from 'botbuilder';
import type { Activity, BotState, TurnContext } from 'botbuilder';
import { DialogContextError } from 'botbuilder-dialogs';
import type { Ids } from '../clock.ts';
import type { Dialogs } from '../dialogs/index.ts';
import { option, toActivity } from '../dialogs/replies.ts';
import type { Words } from '../dialogs/words.ts';
import { isKojiError, KojiError } from '../errors.ts';
import type { ErrorKind } from '../errors.ts';
import type { SentenceKey } from '../locales/index.ts';
import { toLocale } from '../locales/index.ts';
import { briefly } from '../messaging/delivery.ts';
import { speakerOf } from '../messaging/speaker.ts';

/** What is needed of a pino logger here. */
export interface ErrorLog {
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface TurnErrorDeps {
  readonly dialogs: Dialogs;
  readonly conversationState: BotState;
  readonly log: ErrorLog;
  readonly ids: Ids;
}

export type OnTurnError = (context: TurnContext, error: Error) => Promise<void>;

/**
 * What happens when a turn fails: the customer gets an apology with a reference and starts afresh; the cause is logged
 * under that reference. It throws only where the customer could not even be told: then the channel is answered by an
 * error, and whoever wrote sees that it was not heard.
 */
export function createTurnErrorHandler({ dialogs, conversationState, log, ids }: TurnErrorDeps): OnTurnError {
  async function attempt(reference: string, what: string, act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      // The channel or the store may be what is broken; the other attempts are worth making all the same.
      log.error({ reference, err: causeOf(error) }, what);
      return false;
    }
  }

  return async function onTurnError(context, error) {
    const reference = ids.next();
    const cause = causeOf(error);
    log.error(
      { reference, err: cause, activityType: context.activity.type, channel: context.activity.channelId },
      'turn failed',
    );
    const key: SentenceKey = isOfTheDesk(cause) ? 'errors.unavailable' : 'errors.general';
    const isTold = await attempt(reference, 'apology failed', async () => {
      await context.sendActivity(apology(context, { key, params: { reference } }));
    });
    await attempt(reference, 'dialog reset failed', async () => {
      await dialogs.reset(context);
      await conversationState.saveChanges(context);
    });
    if (!isTold && context.activity.type === ActivityTypes.Message) throw unheard(reference);
  };
}

/** Without the error itself, which holds what the customer wrote; the log has its cause under the reference. */
function unheard(reference: string): KojiError {
  return new KojiError('unavailable', `A turn failed, and who wrote could not be told; reference ${reference}.`);
}

/** Whatever the service desk has against us is nothing that the customer could mend. */
const KINDS_OF_THE_DESK: readonly ErrorKind[] = ['unavailable', 'rateLimited', 'unauthorized', 'forbidden'];

function isOfTheDesk(error: unknown): boolean {
  return isKojiError(error) && KINDS_OF_THE_DESK.includes(error.kind);
}

function apology(context: TurnContext, words: Words): Partial<Activity> {
  const reply = { say: [words], options: [option('talkToAgent')] };
  return toActivity(reply, toLocale(localeTag(context)), context.activity.channelId);
}

/** A turn may fail before it is known who speaks; then the channel's word for the language must do. */
function localeTag(context: TurnContext): string {
  try {
    return speakerOf(context).conversation.locale;
  } catch (error) {
    if (isKojiError(error, 'contract')) return context.activity.locale ?? 'en';
    throw error;
  }
}

/**
 * The framework wraps errors together with its dialog stack, which holds what the customer wrote, and a channel that
 * refuses a message may repeat it: neither is for the log.
 */
function causeOf(error: unknown): unknown {
  const cause: unknown = error instanceof DialogContextError ? error.error : error;
  return cause instanceof Error && cause.name === 'RestError' ? briefly(cause) : cause;
}
