import type { TurnContext } from 'botbuilder';
import type { VotedArticle } from '../../articleVotes/articleVotes.ts';
import type { FrequentQuestion } from '../../locales/faq.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import type { FoundArticle } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import { withVerdict } from '../trail.ts';

export interface Verdict {
  /** What was shown last; not there where an earlier version showed it and this one knows it no more. */
  readonly article: VotedArticle | undefined;
  readonly solved: boolean;
}

/** Keeps an answer to “Did this solve it?”: in the trail for an agent, and counted for who looks after the articles. */
export async function keepVerdict(
  context: TurnContext,
  { memory, articleVotes }: Pick<DialogPorts, 'memory' | 'articleVotes'>,
  { article, solved }: Verdict,
): Promise<void> {
  await memory.trail.change(context, (before) => withVerdict(before, solved));
  const message = { conversationId: speakerOf(context).conversation.id, activityId: context.activity.id };
  if (article) await articleVotes.count({ article, solved, message });
}

/** An article of a collection has its place in a list as its id, and its address for good. */
export function votedArticle({ id, source, title, url }: FoundArticle): VotedArticle {
  return source === undefined ? { source: 'desk', key: id, title, url } : { source, key: url, title, url };
}

export function votedAnswer({ id, question }: FrequentQuestion): VotedArticle {
  return { source: 'quickAnswer', key: id, title: question };
}
