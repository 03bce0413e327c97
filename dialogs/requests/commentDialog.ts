import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Refused, TooLong } from '../../jira/ports.ts';
import { saysNo, turnsDown } from '../acknowledged.ts';
import { filesIn, takeFiles } from '../attachedFiles.ts';
import type { UploadedFile } from '../draft.ts';
import { DIALOGS } from '../ids.ts';
import type { CommentOptions, UnfinishedAtRequest } from '../ids.ts';
import type { Intent } from '../intents.ts';
import { wordsIn } from '../normalise.ts';
import { ownKeysIn } from '../ownKeys.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { recogniseCommand } from '../recognise.ts';
import { requestNamed } from '../recogniseRequest.ts';
import { localeOf, option, send } from '../replies.ts';
import { keysIn } from '../requestKeys.ts';
import { hasWords, keepFlow } from '../unfinished.ts';
import { leftWords } from '../unfinishedWords.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import type { Failed } from './attempt.ts';
import type { RequestStep } from './owned.ts';
import { ownedBy, signInFirst, tellOutcome } from './owned.ts';
import { postComment } from './postComment.ts';
import { refusalWords } from './refusals.ts';
import { shortened } from './requestLines.ts';

/** Jira takes 32,767 characters; the rest is room for the signs that make markup harmless. */
export const LONGEST_COMMENT = 20_000;

type CommentPorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'files' | 'clock' | 'memory'>;
type CommentStep = RequestStep<CommentOptions>;

/** Puts words, files or both on a request, after a last look. Files are taken at every step. */
export function createCommentDialog(ports: CommentPorts) {
  return createWaterfall(DIALOGS.comment, [
    async function ask(step) {
      const { isAnswered, isConfirmed, ...options } = step.options;
      if (isConfirmed) return step.pass(DIALOGS.question, { kind: 'option', id: 'yes' });
      if (isAnswered) return step.pass(DIALOGS.question, { kind: 'files' });
      return step.begin(DIALOGS.question, questionFor(options));
    },
    async function take(step) {
      const { isAnswered: _done, isConfirmed = false, problem: _before, ...options } = step.options;
      const said = step.resultOf(DIALOGS.question);
      // Files that come with a yes were not looked at yet.
      const isSeen = isConfirmed || filesIn(step.context.activity).length === 0;
      if (said.kind === 'option' && isSeen) return answer(step, ports, said.id);
      const typed = said.kind === 'text' ? said.text : undefined;
      if (isRefused(options, typed) && filesIn(step.context.activity).length === 0) return notSent(step);
      const isAsked = !isSeen || (isEmpty(options) && options.asks === 'text');
      const wanted = typed === undefined || isAsked ? undefined : await namedInstead(step, ports, typed);
      if (wanted) return leave(step, ports, wanted);
      const files = [...options.files, ...(await newFiles(step, ports))];
      const text = [options.text, typed].filter((each) => each !== undefined).join('\n');
      return step.restart({ ...options, files, ...(text === '' ? {} : { text }) });
    },
  ]);
}

function answer(step: CommentStep, ports: CommentPorts, optionId: string): Promise<DialogTurnResult> {
  const { key, files } = step.options;
  if (['yes', 'send', 'tryAgain'].includes(optionId)) return post(step, ports);
  if (optionId === 'edit') return step.restart({ key, asks: 'text', files });
  return notSent(step);
}

function notSent(step: CommentStep): Promise<DialogTurnResult> {
  return tellOutcome(step, { key: 'comment.notSent', params: { key: step.options.key } });
}

/** Who is asked for a file has none to send; “no” alone may be the very words for a comment. */
function isRefused(options: CommentOptions, typed: string | undefined): boolean {
  if (typed === undefined || !isEmpty(options)) return false;
  return options.asks === 'files' ? saysNo(typed) : turnsDown(typed);
}

function isEmpty({ text, files }: CommentOptions): boolean {
  return text === undefined && files.length === 0;
}

/** What is said at the last look, or instead of sending a file, belongs to the comment, unless the whole of it asks for something else by name. */
async function namedInstead(
  { context, options }: CommentStep,
  ports: CommentPorts,
  text: string,
): Promise<Intent | undefined> {
  const locale = localeOf(context);
  const intent =
    recogniseCommand(text, locale) ??
    requestNamed(text, locale, await ownKeysIn(context, ports, text)) ??
    orderedOf(options.key, text);
  return intent && !POLITE.includes(intent.kind) ? intent : undefined;
}

