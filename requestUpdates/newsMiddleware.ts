import { ActivityTypes } from 'botbuilder';
import type { Activity, Middleware, TurnContext } from 'botbuilder';
import type { Content } from '../handoff/domain/content.ts';
import { shownOf } from '../handoff/domain/requestNews.ts';
import { isAllHeard } from '../messaging/heard.ts';
import { speakerOf } from '../messaging/speaker.ts';
import type { NewsBoxes } from './newsBoxes.ts';

export interface NewsMiddlewareDeps {
  readonly boxes: Pick<NewsBoxes, 'claim' | 'settle'>;
  /** Who a conversation belongs to by now, by what the server knows. */
  readonly personIn: (conversationId: string) => Promise<string | undefined>;
  readonly render: (
    message: { readonly content: Content; readonly locale: string },
    channel: string,
  ) => Partial<Activity>;
}

const COMES: readonly string[] = [ActivityTypes.Message, ActivityTypes.ConversationUpdate];

/**
 * Tells people who come back what has happened to their requests, before the bot answers them; one who signs in, after.
 * Last in line: whoever waits for an agent or chats with one is not interrupted.
 */
export function createNewsMiddleware({ boxes, personIn, render }: NewsMiddlewareDeps): Middleware {
  async function tell(context: TurnContext, personId: string): Promise<void> {
    const { id, locale, channel } = speakerOf(context).conversation;
    const waiting = await boxes.claim(personId, id);
    if (waiting.length === 0) return;
    const content = { kind: 'requestNews', ...shownOf(waiting) } as const;
    await context.sendActivity(render({ content, locale }, channel));
    // Not taken by the channel: told again when they come back.
    if (!isAllHeard(context)) return;
    const turn = context.activity.id;
    await boxes.settle(personId, waiting, { conversationId: id, ...(turn ? { turn } : {}) });
  }

  return {
    async onTurn(context, next) {
      if (!COMES.includes(context.activity.type)) return next();
      const { id, personId } = speakerOf(context).conversation;
      if (personId !== undefined) await tell(context, personId);
      await next();
      const arrived = personId === undefined ? await personIn(id) : undefined;
      if (arrived !== undefined) await tell(context, arrived);
    },
  };
}
