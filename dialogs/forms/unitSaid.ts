import type { RequestField } from '../../jira/requestForm.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { withEnd } from './endSaid.ts';
import type { Draft } from './draft.ts';
import { withAnswer } from './draft.ts';
import type { Answer } from '../question.ts';
import { isCurrencyCalled, symbolOf } from '../answers/readNumber.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

interface WithUnit {
  readonly draft: Draft;
  readonly told: readonly Words[];
}

/** The draft with what was said beside the answer to a field, and is for another one. */
export function withBesides(draft: Draft, field: RequestField, answer: Answer): WithUnit {
  const unit = withUnit(draft, field, answer);
  const end = withEnd(unit.draft, field, answer);
  return { draft: end.draft, told: [...unit.told, ...end.told] };
}

/**
 * The draft with what was said beside a number, `45 EUR`, where one other field has that among its choices. Otherwise it
 * is said that the number alone was taken, unless the field is called so.
 */
function withUnit(draft: Draft, field: RequestField, answer: Answer): WithUnit {
  const unit = answer.kind === 'field' ? answer.unit : undefined;
  if (answer.kind !== 'field' || unit === undefined || isInName(field, unit)) return { draft, told: [] };
  const [only, ...others] = (draft.form?.fields ?? []).flatMap((each) => choiceOf(each, unit));
  if (!only || others.length > 0) return { draft, told: [onlyNumber(field, answer.shown, unit)] };
  const { fieldId, name, choice } = only;
  if (draft.answers[fieldId]?.shown === choice.label) return { draft, told: [] };
  const params = { name: escapeMarkdown(name), chosen: escapeMarkdown(choice.label) };
  const chosen = { answer: { kind: 'singleChoice', choiceId: choice.id }, shown: choice.label } as const;
  return { draft: withAnswer(draft, fieldId, chosen), told: [{ key: 'form.chosen', params }] };
}

function onlyNumber({ name }: RequestField, number: string, unit: string): Words {
  const params = { name: escapeMarkdown(name), number: escapeMarkdown(number), unit: escapeMarkdown(unit) };
  return { key: 'form.onlyNumber', params };
}

function isInName({ name }: RequestField, unit: string): boolean {
  const words = wordsIn(name);
  return [unit, symbolOf(unit)].some((each) =>
    /\p{L}/u.test(each) ? words.includes(normalise(each)) : name.includes(each),
  );
}

function choiceOf(field: RequestField, unit: string) {
  if (field.kind !== 'singleChoice') return [];
  const isUnit = (label: string): boolean =>
    normalise(label) === normalise(unit) ? normalise(unit) !== '' || label === unit : symbolOf(label) === unit;
  const exact = field.choices.filter(({ label }) => isUnit(label));
  const called = () => field.choices.filter(({ label }) => isCurrencyCalled(label, unit));
  const [choice, ...others] = exact.length > 0 ? exact : called();
  return choice && others.length === 0 ? [{ fieldId: field.fieldId, name: field.name, choice }] : [];
}
