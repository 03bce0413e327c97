import type { TurnContext } from 'botbuilder';
import type { ChoiceKey } from '../locales/index.ts';
import { LONGEST_LINE } from '../messaging/inbound.ts';
import { speakerOf } from '../messaging/speaker.ts';
import type { Intent, NotUnderstood } from './recognition/intents.ts';
import { mainMenu } from './menu.ts';
import { tell } from './replies.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

export type AnsweredAtOnce = Extract<
  Intent,
  { readonly kind: 'greet' | 'thanks' | 'nothingMore' | 'askAnother' | 'notWaiting' | 'requestMenu' | 'notUnderstood' }
>;

const REQUEST_MENU: readonly ChoiceKey[] = ['createRequest', 'myRequests', 'showClosed', 'talkToAgent'];

/** Answers what needs no dialog: one sentence, and what can be pressed next. */
export async function answerAtOnce(context: TurnContext, intent: AnsweredAtOnce): Promise<void> {
  switch (intent.kind) {
    case 'greet':
      return tell(context, greeting(speakerOf(context).conversation.name), mainMenu(context));
    case 'thanks':
      return tell(context, { key: 'greeting.thanks' }, mainMenu(context));
    case 'nothingMore':
      return tell(context, { key: 'greeting.nothingMore' }, mainMenu(context));
    case 'askAnother':
      return tell(context, { key: 'ask.question' }, mainMenu(context));
    case 'notWaiting':
      return tell(context, { key: 'human.notWaiting' }, mainMenu(context));
    case 'requestMenu':
      return tell(context, { key: 'requestMenu.text' }, REQUEST_MENU);
    case 'notUnderstood':
      return tell(context, notUnderstood(intent.why), mainMenu(context));
    default:
      return intent satisfies never;
  }
}

function greeting(name: string): Words {
  return name === '' ? { key: 'greeting.plain' } : { key: 'greeting.named', params: { name: escapeMarkdown(name) } };
}

function notUnderstood(why: NotUnderstood): Words {
  switch (why.kind) {
    case 'tooLong':
      return { key: 'notUnderstood.tooLong', params: { length: why.length, limit: LONGEST_LINE } };
    case 'command':
      return { key: 'notUnderstood.command', params: { word: `#${escapeMarkdown(why.word.slice(1))}` } };
    case 'misused':
      return { key: 'agent.unexpected', params: { word: why.word } };
    default:
      return { key: `notUnderstood.${why.kind}` };
  }
}
