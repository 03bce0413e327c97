import type { Activity, TurnContext } from 'botbuilder';
import { speakerOf } from '../messaging/speaker.ts';
import type { Reply } from './reply.ts';

/** Makes one activity of replies, in one language, for one channel; `messaging` knows how. */
export type RenderReplies = (replies: readonly Reply[], to: { locale: string; channel: string }) => Partial<Activity>;

/** Answers whoever spoke in this turn, with all replies in one message. */
export async function answer(context: TurnContext, render: RenderReplies, ...replies: readonly Reply[]): Promise<void> {
  const { locale, channel } = speakerOf(context).conversation;
  await context.sendActivity(render(replies, { locale, channel }));
}
