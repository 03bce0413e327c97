import { asksSomething } from '../dialogs/recognition/asksSomething.ts';
import { LONGEST_SUMMARY } from '../dialogs/forms/draft.ts';
import { isFitting } from '../dialogs/forms/refitted.ts';
import type { Ticket } from '../handoff/ports.ts';
import type { RequestForm } from '../jira/ports.ts';
import type { FieldAnswer, FieldAnswers, RequestField } from '../jira/requestForm.ts';
import { fieldAnswerSchema } from '../stores/records/fieldAnswer.ts';

const isTitle = ({ fieldId }: RequestField): boolean => fieldId === 'summary';
const isDescription = ({ fieldId }: RequestField): boolean => fieldId === 'description';

/** Whether a title and a description are enough for it. */
export function isPlain({ fields }: RequestForm): boolean {
  return fields.some(isTitle) && fields.every((field) => !field.required || isTitle(field) || isDescription(field));
}

/** Whether what the chat and the begun request have to say is enough for it. */
export function isFilled(form: RequestForm, ticket: Ticket): boolean {
  const answers = answersTo(form, ticket);
  return form.fields.every(({ required, fieldId }) => !required || fieldId in answers);
}

/** What was filled in before the chat, and the words of the chat where that leaves the title or the description open. */
export function answersTo({ fields, requestType }: RequestForm, ticket: Ticket): FieldAnswers {
  const isBegun = ticket.begun?.typeId === requestType.id;
  const said = isBegun ? begunAnswers(fields, ticket) : {};
  const words = { ...titleFor(fields, ticket), ...descriptionFor(fields, ticket, { isBegun, said }) };
  return { ...words, ...said };
}

function begunAnswers(fields: readonly RequestField[], { begun }: Ticket): FieldAnswers {
  const answers = (begun?.fields ?? []).flatMap(({ fieldId, answer }) => {
    const parsed = fieldAnswerSchema.safeParse(answer);
    const field = fields.find((each) => each.fieldId === fieldId);
    return parsed.success && isFitting(field, parsed.data) ? [[fieldId, parsed.data] as const] : [];
  });
  return Object.fromEntries(answers);
}

function titleFor(fields: readonly RequestField[], ticket: Ticket): FieldAnswers {
  const field = fields.find(isTitle);
  const begun = ticket.begun?.fields.find(({ fieldId }) => fieldId === field?.fieldId);
  const text =
    begun?.value ?? linesOf(ticket).find(asksSomething)?.slice(0, LONGEST_SUMMARY) ?? ticket.transcript.title;
  return field ? { [field.fieldId]: { kind: 'text', text } } : {};
}

/** A request of the kind that was begun may do without; one of another kind says here what was filled in for that. */
function descriptionFor(
  fields: readonly RequestField[],
  ticket: Ticket,
  { isBegun, said }: { readonly isBegun: boolean; readonly said: FieldAnswers },
): FieldAnswers {
  const field = fields.find(isDescription);
  if (!field || field.fieldId in said) return {};
  const filled = (ticket.begun?.fields ?? []).map(({ label, value }) => `${label}: ${value}`);
  const asked = linesOf(ticket).filter(asksSomething);
  const lines = isBegun ? asked : [...asked, ...filled];
  const { asked: everything, title } = ticket.transcript;
  const text = lines.join('\n') || (isBegun ? title : everything || title);
  const answer: FieldAnswer = { kind: 'multiLine', text };
  return isBegun && lines.length === 0 && !field.required ? {} : { [field.fieldId]: answer };
}

function linesOf({ transcript }: Ticket): readonly string[] {
  return transcript.asked.split('\n').filter((line) => line !== '');
}