/** `escalate OPS-1`, said at a comment on OPS-1, is no part of it; nor is the bot able to do it. */
function orderedOf(key: string, text: string): Intent | undefined {
  const isOrder = wordsIn(text).length <= LONGEST_ORDER && keysIn(text).some((each) => each.key.toUpperCase() === key);
  return isOrder ? { kind: 'showRequest', key } : undefined;
}

/** In words; a key has two of them. */
const LONGEST_ORDER = 3;

const POLITE: readonly Intent['kind'][] = ['greet', 'thanks', 'nothingMore'];

/** What was written or sent so far is kept. */
async function leave(step: CommentStep, ports: CommentPorts, intent: Intent): Promise<DialogTurnResult> {
  const flow: UnfinishedAtRequest = { dialog: 'comment', options: step.options };
  const [left, ...kept] = leftWords(flow);
  if (hasWords(flow)) await keepFlow(step.context, ports, flow);
  await send(step.context, { say: [...(left ? [left] : []), ...(hasWords(flow) ? kept : [])] });
  return step.end({ kind: 'goTo', intent });
}

const OTHER_WORDS = [option('send'), option('cancel')].map((each) => ({ ...each, hidden: true }));

/** First what is missing, then a last look. */
function questionFor(options: CommentOptions): Question {
  const { key, asks, text, files, problem } = options;
  if (isEmpty(options)) return firstQuestion(key, asks);
  const said: readonly Words[] = text === undefined ? [] : [{ text: escapeMarkdown(shortened(text)) }];
  return {
    say: problem
      ? [problem, ...said, ...fileLine(files)]
      : [{ key: 'comment.review', params: { key } }, ...said, ...fileLine(files), { key: 'comment.confirm' }],
    accepts: { kind: 'options', files: true, words: LONGEST_COMMENT - (text ?? '').length - 1 },
    options: [option(problem ? 'tryAgain' : 'yes'), option('no'), option('edit'), ...OTHER_WORDS],
  };
}

function firstQuestion(key: string, asks: CommentOptions['asks']): Question {
  const ask = asks === 'files' ? 'comment.askFiles' : 'comment.ask';
  return {
    say: [{ key: ask, params: { key } }],
    accepts: { kind: 'text', files: true, limit: LONGEST_COMMENT },
    // Only the button's own words: “no” may be what is to be written.
    options: [{ id: 'leave', label: option('cancel').label, hidden: true }],
  };
}

function fileLine(files: readonly UploadedFile[]): readonly Words[] {
  if (files.length === 0) return [];
  const names = files.map(({ name }) => escapeMarkdown(name)).join(', ');
  return [{ parts: [{ text: '**' }, { key: 'create.files' }, { text: `**: ${names}` }] }];
}

/** The files of this turn's message, left at the service desk; says of each whether it was taken. */
async function newFiles(step: CommentStep, ports: CommentPorts): Promise<readonly UploadedFile[]> {
  const files = filesIn(step.context.activity);
  if (files.length === 0) return [];
  const taken = await takeFiles(step.context, ports, { files, already: step.options.files.length });
  await send(step.context, { say: taken.say });
  return taken.uploaded;
}

async function post(step: CommentStep, ports: CommentPorts): Promise<DialogTurnResult> {
  const { isAnswered: _done, isConfirmed: _sent, problem: _before, ...options } = step.options;
  const { key, text, files, triedAt } = options;
  const known = await ownedBy(step.context, ports.identity, key);
  if (!known) return signInFirst(step, 'comment');
  const result = await postComment(step.context, ports, { known, text, files, triedAt });
  if (result.kind === 'unknown') {
    return step.restart({
      ...options,
      triedAt: result.since,
      problem: { key: 'comment.unknown', params: { key } },
    });
  }
  if (result.kind === 'added' || result.kind === 'attached') {
    return tellOutcome(step, { key: 'comment.added', params: { key } });
  }
  if (result.kind === 'notFound') return tellOutcome(step, refusalWords(key, result));
  return step.restart({ ...options, problem: problemOf(key, result) });
}

function problemOf(key: string, result: Refused | TooLong | Failed): Words {
  if (result.kind === 'tooLong') return { key: 'comment.tooLong', params: { key } };
  return result.kind === 'notDone' ? { key: 'comment.notDone', params: { key } } : refusalWords(key, result);
}
