import { z } from 'zod';
import type { SiteField, SiteFieldKind, SiteOption, SiteRequestType } from './model.ts';

const optionSchema = z.union([
  z.strictObject({ id: z.union([z.string(), z.number().transform(String)]) }),
  z.strictObject({ value: z.string() }),
]);
const parentSchema = z.looseObject({ child: optionSchema.optional() });
type OptionReference = z.infer<typeof optionSchema>;

function findOption(options: readonly SiteOption[] | undefined, reference: OptionReference): SiteOption | undefined {
  return options?.find((each) => ('id' in reference ? each.id === reference.id : each.label === reference.value));
}

function isOption(field: SiteField, value: unknown): boolean {
  const parsed = optionSchema.safeParse(value);
  return parsed.success && findOption(field.options, parsed.data) !== undefined;
}

function isCascade(field: SiteField, value: unknown): boolean {
  const parsed = parentSchema.safeParse(value);
  if (!parsed.success) return false;
  const { child, ...first } = parsed.data;
  const reference = optionSchema.safeParse(first);
  const parent = reference.success ? findOption(field.options, reference.data) : undefined;
  return parent !== undefined && (child === undefined || findOption(parent.children, child) !== undefined);
}

function matches(schema: z.ZodType): (field: SiteField, value: unknown) => boolean {
  return (_field, value) => schema.safeParse(value).success;
}

const JIRA_DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?[+-]\d{4}$/;

const checks: Readonly<Record<SiteFieldKind, (field: SiteField, value: unknown) => boolean>> = {
  summary: matches(
    z
      .string()
      .max(255)
      .regex(/^[^\n]*\S[^\n]*$/),
  ),
  description: matches(z.string().max(32_767)),
  text: matches(
    z
      .string()
      .max(255)
      .regex(/^[^\n]*$/),
  ),
  textarea: matches(z.string().max(32_767)),
  number: matches(z.number()),
  date: matches(z.iso.date()),
  datetime: matches(z.string().regex(JIRA_DATE_TIME)),
  select: isOption,
  multiselect: (field, value) => Array.isArray(value) && value.every((each) => isOption(field, each)),
  cascading: isCascade,
  labels: matches(z.array(z.string().regex(/^\S{1,255}$/))),
  user: matches(z.strictObject({ accountId: z.string() })),
  attachment: matches(z.array(z.string())),
  priority: isOption,
  people: matches(z.array(z.strictObject({ accountId: z.string() }))),
  asset: matches(z.array(z.strictObject({ id: z.string() }))),
};

function problemOf(field: SiteField, value: unknown): string | undefined {
  const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return field.required ? `${field.name} is required.` : undefined;
  return checks[field.kind](field, value) ? undefined : `The value of the field "${field.name}" is not valid.`;
}

/** What the form of a kind presets in fields that it does not show: no customer can set them. */
export function presetValues({ fields }: SiteRequestType): Readonly<Record<string, PresetValue>> {
  const hidden = fields.filter((field) => field.visible === false);
  return Object.fromEntries(hidden.flatMap((field) => presetOf(field).map((value) => [field.fieldId, value] as const)));
}

type PresetValue = string | OptionId | OptionId[];
interface OptionId {
  readonly [key: string]: string;
  readonly id: string;
}

/** None, or one. */
function presetOf({ kind, defaultText, defaultOptionIds = [] }: SiteField): readonly PresetValue[] {
  if (defaultText !== undefined) return [defaultText];
  const chosen = defaultOptionIds.map((id) => ({ id }));
  return kind === 'multiselect' && chosen.length > 0 ? [chosen] : chosen.slice(0, 1);
}

/** The first thing that is wrong with the values of a new request, in a sentence. */
export function findFieldProblem(type: SiteRequestType, values: Readonly<Record<string, unknown>>): string | undefined {
  const settable = type.fields.filter((field) => field.visible !== false);
  const unknown = Object.keys(values).find((id) => !settable.some((field) => field.fieldId === id));
  if (unknown !== undefined)
    return `Field '${unknown}' cannot be set. It is not on the appropriate screen, or unknown.`;
  return settable.map((field) => problemOf(field, values[field.fieldId])).find((problem) => problem !== undefined);
}
