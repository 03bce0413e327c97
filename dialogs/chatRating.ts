import type { TurnContext } from 'botbuilder';
import type { ChatRating, ChatRatings } from '../handoff/index.ts';
import { AFTER_CHAT } from '../handoff/index.ts';
import { readMessage } from '../messaging/inbound.ts';
import { speakerOf } from '../messaging/speaker.ts';
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

/** `4`, `4 ★`, `4/5` or `★★★★`, as it is pressed or typed. */
const NUMBER = /^([1-5])(?:\s*(?:★|⭐️?|\/\s*5))?$/u;
const STARS = /^(?:★|⭐️?){1,5}$/u;

/** How a chat was, where the whole text says nothing else. */
export function chatRatingIn(text: string): ChatRating | undefined {
  const said = text.trim();
  const number = STARS.test(said) ? said.match(/★|⭐/gu)?.length : Number(NUMBER.exec(said)?.[1]);
  return RATINGS.find((rating) => rating === number);
}

const RATINGS = [1, 2, 3, 4, 5] as const satisfies readonly ChatRating[];
