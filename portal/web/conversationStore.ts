import { z } from 'zod';
import type { Dispatch, StoreAction, StoreMiddleware } from './storeActions.ts';

/** Tells the bot to go on with what was asked. It proves nothing: the server has bound the person by then. */
const SIGNED_IN_EVENT = { type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'koji/signedIn' } };

/** As many as Direct Line takes with one message; what it says of more is shown to nobody. */
const MOST_FILES = 10;

const sendSchema = z.object({ payload: z.object({ attachments: z.array(z.unknown()).default([]) }) });
const postSchema = z.object({
  meta: z.object({ clientActivityID: z.string() }),
  payload: z.object({ activity: z.object({ type: z.literal('message'), text: z.string().min(1) }) }),
});
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

/** What the page wants to know of a conversation as Web Chat's store learns it. */
export interface StoreListeners {
  /** A line is on its way. */
  readonly onSending: (line: { readonly id: string; readonly text: string }) => void;
  /** A line of this person stands in the conversation. */
  readonly onArrived: (id: string) => void;
  readonly onLanguage: (locale: string) => void;
  /** A message is to be sent; it is not, where its files are too many. */
  readonly onFiles: (areTooMany: boolean) => void;
}

/** Hears what happens in Web Chat's store, and says that somebody has signed in if the bot has yet to hear it. */
export function listeningStore(listeners: StoreListeners, announcesSignIn: boolean): StoreMiddleware {
  return ({ dispatch }) =>
    (next) =>
    (action) => {
      if (action.type === 'WEB_CHAT/SEND_MESSAGE') {
        const areTooMany = fileCount(action) > MOST_FILES;
        listeners.onFiles(areTooMany);
        if (areTooMany) return action;
      }
      const result = next(action);
      if (announcesSignIn && action.type === 'DIRECT_LINE/CONNECT_FULFILLED') dispatch(SIGNED_IN_EVENT);
      hear(action, listeners);
      return result;
    };
}

function fileCount(action: StoreAction): number {
  const { data } = sendSchema.safeParse(action);
  return data?.payload.attachments.length ?? 0;
}

function hear(action: StoreAction, { onSending, onArrived, onLanguage }: StoreListeners): void {
  if (action.type === 'DIRECT_LINE/POST_ACTIVITY_PENDING') {
    const { data } = postSchema.safeParse(action);
    if (data) onSending({ id: data.meta.clientActivityID, text: data.payload.activity.text });
  }
  if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
    const { data } = incomingSchema.safeParse(action);
    const { clientActivityID, kojiLanguage } = data?.payload.activity.channelData ?? {};
    if (clientActivityID !== undefined) onArrived(clientActivityID);
    if (kojiLanguage !== undefined) onLanguage(kojiLanguage);
  }
}

/** Says a line as if it had been typed. */
export function sayLine(dispatch: Dispatch, text: string): void {
  dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { method: 'keyboard', text } });
}
