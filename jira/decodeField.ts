import { z } from 'zod';
import { jiraDateSchema } from './conversationMarks.ts';
import type { CascadingChoice, Choice, RequestField, UnsupportedReason } from './requestForm.ts';

interface WireValue {
  readonly value?: string | undefined;
  readonly label?: string | undefined;
  readonly children?: readonly WireValue[] | undefined;
}

const valueSchema: z.ZodType<WireValue> = z.object({
  value: z.string().optional(),
  label: z.string().optional(),
  children: z.array(z.lazy(() => valueSchema)).optional(),
});

export const wireFieldSchema = z.object({
  fieldId: z.string().regex(/^\w+$/),
  name: z.string(),
  description: z.string().default(''),
  required: z.boolean().default(false),
  visible: z.boolean().default(true),
  validValues: z.array(valueSchema).default([]),
  defaultValues: z.array(valueSchema).default([]),
  jiraSchema: z.object({
    type: z.string(),
    items: z.string().optional(),
    system: z.string().optional(),
    custom: z.string().optional(),
  }),
});
export type WireField = z.infer<typeof wireFieldSchema>;

type FieldBase = Pick<RequestField, 'fieldId' | 'name' | 'hint' | 'required'>;
type Decoder = (base: FieldBase, field: WireField) => RequestField;

function toChoices(values: readonly WireValue[]): readonly CascadingChoice[] {
  return values.flatMap(({ value, label, children }) =>
    value === undefined ? [] : [{ id: value, label: label ?? value, children: toChoices(children ?? []).map(plain) }],
  );
}

function plain({ id, label }: Choice): Choice {
  return { id, label };
}

function unsupported(base: FieldBase, field: WireField, reason: UnsupportedReason): RequestField {
  const { type, items, custom } = field.jiraSchema;
  return {
    ...base,
    kind: 'unsupported',
    reason,
    jiraType: custom ?? (items === undefined ? type : `${type}/${items}`),
  };
}

const singleChoice: Decoder = (base, field) => {
  const choices = toChoices(field.validValues).map(plain);
  if (choices.length === 0) return unsupported(base, field, 'noChoices');
  return { ...base, kind: 'singleChoice', choices, defaultChoiceId: field.defaultValues[0]?.value };
};

const multiChoice: Decoder = (base, field) => {
  const choices = toChoices(field.validValues).map(plain);
  if (choices.length === 0) return unsupported(base, field, 'noChoices');
  const defaults = toChoices(field.defaultValues).map((choice) => choice.id);
  return { ...base, kind: 'multiChoice', choices, defaultChoiceIds: defaults };
};

const cascading: Decoder = (base, field) => {
  const choices = toChoices(field.validValues);
  if (choices.length === 0) return unsupported(base, field, 'noChoices');
  const { value: choiceId, children = [] } = field.defaultValues[0] ?? {};
  const [{ value: childId } = {}] = children;
  if (choiceId === undefined) return { ...base, kind: 'cascading', choices };
  const defaultChoice = { choiceId, ...(childId === undefined ? {} : { childId }) };
  return { ...base, kind: 'cascading', choices, defaultChoice };
};

const number: Decoder = (base, field) => {
  const text = field.defaultValues[0]?.value?.trim() ?? '';
  const isNumber = text !== '' && Number.isFinite(Number(text));
  return { ...base, kind: 'number', ...(isNumber ? { defaultNumber: Number(text) } : {}) };
};

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;

const date: Decoder = (base, field) => {
  const defaultDate = field.defaultValues[0]?.value ?? '';
  return { ...base, kind: 'date', ...(ISO_DATE.test(defaultDate) ? { defaultDate } : {}) };
};

/** With its offset, as Jira writes moments; without one it might be anybody's clock. */
const JIRA_DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;

const dateTime: Decoder = (base, field) => {
  const text = field.defaultValues[0]?.value ?? '';
  const atMs = JIRA_DATE_TIME.test(text) ? jiraDateSchema.parse(text) : NaN;
  return { ...base, kind: 'dateTime', ...(Number.isNaN(atMs) ? {} : { defaultAtMs: atMs }) };
};

const labels: Decoder = (base, field) => {
  const defaultLabels = field.defaultValues.flatMap(({ value }) => value ?? []);
  return { ...base, kind: 'labels', ...(defaultLabels.length === 0 ? {} : { defaultLabels }) };
};

function isMultiLine({ system, custom }: WireField['jiraSchema']): boolean {
  return system === 'description' || system === 'environment' || custom?.endsWith(':textarea') === true;
}

/** Some radio buttons call themselves strings; what offers values is a choice whatever it calls itself. */
const string: Decoder = (base, field) => {
  if (field.validValues.length > 0) return singleChoice(base, field);
  const kind = isMultiLine(field.jiraSchema) ? 'multiLine' : 'text';
  return { ...base, kind, defaultText: field.defaultValues[0]?.value };
};

const array: Decoder = (base, field) => {
  const { items } = field.jiraSchema;
  if (items === 'attachment') return { ...base, kind: 'attachment' };
  if (items === 'string' && field.validValues.length === 0) return labels(base, field);
  if (items === 'option') return multiChoice(base, field);
  return field.validValues.length > 0 ? multiChoice(base, field) : unsupported(base, field, 'unknownKind');
};

/** By the type that Jira names. */
const decoders = new Map<string, Decoder>(
  Object.entries({
    string,
    array,
    number,
    date,
    datetime: dateTime,
    user: (base) => ({ ...base, kind: 'user' }),
    option: singleChoice,
    priority: singleChoice,
    'option-with-child': cascading,
  }),
);

const otherType: Decoder = (base, field) =>
  field.validValues.length > 0 ? singleChoice(base, field) : unsupported(base, field, 'unknownKind');

/** A field as Jira describes it, in the product's words. */
export function decodeField(field: WireField): RequestField {
  const { fieldId, name, description, required } = field;
  const decoder = decoders.get(field.jiraSchema.type) ?? otherType;
  return decoder({ fieldId, name, hint: description, required }, field);
}
