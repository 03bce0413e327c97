import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Refused, TooLong } from '../../jira/ports.ts';
import { readMessage } from '../../messaging/inbound.ts';
import { isAcknowledgement, saysDone, saysYes } from '../recognition/acknowledged.ts';
import { filesIn, takeFiles } from '../forms/attachedFiles.ts';
import type { UploadedFile } from '../forms/draft.ts';
import { DIALOGS } from '../ids.ts';
import type { CommentOptions, TriedComment } from '../requestOptions.ts';
import { allMeant } from '../recognition/allMeant.ts';
import type { Intent } from '../recognition/intents.ts';
import { ordersToCome, withOrders } from '../interruptions/ordersToCome.ts';
import { ownKeysIn } from '../interruptions/ownKeys.ts';
import { isPlainYes } from '../recognition/plainVerdicts.ts';
import type { DialogPorts } from '../ports.ts';
import { recogniseCommand } from '../recognition/recognise.ts';
import { localeOf, send } from '../replies.ts';
import { orderNamed } from '../recognition/requestOrders.ts';
import { asksUnbidden } from '../answers/saidTooEarly.ts';
import { hasWords, keepFlow, toldOf } from '../interruptions/unfinished.ts';
import { leftWords } from '../interruptions/unfinishedWords.ts';
import { withoutSaid } from '../trail.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import { commentsOn, restOf } from './arrivedComment.ts';
import { correctedTo, isDoubtful, orderedOf, turnsAgainst } from './commentCorrected.ts';
import type { Failed } from './attempt.ts';
import { movedTo } from './commentMoved.ts';
import { asksForWords, isAttaching, isEmpty, isRefused, questionFor } from './commentQuestions.ts';
import { withWords, withoutDoubt } from './commentWords.ts';
import { filesTakenOut, filesTurnedDown } from './filesTakenOut.ts';
import { giveBack } from './giveBack.ts';
import { isForComment } from './isForComment.ts';
import type { RequestStep } from './owned.ts';
import { ownedBy, signInFirst, tellOutcome } from './owned.ts';
import { otherActionSaid } from './otherAction.ts';
import { postComment } from './postComment.ts';
import { refusalWords } from './refusals.ts';

type CommentPorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'files' | 'clock' | 'memory' | 'watch'>;
type CommentStep = RequestStep<CommentOptions>;

/** Puts words, files or both on a request, after a last look. Files are taken at every step. */
export function createCommentDialog(ports: CommentPorts) {
  return createWaterfall(DIALOGS.comment, [
    async function ask(step) {
      const { isAnswered, isConfirmed, ...options } = step.options;
      if (isConfirmed) return step.pass(DIALOGS.question, { kind: 'option', id: 'yes' });
      if (isAnswered) return step.pass(DIALOGS.question, { kind: 'files' });
      const seen = isEmpty(options) ? undefined : await seenNow(step, ports);
      return seen ? step.restart({ ...options, seen }) : step.begin(DIALOGS.question, questionFor(options));
    },
    async function take(step) {
      const { isAnswered: _done, isConfirmed = false, problem: _before, ...options } = step.options;
      const said = step.resultOf(DIALOGS.question);
      if (options.doubtful !== undefined) return takeDoubt(step, ports, options.doubtful);
      // Files that come with a yes were not looked at yet.
      const isSeen = isConfirmed || filesIn(step.context.activity).length === 0;
      if (said.kind === 'option' && isSeen) return answer(step, ports, said.id);
      const typed = said.kind === 'text' ? said.text : undefined;
      if (isRefused(options, typed) && filesIn(step.context.activity).length === 0) return notSent(step);
      const isAsked = !isSeen || asksForWords(options);
      const instead = typed === undefined ? undefined : await insteadOfWords(step, ports, { typed, isAsked });
      if (instead) return instead;
      const { isRewritten, ...before } = options;
      const files = [...before.files, ...(await newFiles(step, ports))];
      return step.restart(withWords({ ...before, files }, typed, { isInstead: isRewritten === true }));
    },
  ]);
}

/** `attach a file`, where words are asked for. */
function filesInstead(step: CommentStep, typed: string): Promise<DialogTurnResult> | undefined {
  const { context, options } = step;
  const isAlone = isEmpty(options) && filesIn(context.activity).length === 0;
  return isAlone && isAttaching(typed, localeOf(context)) ? step.restart({ ...options, asks: 'files' }) : undefined;
}

