import type { CollectedField, CustomerContext } from '../../handoff/index.ts';
import type { RequestForm } from '../../jira/ports.ts';
import type { FieldAnswer, FieldAnswers, RequestField } from '../../jira/requestForm.ts';
import type { PartOfDay } from '../answers/partOfDay.ts';
import type { FileReference } from '../ports.ts';

/** An answer, and how it reads to people. */
export interface DraftAnswer {
  readonly answer: FieldAnswer;
  readonly shown: string;
}

/** Of a moment, while its time is asked for. */
export interface DayKept {
  readonly isoDate: string;
  readonly shown: string;
  readonly part?: PartOfDay;
}

export interface UploadedFile {
  readonly name: string;
  readonly temporaryFileId: string;
  /** Where it came from, for it does not wait at the service desk for ever. */
  readonly from?: FileReference;
}

/** A request on its way: what is known of it so far. */
export interface Draft {
  readonly form?: RequestForm;
  readonly answers: Readonly<Record<string, DraftAnswer>>;
  /** Fields that need not be asked (again). */
  readonly settled: readonly string[];
  /** Attached before it was known who attaches; fetched once it is. */
  readonly waitingFiles: readonly FileReference[];
  /** What was written with those, where nobody knew what they were for. */
  readonly waitingWords?: readonly string[];
  readonly files: readonly UploadedFile[];
  /** The first level that was chosen of a cascading field, while the second is asked for. */
  readonly parentChoice?: string;
  /** The field that is changed after the review, with what it was before, if anything. */
  readonly edited?: { readonly fieldId: string; readonly before?: DraftAnswer };
  /** Files wait that came beside a question: to be asked about once it is answered, or asked about just now. */
  readonly aboutFiles?: 'toAsk' | 'asked';
  /** What was chosen so far of a field that takes several, while more is asked for. */
  readonly chosen?: readonly string[];
  /** The day of a moment that was said without a time, while that is asked for. */
  readonly day?: DayKept;
  /** The first part of a text that was too long for its line, while a shorter one is asked for. */
  readonly beginning?: string;
  /** By which its dates and times are meant, where there are any; an IANA name. */
  readonly timeZone?: string;
  /** What the request belongs to; it is created once for each. */
  readonly origin?: string;
  /** The person who fills it in. */
  readonly personId?: string;
  /** Left for something else: the customer says whether to go on with it. */
  readonly isSetAside?: true;
}

export const EMPTY_DRAFT: Draft = { answers: {}, settled: [], waitingFiles: [], files: [] };

/** Jira's limit for a summary. */
export const LONGEST_SUMMARY = 255;

type AskedField = Exclude<RequestField, { readonly kind: 'unsupported' }>;
export type NextStep = { readonly kind: 'ask'; readonly field: AskedField } | { readonly kind: 'review' };

/** What to ask next: what is required first, in the form's order, then what is not. */
export function nextStep(draft: Draft, form: RequestForm): NextStep {
  const open = form.fields.filter(isAsked).filter(({ fieldId }) => !draft.settled.includes(fieldId));
  const field = open.find(({ required }) => required) ?? open[0];
  return field ? { kind: 'ask', field } : { kind: 'review' };
}

function isAsked(field: RequestField): field is AskedField {
  return field.kind !== 'unsupported';
}

/** A field that must be filled and cannot be asked for in a chat. */
export function isBeyondChat(form: RequestForm): boolean {
  return form.fields.some((field) => field.required && field.kind === 'unsupported');
}

export function withAnswer(draft: Draft, fieldId: string, answer: DraftAnswer): Draft {
  const rest = withoutHalves(draft);
  return { ...rest, answers: { ...draft.answers, [fieldId]: answer }, settled: [...draft.settled, fieldId] };
}

/** Without what belongs to a question that is half answered. */
function withoutHalves(draft: Draft): Draft {
  const { parentChoice: _parent, chosen: _chosen, day: _day, beginning: _beginning, edited: _edited, ...rest } = draft;
  return rest;
}

export function withSkipped(draft: Draft, fieldIds: readonly string[]): Draft {
  const rest = withoutHalves(draft);
  return { ...rest, settled: [...draft.settled, ...fieldIds] };
}

/** Asks for one field again; the old answer comes back where there is no new one. */
export function reopened(draft: Draft, fieldId: string): Draft {
  const { [fieldId]: before, ...answers } = draft.answers;
  const settled = draft.settled.filter((id) => id !== fieldId);
  return { ...withoutHalves(draft), answers, settled, edited: { fieldId, ...(before ? { before } : {}) } };
}

/** With the field that is being changed as it was before. */
export function unedited(draft: Draft): Draft {
  if (!draft.edited) return draft;
  const { fieldId, before } = draft.edited;
  return before ? withAnswer(draft, fieldId, before) : withSkipped(draft, [fieldId]);
}

