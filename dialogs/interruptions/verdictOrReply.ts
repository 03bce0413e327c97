import type { DialogContext } from 'botbuilder-dialogs';
import { readMessage } from '../../messaging/inbound.ts';
import { offerKept } from './aside.ts';
import { asksForVerdict } from '../answers/asksForVerdict.ts';
import { chosenOption } from '../answers/chosenOption.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { localeOf, tell } from '../replies.ts';
import { replyExpected } from './replyExpected.ts';
import { keepFlow } from './unfinished.ts';
import { escapeMarkdown } from '../words.ts';

/**
 * A “yes” where it was asked whether an article helped may answer a comment that was told since. It is taken for what the
 * bot has asked, and kept for the comment.
 */
export async function keepVerdictAsReply(
  { context }: DialogContext,
  ports: Pick<DialogPorts, 'watch' | 'memory' | 'clock' | 'identity'>,
  question: Question,
): Promise<void> {
  const { text } = readMessage(context.activity);
  if (!asksForVerdict(question) || !chosenOption(text, question, localeOf(context))) return;
  const reply = await replyExpected(context, ports, { kind: 'notUnderstood', why: { kind: 'pastChoice' } });
  const [key] = reply?.keys ?? [];
  if (!reply || key === undefined) return;
  await keepFlow(context, ports, { dialog: 'reply', options: reply });
  await tell(context, { key: 'reply.orComment', params: { said: escapeMarkdown(reply.text), key } });
  await offerKept(context, ports);
}
