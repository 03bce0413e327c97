import type { TurnContext } from 'botbuilder';
import { readMessage } from '../../messaging/inbound.ts';
import { actionMeant } from '../actionMeant.ts';
import { correctionSaid } from '../correctionSaid.ts';
import type { RequestAction } from '../intents.ts';
import { localeOf } from '../replies.ts';

/** What this turn's “yes” names instead of what was asked: `decline it` confirms many a question, but not an approval. */
export function otherActionSaid(context: TurnContext, asked: RequestAction): RequestAction | undefined {
  const { text } = readMessage(context.activity);
  const said = actionMeant(correctionSaid(text) ?? text, localeOf(context))?.action;
  return said === asked ? undefined : said;
}