async function askFileAgain(step: CommentStep): Promise<DialogTurnResult> {
  await send(step.context, { say: [{ key: 'question.notAFile' }] });
  return step.restart(step.options);
}

/** Whether what may be no part of the comment is one. Only a yes says so; what is said besides is asked about as well. */
async function takeDoubt(step: CommentStep, ports: CommentPorts, doubtful: string): Promise<DialogTurnResult> {
  const { doubtful: _asked, ...options } = step.options;
  const said = step.resultOf(DIALOGS.question);
  const hasFiles = filesIn(step.context.activity).length > 0;
  const typed = said.kind === 'text' && !hasFiles ? said.text : undefined;
  const moved = typed === undefined ? undefined : await movedTo(step, ports, [typed, `${doubtful} ${typed}`]);
  if (moved) return moved;
  const wanted = typed === undefined ? undefined : await namedInstead(step, ports, typed);
  if (wanted) return leave(step, ports, wanted);
  const kept = { ...options, files: [...options.files, ...(await newFiles(step, ports))] };
  if (said.kind === 'text') return step.restart({ ...kept, doubtful: `${doubtful}\n${said.text}` });
  const id = said.kind === 'option' ? said.id : undefined;
  if (id === 'no') return step.restart(withoutDoubt(kept, doubtful, localeOf(step.context)));
  const { text } = readMessage(step.context.activity);
  // By its place, it is chosen as well.
  const isPart = id === 'yes' && (isPlainYes(text) || !saysYes(text));
  const isSure = isPart && !(await isForComment(step.context, ports));
  return step.restart(isSure ? withWords(kept, doubtful) : { ...kept, doubtful });
}

/** What is no part of the comment though it was typed. */
async function insteadOfWords(
  step: CommentStep,
  ports: CommentPorts,
  { typed, isAsked }: { readonly typed: string; readonly isAsked: boolean },
): Promise<DialogTurnResult | undefined> {
  if (isAsked) return filesInstead(step, typed);
  const moved = await movedTo(step, ports, [typed]);
  if (moved) return moved;
  const wanted = await namedInstead(step, ports, typed);
  if (wanted) return leave(step, ports, wanted);
  // Files are asked for, and an “ok” is none.
  if (isEmpty(step.options)) return isAcknowledgement(typed) || saysDone(typed) ? askFileAgain(step) : undefined;
  const files = filesTurnedDown(step.options.files, typed);
  if (files.length > 0) return takeOut(step, files);
  if (isDoubtful(typed)) return step.restart({ ...step.options, doubtful: typed });
  if (!turnsAgainst(typed)) return undefined;
  await send(step.context, { say: [{ key: 'question.notAnOption' }] });
  return step.restart(step.options);
}

async function answer(step: CommentStep, ports: CommentPorts, optionId: string): Promise<DialogTurnResult> {
  const { problem: _before, ...options } = step.options;
  if (['yes', 'send', 'tryAgain'].includes(optionId)) {
    if (!step.options.isConfirmed && (await isForComment(step.context, ports))) return step.restart(step.options);
    const action = step.options.isConfirmed ? undefined : otherActionSaid(step.context, 'comment');
    return action ? leave(step, ports, { kind: 'showRequest', key: options.key, action }) : post(step, ports);
  }
  const out = filesTakenOut(options.files, optionId);
  if (out) return takeOut(step, out);
  if (optionId === 'edit') return step.restart({ ...options, asks: 'text', isRewritten: true });
  return notSent(step);
}

async function takeOut(step: CommentStep, out: readonly UploadedFile[]): Promise<DialogTurnResult> {
  const { options } = step;
  const name = out.map((each) => escapeMarkdown(each.name)).join(', ');
  const told: Words = out.length === 0 ? { key: 'question.notAnOption' } : { key: 'files.removed', params: { name } };
  await send(step.context, { say: [told] });
  return step.restart({ ...options, files: options.files.filter((each) => !out.includes(each)) });
}

/** Of what got no answer nobody can say so. */
function notSent(step: CommentStep): Promise<DialogTurnResult> {
  const { key, tried, isMore } = step.options;
  if (tried) return tellOutcome(step, { key: 'requests.unknown' });
  return tellOutcome(step, isMore ? { key: 'requests.unchanged' } : { key: 'comment.notSent', params: { key } });
}

