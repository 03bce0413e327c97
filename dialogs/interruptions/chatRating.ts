import type { TurnContext } from 'botbuilder';
import type { ChatRating, ChatRatings } from '../../handoff/index.ts';
import { AFTER_CHAT, RATE_CHAT } from '../../handoff/index.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { ratingSaid } from '../recognition/ratingSaid.ts';
import { tell } from '../replies.ts';

/**
 * Takes what is said for the rating of the chat that has ended; false where it is none, or nothing is to be rated, or
 * another rating was asked for later. What the chat's own button says is for the chat.
 */
export async function tellChatRating(
  context: TurnContext,
  ratings: ChatRatings,
  askedLater?: { readonly at: number },
): Promise<boolean> {
  const { text } = readMessage(context.activity);
  const rating = chatRatingIn(text);
  if (rating === undefined) return false;
  const { conversation } = speakerOf(context);
  const outcome = await ratings.rate(conversation, rating, isChatButton(text) ? undefined : askedLater?.at);
  if (outcome === 'nothingToRate') return false;
  await tell(context, { key: outcome === 'rated' ? 'chat.rated' : 'chat.ratedBefore' }, AFTER_CHAT);
  return true;
}

/** `4 ★` */
function isChatButton(text: string): boolean {
  return RATE_CHAT.some((id) => LOCALES.some((locale) => choiceText(locale, id) === text.trim()));
}

/** How a chat was, in digits or stars: after a chat, `five` may be the answer to something else. */
export function chatRatingIn(text: string): ChatRating | undefined {
  return /[\d★⭐]/u.test(text.slice(0, 60)) ? ratingSaid(text) : undefined;
}