/**
 * Fills in what the customer has said already: the summary with the first line of it, the description with all where
 * that is more; one line in both would say the same twice, and nobody would be asked what happened.
 */
export function prefilled(form: RequestForm, said: readonly string[]): Draft {
  const draft: Draft = { ...EMPTY_DRAFT, form };
  const [first] = said;
  if (first === undefined) return draft;
  const summary = textField(form, 'text', 'summary');
  const description = textField(form, 'multiLine', 'description');
  const withSummary = summary ? withText(draft, summary, first.slice(0, LONGEST_SUMMARY)) : draft;
  const isAllSaid = summary !== undefined && said.length === 1 && first.length <= LONGEST_SUMMARY;
  if (description && !isAllSaid) return withText(withSummary, description, said.join('\n'));
  const only = summary || description ? undefined : onlyText(form);
  return only ? withText(draft, only, said.join('\n').slice(0, longestOf(only))) : withSummary;
}

/** A form may have made its own field for the words; one that suggests something else is for that. */
function onlyText({ fields }: RequestForm): RequestField | undefined {
  const [only, ...others] = fields.flatMap((field) =>
    field.kind === 'text' || field.kind === 'multiLine' ? [field] : [],
  );
  const isFree = others.length === 0 && (only?.defaultText ?? '').trim() === '';
  return isFree ? only : undefined;
}

function longestOf({ kind }: RequestField): number | undefined {
  return kind === 'text' ? LONGEST_SUMMARY : undefined;
}

function textField(form: RequestForm, kind: 'text' | 'multiLine', fieldId: string): RequestField | undefined {
  return form.fields.find((field) => field.kind === kind && field.fieldId === fieldId);
}

function withText(draft: Draft, { fieldId, kind }: RequestField, text: string): Draft {
  if (kind !== 'text' && kind !== 'multiLine') return draft;
  return withAnswer(draft, fieldId, { answer: { kind, text }, shown: text });
}

/** The answers as the service desk takes them, with the files where the form has a field for them. */
export function answersOf(draft: Draft, form: RequestForm): FieldAnswers {
  const answers = Object.entries(draft.answers).map(([id, { answer }]) => [id, answer] as const);
  const field = fileField(form);
  const temporaryFileIds = draft.files.map((file) => file.temporaryFileId);
  const files =
    field && temporaryFileIds.length > 0 ? [[field.fieldId, { kind: 'attachment', temporaryFileIds }] as const] : [];
  return Object.fromEntries([...answers, ...files]);
}

export function fileField(form: RequestForm): RequestField | undefined {
  return form.fields.find(({ kind }) => kind === 'attachment');
}

/** Whether something would be lost with it. */
export function isFilledIn(draft: Draft): boolean {
  const { form, answers, files } = unedited(draft);
  return form !== undefined && (Object.keys(answers).length > 0 || files.length > 0);
}

/** A draft with answers waits for its customer to come back to it; of another one only the files are worth keeping. */
export function setAside(draft: Draft): Draft {
  return draft.form ? { ...draft, isSetAside: true } : draft;
}

export function takenUp({ isSetAside: _before, ...draft }: Draft): Draft {
  return draft;
}

/** What an agent can make a request of; nothing of a draft that the customer has left for something else. */
export function begunIn(begun: Draft): Pick<CustomerContext, 'collected' | 'begun' | 'files'> {
  const draft = unedited(begun);
  const { form } = draft;
  if (draft.isSetAside) return { collected: [] };
  const fields = (form?.fields ?? []).flatMap(({ fieldId, name: label }) => {
    const answer = draft.answers[fieldId];
    return answer ? [{ fieldId, label, value: plainValue(answer), answer: answer.answer }] : [];
  });
  const files = [...draft.waitingFiles, ...draft.files.flatMap(({ from }) => (from ? [from] : []))];
  return {
    collected: collectedIn(draft),
    ...(form ? { begun: { typeId: form.requestType.id, fields } } : {}),
    ...(files.length === 0 ? {} : { files }),
  };
}

/** What was collected, in the order of the form, as an agent reads it. */
export function collectedIn(draft: Draft): readonly CollectedField[] {
  return answeredIn(draft).map(({ label, ...answer }) => ({ label, value: plainValue(answer) }));
}

/** Without the name of a day, which is in the language of who has said it. */
function plainValue({ answer, shown }: DraftAnswer): string {
  return answer.kind === 'date' ? answer.isoDate : shown;
}

/** The answers with the names of their fields, in the order of the form. */
export function answeredIn(draft: Draft): readonly (DraftAnswer & { readonly label: string })[] {
  return (draft.form?.fields ?? []).flatMap(({ fieldId, name: label }) => {
    const answer = draft.answers[fieldId];
    return answer ? [{ label, ...answer }] : [];
  });
}