/** What is on the request before the first try; undefined where that is known, or cannot be. */
async function seenNow({ context, options }: CommentStep, ports: CommentPorts): Promise<CommentOptions['seen']> {
  if (options.seen || options.tried) return undefined;
  const known = await ownedBy(context, ports.identity, options.key);
  const there = known && (await commentsOn(ports.serviceDesk, known.owned));
  return there?.map(({ id }) => id);
}

/** What is said at the last look, or instead of sending a file, belongs to the comment, unless the whole of it asks for something else by name. */
async function namedInstead(
  { context, options }: CommentStep,
  ports: CommentPorts,
  text: string,
): Promise<Intent | undefined> {
  const locale = localeOf(context);
  const isOwn = await ownKeysIn(context, ports, text);
  const intent =
    recogniseCommand(text, locale) ??
    orderNamed(text, locale, isOwn) ??
    allMeant(text, locale) ??
    orderedOf(options.key, text) ??
    (isEmpty(options) ? undefined : correctedTo(text, { key: options.key, locale, isOwn }));
  return intent && !POLITE.includes(intent.kind) ? intent : undefined;
}

const POLITE: readonly Intent['kind'][] = ['greet', 'thanks', 'nothingMore'];

/** What was written or sent so far is kept. */
async function leave(step: CommentStep, ports: CommentPorts, intent: Intent): Promise<DialogTurnResult> {
  const flow = withOrders({ dialog: 'comment', options: step.options }, ordersToCome(step));
  const [left, ...kept] = leftWords(await toldOf(step.context, ports, flow));
  if (hasWords(flow)) await keepFlow(step.context, ports, flow);
  // Who was asked for a file has written no comment.
  const isNothing = isEmpty(step.options) && step.options.asks === 'files';
  const first: Words | undefined = isNothing ? { key: 'requests.unchanged' } : left;
  await send(step.context, { say: [...(first ? [first] : []), ...(hasWords(flow) ? kept : [])] });
  return step.end({ kind: 'goTo', intent });
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
  const { key } = options;
  const known = await ownedBy(step.context, ports.identity, key);
  if (!known) return signInFirst(step, ports, { dialog: 'comment', options });
  const result = await postComment(step.context, ports, { ...options, known, text: options.text });
  if (result.kind === 'unknown') {
    return step.restart({ ...options, tried: result.tried, problem: { key: 'comment.unknown', params: { key } } });
  }
  if (result.kind === 'arrivedBefore') {
    await ports.watch.wrote(known.customer.id, key, result.commentId);
    return goOnWithRest(step, options, result.tried);
  }
  if (result.kind === 'added') {
    if (result.commentId !== undefined) await ports.watch.wrote(known.customer.id, key, result.commentId);
    await ports.memory.trail.change(step.context, (trail) => withoutSaid(trail, options.text ?? ''));
    return tellAdded(step, options);
  }
  if (result.kind === 'notFound') return giveBack(step, ports, refusalWords(key, result));
  return step.restart({ ...options, problem: problemOf(key, result) });
}

async function tellAdded(step: CommentStep, { key, afterwardsAction }: CommentOptions): Promise<DialogTurnResult> {
  const added: Words = { key: 'comment.added', params: { key } };
  if (afterwardsAction === undefined) return tellOutcome(step, added);
  await send(step.context, { say: [added] });
  asksUnbidden(step.context);
  const intent = { kind: 'showRequest', key, action: afterwardsAction, afterwards: ordersToCome(step) } as const;
  return step.end({ kind: 'goTo', intent });
}

/** What is there is not sent again, and what was said since is looked at by itself. */
function goOnWithRest(step: CommentStep, options: CommentOptions, there: TriedComment): Promise<DialogTurnResult> {
  const { tried: _there, seen: _before, text: _whole, ...rest } = options;
  const more = restOf(options, there);
  if (isEmpty(more)) return tellAdded(step, rest);
  return step.restart({ ...rest, ...more, isMore: true });
}

function problemOf(key: string, result: Refused | TooLong | Failed): Words {
  if (result.kind === 'tooLong') return { key: 'comment.tooLong', params: { key } };
  return result.kind === 'notDone' ? { key: 'comment.notDone', params: { key } } : refusalWords(key, result);
}
