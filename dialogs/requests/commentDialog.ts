import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { AttachResult, CommentResult, OwnedRequest } from '../../jira/ports.ts';
import { say } from '../../locales/index.ts';
import { filesIn, renewFiles, takeFiles } from '../attachedFiles.ts';
import type { Customer } from '../customer.ts';
import type { UploadedFile } from '../draft.ts';
import { DIALOGS } from '../ids.ts';
import type { CommentOptions } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { localeOf, option, send, tell } from '../replies.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import type { RequestStep } from './owned.ts';
import { attempt, ownedBy, signInFirst, tellOutcome } from './owned.ts';
import { refusalWords } from './refusals.ts';
import { shortened } from './requestLines.ts';

/** Jira takes 32,767 characters; the rest is room for the signs that make markup harmless. */
export const LONGEST_COMMENT = 20_000;

type CommentPorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'files'>;
type CommentStep = RequestStep<CommentOptions>;

/** Puts words, files or both on a request, after a last look. Files are taken at every step. */
export function createCommentDialog(ports: CommentPorts) {
  return createWaterfall(DIALOGS.comment, [
    async function ask(step) {
      const { isAnswered, ...options } = step.options;
      if (isAnswered) return step.pass(DIALOGS.question, { kind: 'files' });
      return step.begin(DIALOGS.question, questionFor(options));
    },
    async function take(step) {
      const { isAnswered: _done, ...options } = step.options;
      const said = step.resultOf(DIALOGS.question);
      if (said.kind === 'option' && said.id === 'yes') return post(step, ports);
      if (said.kind === 'option' && said.id === 'no') return tellOutcome(step, { key: 'requests.unchanged' });
      if (said.kind === 'option') return step.restart({ key: options.key, asks: 'text', files: options.files });
      if (said.kind === 'text' && said.masked) await tell(step.context, { key: 'form.masked' });
      const files = [...options.files, ...(await newFiles(step, ports))];
      return step.restart({ ...options, files, ...(said.kind === 'text' ? { text: said.text } : {}) });
    },
  ]);
}

/** First what is missing, then a last look. */
function questionFor({ key, asks, text, files }: CommentOptions): Question {
  if (text === undefined && files.length === 0) return firstQuestion(key, asks);
  const said: readonly Words[] = text === undefined ? [] : [{ text: escapeMarkdown(shortened(text)) }];
  return {
    say: [{ key: 'comment.review', params: { key } }, ...said, ...fileLine(files), { key: 'comment.confirm' }],
    accepts: { kind: 'options', files: true },
    options: [option('yes'), option('no'), option('edit')],
  };
}

function firstQuestion(key: string, asks: CommentOptions['asks']): Question {
  if (asks === 'files') return { say: [{ key: 'comment.askFiles', params: { key } }], accepts: { kind: 'files' } };
  const accepts = { kind: 'text', files: true, limit: LONGEST_COMMENT } as const;
  return { say: [{ key: 'comment.ask', params: { key } }], accepts };
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
  const { key, text, files } = step.options;
  const known = await ownedBy(step.context, ports.identity, key);
  if (!known) return signInFirst(step, 'comment');
  const body = signed(localeOf(step.context), known.customer, text);
  const { owned } = known;
  const result = await attempt(() => addWithFiles(step, ports, { owned, body, files }));
  const isThere = result.kind === 'added' || result.kind === 'attached';
  return tellOutcome(step, isThere ? { key: 'comment.added', params: { key } } : refusalWords(key, result));
}

/** The comment stands there under the name of the service account, so it says itself who speaks. */
function signed(locale: string, { name }: Customer, text: string | undefined): string {
  if (text === undefined) return say(locale, 'comment.files', { name });
  return `${say(locale, 'comment.author', { name })}\n${text}`;
}

interface Adding {
  readonly owned: OwnedRequest;
  readonly body: string;
  readonly files: readonly UploadedFile[];
}

/** A refusal may be about files that have waited too long: they are left anew, once, all of them or none. */
async function addWithFiles(
  { context }: CommentStep,
  ports: CommentPorts,
  { owned, body, files }: Adding,
): Promise<CommentResult | AttachResult> {
  const result = await add(ports.serviceDesk, owned, { body, ids: files.map(idOf) });
  if (result.kind !== 'refused' || files.length === 0) return result;
  const { uploaded } = await renewFiles(context, ports, files);
  return uploaded.length === files.length ? add(ports.serviceDesk, owned, { body, ids: uploaded.map(idOf) }) : result;
}

function idOf({ temporaryFileId }: UploadedFile): string {
  return temporaryFileId;
}

function add(
  desk: CommentPorts['serviceDesk'],
  owned: OwnedRequest,
  { body, ids }: { readonly body: string; readonly ids: readonly string[] },
): Promise<CommentResult | AttachResult> {
  return ids.length === 0 ? desk.addPublicComment(owned, body) : desk.attachFiles(owned, ids, body);
}
