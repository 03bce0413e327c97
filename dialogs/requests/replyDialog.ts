import type { DialogTurnResult } from 'botbuilder-dialogs';
import { filesIn, namesOf, takeFiles } from '../attachedFiles.ts';
import { isFreeText } from '../freeText.ts';
import type { Next, ReplyOptions } from '../ids.ts';
import { DIALOGS } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import type { Answer, Question } from '../question.ts';
import { recognise } from '../recognise.ts';
import type { Option } from '../replies.ts';
import { localeOf, option, send, valueIn } from '../replies.ts';
import type { Step } from '../waterfall.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import { LONGEST_COMMENT } from './commentDialog.ts';
import { shortened } from './requestLines.ts';

type ReplyPorts = Pick<DialogPorts, 'serviceDesk' | 'files' | 'memory'>;
type ReplyStep = Step<ReplyOptions, Next>;

/** Offers to put on a request what was typed after a comment on it; it stays there whatever is chosen. */
export function createReplyDialog(ports: ReplyPorts) {
  return createWaterfall(DIALOGS.reply, [
    async function ask(step) {
      return step.begin(DIALOGS.question, questionFor(step.options));
    },
    async function act(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind !== 'option') return takeMore(step, said);
      const { keys } = step.options;
      const isYes = said.id === 'yes' || said.id === 'send';
      const key = isYes ? keys[0] : valueIn(said.id, 'sendReply');
      return key === undefined ? goOn(step, ports) : comment(step, ports, key);
    },
    async function done(step) {
      return step.end(step.resultOf(DIALOGS.comment));
    },
  ]);
}

function questionFor({ keys, text, isMasked, files }: ReplyOptions): Question {
  const masked: readonly Words[] = isMasked ? [{ key: 'form.masked' }] : [];
  const quoted: readonly Words[] = text === '' ? [] : [{ text: escapeMarkdown(shortened(text)) }];
  const named: readonly Words[] = files.length === 0 ? [] : [{ text: namesOf(files) }];
  return {
    say: [...masked, { key: 'reply.ask', params: { count: keys.length, key: keys[0] ?? '' } }, ...quoted, ...named],
    accepts: { kind: 'text', files: true, limit: LONGEST_COMMENT - text.length - 1 },
    options: [...keys.map(sendTo), { id: 'goOn', label: { key: 'reply.goOn' } }, ...typedAnswers(keys)],
  };
}

function sendTo(key: string): Option {
  return { id: `sendReply:${key}`, label: { key: 'reply.send', params: { key } } };
}

/** A yes says which request is meant where there is but one. */
function typedAnswers(keys: readonly string[]): readonly Option[] {
  const yes = keys.length === 1 ? [option('yes'), option('send')] : [];
  return [...yes, option('no'), option('cancel')].map((each) => ({ ...each, hidden: true }));
}

/** People say what they have to say in several messages. What is something else by its words is that. */
function takeMore(step: ReplyStep, said: Answer): Promise<DialogTurnResult> {
  const { options, context } = step;
  const text = said.kind === 'text' ? said.text : '';
  const files = filesIn(context.activity);
  const intent = recognise(text, localeOf(context));
  if (files.length === 0 && !isFreeText(intent, text)) return step.end({ kind: 'goTo', intent });
  const masked = said.kind === 'text' && said.masked ? ({ isMasked: true } as const) : {};
  return step.restart({
    ...options,
    ...masked,
    text: [options.text, text].filter(Boolean).join('\n'),
    files: [...options.files, ...files],
  });
}

/** Files that are not taken are worth another look before the rest is sent. */
async function comment(step: ReplyStep, ports: ReplyPorts, key: string): Promise<DialogTurnResult> {
  const { text, files: sent } = step.options;
  const { uploaded: files, say } = await takeFiles(step.context, ports, { files: sent, already: 0 });
  if (say.length > 0) await send(step.context, { say });
  const asks = text === '' ? 'files' : 'text';
  const confirmed = files.length === sent.length ? ({ isConfirmed: true } as const) : {};
  return step.begin(DIALOGS.comment, { key, asks, files, ...(text === '' ? {} : { text }), ...confirmed });
}

async function goOn(step: ReplyStep, { memory }: ReplyPorts): Promise<DialogTurnResult> {
  const { text, files: waitingFiles } = step.options;
  if (waitingFiles.length === 0) {
    return step.end({ kind: 'goTo', intent: recognise(text, localeOf(step.context)) });
  }
  await memory.draft.write(step.context, { ...(await memory.draft.read(step.context)), waitingFiles });
  return step.end({ kind: 'goTo', intent: { kind: 'filesSent' } });
}
