import { z } from 'zod';
import type { Dispatch, StoreAction, StoreMiddleware } from './storeActions.ts';
import { createTries } from './tries.ts';
import type { UnsentLine } from './unsentLines.ts';

/** Tells the bot to go on with what was asked. It proves nothing: the server has bound the person by then. */
const SIGNED_IN_EVENT = { type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'koji/signedIn' } };

/** As many and as much as Direct Line takes with one message; what it says of more is shown to nobody. */
const MOST_FILES = 10;
const MOST_BYTES = 4 * 1024 * 1024;

const fileSchema = z.object({ blob: z.object({ size: z.number() }) });
const sendSchema = z.object({ payload: z.object({ attachments: z.array(fileSchema).default([]) }) });
const postSchema = z.object({
  meta: z.object({ clientActivityID: z.string() }),
  payload: z.object({
    activity: z.object({
      type: z.literal('message'),
      text: z.string().min(1),
      channelData: z.object({ retryOf: z.string().optional() }),
    }),
  }),
});
const rejectedSchema = z.object({ payload: z.object({ status: z.number() }) });
const incomingSchema = z.object({
  payload: z.object({
    activity: z.object({
      channelData: z.object({
        clientActivityID: z.string().optional(),
        /** The bot speaks another language from here on. */
        kojiLanguage: z.string().optional(),
      }),
    }),
  }),
});

export type WrongFiles = 'tooManyFiles' | 'tooBigFiles';
/** Why Direct Line has not taken a message, where its sender can do something about it. */
export type Refusal = 'tooLong' | 'tooMuch';

const REFUSALS: Readonly<Partial<Record<number, Refusal>>> = { 413: 'tooLong', 429: 'tooMuch' };

/** What the page wants to know of a conversation as Web Chat's store learns it. */
export interface StoreListeners {
  /** A line is on its way. */
  readonly onSending: (line: UnsentLine) => void;
  /** A line of this person stands in the conversation. */
  readonly onArrived: (id: string) => void;
  readonly onLanguage: (locale: string) => void;
  /** A message is to be sent; it is not, where something is wrong with its files. */
  readonly onFiles: (wrong: WrongFiles | undefined) => void;
  readonly onRefused: (why: Refusal) => void;
}

/**
 * Hears what happens in Web Chat's store, makes what is sent again what it was, and says that somebody has signed in if the
 * bot has yet to hear it.
 */
export function listeningStore(listeners: StoreListeners, announcesSignIn: boolean): StoreMiddleware {
  const tries = createTries();
  return ({ dispatch }) =>
    (next) =>
    (action) => {
      tries.remember(action);
      if (action.type === 'WEB_CHAT/SEND_MESSAGE') {
        const wrong = wrongFiles(action);
        listeners.onFiles(wrong);
        if (wrong) return action;
      }
      const result = next(tries.complete(action));
      if (announcesSignIn && action.type === 'DIRECT_LINE/CONNECT_FULFILLED') dispatch(SIGNED_IN_EVENT);
      hear(action, listeners);
      return result;
    };
}

function wrongFiles(action: StoreAction): WrongFiles | undefined {
  const { data } = sendSchema.safeParse(action);
  const files = data?.payload.attachments ?? [];
  if (files.length > MOST_FILES) return 'tooManyFiles';
  const bytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
  return bytes > MOST_BYTES ? 'tooBigFiles' : undefined;
}

function hear(action: StoreAction, { onSending, onArrived, onLanguage, onRefused }: StoreListeners): void {
  if (action.type === 'DIRECT_LINE/POST_ACTIVITY_PENDING') {
    const { data } = postSchema.safeParse(action);
    const { text, channelData } = data?.payload.activity ?? {};
    if (data && text) onSending({ id: data.meta.clientActivityID, text, retryOf: channelData?.retryOf });
  }
  if (action.type === 'DIRECT_LINE/POST_ACTIVITY_REJECTED') {
    const { data } = rejectedSchema.safeParse(action);
    const why = data && REFUSALS[data.payload.status];
    if (why) onRefused(why);
  }
  if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
    const { data } = incomingSchema.safeParse(action);
    const { clientActivityID, kojiLanguage } = data?.payload.activity.channelData ?? {};
    if (clientActivityID !== undefined) onArrived(clientActivityID);
    if (kojiLanguage !== undefined) onLanguage(kojiLanguage);
  }
}

/** Says a line as if it had been typed, as another try of the one that may have arrived. */
export function sayAgain(dispatch: Dispatch, { id, text, retryOf = id }: UnsentLine): void {
  dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text, channelData: { retryOf } } });
}
