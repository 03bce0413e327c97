import type { CollectedField } from '../../handoff/index.ts';
import type { ChoiceKey, SentenceKey } from '../../locales/index.ts';
import { LOCALES, choiceText, say } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import type { Unfinished, UnfinishedAtRequest, UnfinishedFlow } from '../ids.ts';
import type { RateOptions } from '../requestOptions.ts';
import type { RequestAction } from '../recognition/intents.ts';
import { ordersOf } from './ordersToCome.ts';
import type { Option } from '../replies.ts';
import { begunBy } from '../requests/begunBy.ts';
import { shortened } from '../requests/requestLines.ts';
import { hasWords } from './unfinished.ts';
import type { Words } from '../words.ts';

/** The button that leads back to it. */
export function backTo({ flow }: Unfinished): Option {
  return { id: 'resumeFlow', label: labelOf(flow) };
}

/** Whether a text is what that button says, in any language. */
export function saysBackTo({ flow }: Unfinished, text: string): boolean {
  const { key, params } = labelOf(flow);
  return LOCALES.some((locale) => normalise(say(locale, key, params)) === normalise(text));
}

/** Every word that the button has in some language. */
export function wordsOfBackTo({ flow }: Unfinished): ReadonlySet<string> {
  const { key, params } = labelOf(flow);
  return new Set(LOCALES.flatMap((locale) => wordsIn(say(locale, key, params))));
}

function labelOf(flow: UnfinishedFlow): Extract<Words, { readonly key: SentenceKey }> {
  if (flow.dialog === 'knowledge')
    return { key: 'unfinished.knowledge', params: { title: flow.options.articles?.[0]?.title ?? '' } };
  if (flow.dialog === 'signIn' && flow.options.intent.kind === 'findRequest')
    return { key: 'unfinished.knowledge', params: { title: shortened(flow.options.intent.said) } };
  if (flow.dialog === 'signIn') return { key: isForRequest(flow) ? 'choices.resume' : 'unfinished.signIn' };
  if (flow.dialog !== 'reply') return { key: LABELS[labelKind(flow)], params: { key: flow.options.key } };
  const { keys } = flow.options;
  return { key: 'unfinished.reply', params: { count: keys.length, key: keys[0] ?? '' } };
}

/** A sign-in that was asked for because somebody wants to make a request: that is what they come back to. */
export function isForRequest(flow: UnfinishedFlow): boolean {
  return flow.dialog === 'signIn' && flow.options.intent.kind === 'createRequest';
}

type LabelKind = Exclude<UnfinishedAtRequest['dialog'], 'reply'> | 'attach';

function labelKind(flow: Exclude<UnfinishedAtRequest, { readonly dialog: 'reply' }>): LabelKind {
  if (flow.dialog !== 'comment') return flow.dialog;
  return flow.options.asks === 'files' ? 'attach' : 'comment';
}

const LABELS = {
  showRequest: 'unfinished.showRequest',
  comment: 'unfinished.comment',
  attach: 'unfinished.attach',
  changeStatus: 'unfinished.changeStatus',
  answerApproval: 'unfinished.answerApproval',
  share: 'unfinished.share',
  rate: 'unfinished.rate',
} as const satisfies Readonly<Record<LabelKind, SentenceKey>>;

/** What is said when it is left: that nothing was sent, where that is known, and that it is kept, with what comes after it. */
export function leftWords(flow: UnfinishedAtRequest): readonly Words[] {
  const kept = keptWords(flow);
  if (flow.dialog === 'comment' && !flow.options.tried)
    return [{ key: 'comment.left', params: { key: flow.options.key } }, kept];
  if (flow.dialog === 'rate') return rateLeft(flow.options, kept);
  if (flow.dialog !== 'reply') return [kept];
  const { keys } = flow.options;
  return [{ key: 'reply.left', params: { count: keys.length, key: keys[0] ?? '' } }, kept];
}

/** Says by itself that it is kept. */
function rateLeft({ key, rating, isInDoubt }: RateOptions, kept: Words): readonly Words[] {
  if (isInDoubt || rating === undefined) return [kept];
  const left: Words = { key: 'rate.left', params: { key, rating } };
  return 'key' in kept && kept.key === 'unfinished.keptOrders' ? [left, kept] : [left];
}

function keptWords(flow: UnfinishedAtRequest): Words {
  const others = othersAfter(flow);
  if (others !== '') return { key: 'unfinished.keptOrders', params: { others } };
  return { key: hasWords(flow) && !isDecision(flow) ? 'unfinished.kept' : 'unfinished.keptFlow' };
}

/** Nothing is written for it. */
function isDecision({ dialog, options }: UnfinishedFlow): boolean {
  if (dialog === 'showRequest') return options.action !== undefined && options.argument === undefined;
  return dialog === 'changeStatus' || dialog === 'answerApproval';
}

/** Keys of what was asked for in the same line and comes after it; empty where nothing is, or a reason for the first. */
export function othersAfter(flow: UnfinishedFlow): string {
  const first = 'key' in flow.options ? flow.options.key : undefined;
  const keys = ordersOf(flow).map(({ key }) => key);
  return [...new Set(keys)].filter((key) => key !== first).join(', ');
}

/** Where an agent reads that the customer was. */
export function choiceOf(flow: UnfinishedAtRequest): ChoiceKey {
  switch (flow.dialog) {
    case 'showRequest':
      return flow.options.action === undefined ? 'myRequests' : CHOICES[flow.options.action];
    case 'comment':
      return flow.options.asks === 'files' ? 'attach' : 'comment';
    case 'reply':
      return 'comment';
    case 'answerApproval':
      return flow.options.decision;
    default:
      return flow.dialog;
  }
}

const CHOICES = {
  comment: 'comment',
  attach: 'attach',
  close: 'changeStatus',
  reopen: 'changeStatus',
  approve: 'approve',
  decline: 'decline',
  share: 'share',
  rate: 'rate',
} as const satisfies Readonly<Record<RequestAction, ChoiceKey>>;

/** What an agent reads of it besides: with which request, what was said for it, and the same of what comes after it. */
export function collectedOf(flow: UnfinishedAtRequest, locale: string): readonly CollectedField[] {
  const next = ordersOf(flow).map((order) => begunBy(order.key, order));
  return [flow, ...next].map((each) => collectedOfOne(each, locale));
}

function collectedOfOne(flow: UnfinishedAtRequest, locale: string): CollectedField {
  const keys = flow.dialog === 'reply' ? flow.options.keys.join(', ') : flow.options.key;
  const choice = choiceOf(flow);
  return { label: choiceText(locale, choice), choice, value: [keys, saidFor(flow)].filter(Boolean).join(': ') };
}

function saidFor(flow: UnfinishedAtRequest): string {
  switch (flow.dialog) {
    case 'comment':
    case 'reply':
      return [shortened(flow.options.text ?? ''), ...flow.options.files.map(({ name }) => name)]
        .filter(Boolean)
        .join(', ');
    case 'showRequest':
      return shortened(flow.options.argument ?? '');
    case 'share':
      return [flow.options.email, ...(flow.options.among ?? [])].filter(Boolean).join(', ');
    case 'rate':
      return [flow.options.rating ?? flow.options.wanted, flow.options.words].filter(Boolean).join(', ');
    default:
      return '';
  }
}
