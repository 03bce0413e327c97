import type { DialogTurnResult } from 'botbuilder-dialogs';
import { readMessage } from '../../messaging/inbound.ts';
import { filesIn, namesOf, takeFiles } from '../forms/attachedFiles.ts';
import { keepFor } from '../interruptions/filesAtHand.ts';
import { isAllWord } from '../recognition/allMeant.ts';
import { isFreeText } from '../recognition/freeText.ts';
import type { Next } from '../ids.ts';
import type { ReplyOptions } from '../requestOptions.ts';
import { DIALOGS } from '../ids.ts';
import type { Intent } from '../recognition/intents.ts';
import { lastRequestMeant, noteRequest } from '../interruptions/lastRequest.ts';
import { recogniseAnew } from '../interruptions/ownKeys.ts';
import type { DialogPorts } from '../ports.ts';
import type { Answer, Question } from '../question.ts';
import type { Option } from '../replies.ts';
import { option, send, valueIn } from '../replies.ts';
import { keepFlow } from '../interruptions/unfinished.ts';
import { leftWords } from '../interruptions/unfinishedWords.ts';
import type { Step } from '../waterfall.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import { LONGEST_COMMENT } from './commentQuestions.ts';
import { otherActionSaid } from './otherAction.ts';
import { ownedBy } from './owned.ts';
import { shortened } from './requestLines.ts';

type ReplyPorts = Pick<DialogPorts, 'serviceDesk' | 'files' | 'memory' | 'identity' | 'clock' | 'watch' | 'links'>;
type ReplyStep = Step<ReplyOptions, Next>;

/** Offers to put on a request what was typed after a comment on it; it stays there whatever is chosen. */
export function createReplyDialog(ports: ReplyPorts) {
  return createWaterfall(DIALOGS.reply, [
    async function ask(step) {
      return step.begin(DIALOGS.question, questionFor(step.options));
    },
    async function act(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind !== 'option') return takeMore(step, ports, said);
      const order = said.id === 'yes' ? await orderInYes(step, ports) : undefined;
      if (order) return leave(step, ports, order);
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

function questionFor({ keys, text, files }: ReplyOptions): Question {
  const quoted: readonly Words[] = text === '' ? [] : [{ text: escapeMarkdown(shortened(text)) }];
  const named: readonly Words[] = files.length === 0 ? [] : [{ text: namesOf(files) }];
  return {
    say: [{ key: 'reply.ask', params: { count: keys.length, key: keys[0] ?? '' } }, ...quoted, ...named],
    accepts: { kind: 'text', files: true, limit: LONGEST_COMMENT - text.length - 1, noButtons: true },
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
async function takeMore(step: ReplyStep, ports: ReplyPorts, said: Answer): Promise<DialogTurnResult> {
  const { options, context } = step;
  const text = said.kind === 'text' ? said.text : '';
  const files = filesIn(context.activity);
  const onEach = isAllWord(text) && files.length === 0 ? commentOnEach(options) : undefined;
  if (onEach) return step.end({ kind: 'goTo', intent: onEach });
  const intent = (await orderMeant(step, ports, text)) ?? (await recogniseAnew(context, ports, text));
  const key = keyChosen(options.keys, intent);
  if (files.length === 0 && key !== undefined) return step.restart({ ...options, keys: [key] });
  if (files.length === 0 && !isFreeText(intent, text)) return leave(step, ports, intent);
  return step.restart({
    ...options,
    text: [options.text, text].filter(Boolean).join('\n'),
    files: [...options.files, ...files],
  });
}

/** `both`; a file can be attached once only. */
function commentOnEach({ keys: [key, ...others], text: argument, files }: ReplyOptions): Intent | undefined {
  const isMeant = key !== undefined && others.length > 0 && files.length === 0 && argument !== '';
  return isMeant ? { kind: 'showRequest', key, action: 'comment', argument, others } : undefined;
}

/** Nothing was sent, and what was written is kept. */
async function leave(step: ReplyStep, ports: ReplyPorts, intent: Intent): Promise<DialogTurnResult> {
  const flow = { dialog: 'reply', options: step.options } as const;
  await keepFlow(step.context, ports, flow);
  await send(step.context, { say: leftWords(flow) });
  return step.end({ kind: 'goTo', intent });
}

/** `note: it is blue` goes on with what is said; `close it` is no part of it. */
async function orderMeant({ context }: ReplyStep, ports: ReplyPorts, text: string): Promise<Intent | undefined> {
  const meant = await lastRequestMeant(context, ports, text);
  return meant?.action === 'comment' ? undefined : meant;
}

/** Elsewhere `close it` may be a yes to what is to be confirmed; here it is none, and `add it` is. */
async function orderInYes(step: ReplyStep, ports: ReplyPorts): Promise<Intent | undefined> {
  const action = otherActionSaid(step.context, 'comment');
  if (!action) return undefined;
  const meant = await orderMeant(step, ports, readMessage(step.context.activity).text);
  const [key] = step.options.keys;
  return meant ?? (key === undefined ? undefined : { kind: 'showRequest', key, action });
}

/**
 * The key alone says which of several requests is meant, and confirms nothing: it stands on the button to look at the
 * request, too.
 */
function keyChosen(keys: readonly string[], intent: Intent): string | undefined {
  if (keys.length === 1 || intent.kind !== 'showRequest' || intent.action !== undefined) return undefined;
  return keys.find((key) => key === intent.key);
}

/** Files that are not taken are worth another look before the rest is sent. */
async function comment(step: ReplyStep, ports: ReplyPorts, key: string): Promise<DialogTurnResult> {
  const { text, files: before } = step.options;
  const sent = [...before, ...filesIn(step.context.activity)];
  const known = await ownedBy(step.context, ports.identity, key);
  if (known) await noteRequest(step.context, ports, known.owned);
  const { uploaded: files, say } = await takeFiles(step.context, ports, { files: sent, already: 0 });
  if (say.length > 0) await send(step.context, { say });
  const asks = text === '' ? 'files' : 'text';
  const confirmed = files.length === sent.length ? ({ isConfirmed: true } as const) : {};
  return step.begin(DIALOGS.comment, { key, asks, files, ...(text === '' ? {} : { text }), ...confirmed });
}

async function goOn(step: ReplyStep, ports: ReplyPorts): Promise<DialogTurnResult> {
  const { text, files: before } = step.options;
  const files = [...before, ...filesIn(step.context.activity)];
  if (files.length === 0) {
    return step.end({ kind: 'goTo', intent: await recogniseAnew(step.context, ports, text) });
  }
  await keepFor(step.context, ports, files);
  return step.end({ kind: 'goTo', intent: { kind: 'filesSent' } });
}
