import type { TurnContext } from 'botbuilder';
import type { ChatRating, ChatRatings } from '../handoff/index.ts';
import { AFTER_CHAT } from '../handoff/index.ts';
import { readMessage } from '../messaging/inbound.ts';
import { speakerOf } from '../messaging/speaker.ts';
import { ratingSaid } from './ratingSaid.ts';
import { tell } from './replies.ts';

/** Takes what is said for the rating of the chat that has ended; false where it is none, or nothing is to be rated. */
export async function tellChatRating(context: TurnContext, ratings: ChatRatings): Promise<boolean> {
  const rating = chatRatingIn(readMessage(context.activity).text);
  if (rating === undefined) return false;
  const outcome = await ratings.rate(speakerOf(context).conversation, rating);
  if (outcome === 'nothingToRate') return false;
  await tell(context, { key: outcome === 'rated' ? 'chat.rated' : 'chat.ratedBefore' }, AFTER_CHAT);
  return true;
}

/** How a chat was, in digits or stars: after a chat, `five` may be the answer to something else. */
export function chatRatingIn(text: string): ChatRating | undefined {
  return /[\d★⭐]/u.test(text.slice(0, 60)) ? ratingSaid(text) : undefined;
}
