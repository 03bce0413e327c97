import { ActivityTypes } from 'botbuilder';
import type { Activity, BotState, TurnContext } from 'botbuilder';
import { DialogContextError } from 'botbuilder-dialogs';
import type { Ids } from '../clock.ts';
import type { Dialogs } from '../dialogs/index.ts';
import { option, toActivity } from '../dialogs/replies.ts';
import type { Words } from '../dialogs/words.ts';
import { isAway, isKojiError, isUnanswered, KojiError } from '../errors.ts';
import { snippet } from '../handoff/index.ts';
import type { SentenceKey } from '../locales/index.ts';
import { toLocale } from '../locales/index.ts';
import { isToBeHeard, mustBeHeard } from '../messaging/heard.ts';
import { notPassedOn } from '../messaging/passOn.ts';
import { briefly } from '../messaging/sendAttempts.ts';
import { readMessage } from '../messaging/inbound.ts';
import { isSpeakerKnown, localeOf } from '../messaging/speaker.ts';

/** What is needed of a pino logger here. */
export interface ErrorLog {
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface TurnErrorDeps {
  readonly dialogs: Dialogs;
  readonly conversationState: BotState;
  /** Its sender has read that a line was not passed on: it must not be, should the channel bring it again. */
  readonly giveUp: (context: TurnContext) => Promise<void>;
  readonly log: ErrorLog;
  readonly ids: Ids;
}

export type OnTurnError = (context: TurnContext, error: Error) => Promise<void>;

/**
 * What happens when a turn fails: the customer gets an apology with a reference and starts afresh; the cause is logged
 * under that reference. It throws where the customer could not even be told: then the channel is answered by an error, and
 * whoever wrote sees that it was not heard. An event is the word of a program, to which an apology says nothing: it fails
 * in any case, so that it can be sent again.
 */
export function createTurnErrorHandler({ dialogs, conversationState, giveUp, log, ids }: TurnErrorDeps): OnTurnError {
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
    // What could not be said is all there was to say; an apology would be about something else.
    const isUnheard = isToBeHeard(context);
    log.error(
      { reference, err: cause, activityType: context.activity.type, channel: context.activity.channelId },
      'turn failed',
    );
    const apologise = async (): Promise<void> => {
      mustBeHeard(context);
      await context.sendActivity(apology(context, cause, reference));
    };
    const isTold = !isUnheard && (await attempt(reference, 'apology failed', apologise));
    // Not waited for: the store may be what is away.
    if (isTold && lineLost(context, cause))
      void attempt(reference, 'a line may be passed on after all', () => giveUp(context));
    await attempt(reference, 'dialog reset failed', async () => {
      // What another service does not answer says nothing against what the customer has filled in or written.
      await dialogs.reset(context, { keepsWords: isUnanswered(cause) });
      await conversationState.saveChanges(context);
    });
    const { type } = context.activity;
    if (type === ActivityTypes.Event || (!isTold && SAID.includes(type))) throw unheard(reference);
  };
}

/** What people do, and believe to be heard. */
const SAID: readonly string[] = [ActivityTypes.Message, ActivityTypes.MessageUpdate, ActivityTypes.MessageDelete];

/** Without the error itself, which holds what the customer wrote; the log has its cause under the reference. */
function unheard(reference: string): KojiError {
  return new KojiError('unavailable', `A turn failed, and its sender must know; reference ${reference}.`);
}

function apology(context: TurnContext, cause: unknown, reference: string): Partial<Activity> {
  const lost = lineLost(context, cause);
  const reply = lost
    ? { say: [{ key: lost.key, params: { text: lost.line, reference } }] }
    : { say: [whatIsWrong(cause, reference)], options: [option('talkToAgent')] };
  return toActivity(reply, toLocale(localeOf(context)), context.activity.channelId);
}

interface LostLine {
  readonly key: SentenceKey;
  readonly line: string;
}

/**
 * In a chat either side must know which of their lines it is about. Where the store could not even say who speaks, it may
 * have been one.
 */
function lineLost(context: TurnContext, cause: unknown): LostLine | undefined {
  const line = notPassedOn(context);
  if (line !== undefined) return { key: isCertain(cause) ? 'errors.notPassedOn' : 'errors.mayNotBePassedOn', line };
  if (isSpeakerKnown(context) || !isKojiError(cause, 'unavailable')) return undefined;
  const unheard = snippet(readMessage(context.activity));
  return unheard === '' ? undefined : { key: 'errors.notHeard', line: unheard };
}

/** Who is asked to say a line again that lies in the journal all the same says it twice. */
function isCertain(cause: unknown): boolean {
  return isKojiError(cause) && cause.nothingDone;
}

function whatIsWrong(cause: unknown, reference: string): Words {
  if (isAway(cause)) return { key: 'errors.unavailable', params: { reference } };
  const isOfDesk = isUnanswered(cause) && cause.from === 'serviceDesk';
  return { key: isOfDesk ? 'errors.unusable' : 'errors.general', params: { reference } };
}

/**
 * The framework wraps errors together with its dialog stack, which holds what the customer wrote, and a channel that
 * refuses a message may repeat it: neither is for the log.
 */
function causeOf(error: unknown): unknown {
  const cause: unknown = error instanceof DialogContextError ? error.error : error;
  return cause instanceof Error && cause.name === 'RestError' ? briefly(cause) : cause;
}
