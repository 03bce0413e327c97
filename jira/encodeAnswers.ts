import type { FieldAnswer, FieldAnswers } from './requestForm.ts';
import { escapeWiki } from './wikiText.ts';

/** The only field that every site renders as wiki markup; other long texts may be shown as they are. */
const WIKI_FIELD = 'description';

/** A field's value as the API takes it. */
type WireAnswer =
  | string
  | number
  | readonly string[]
  | { readonly id: string }
  | readonly { readonly id: string }[]
  | { readonly accountId: string };

function encodeAnswer(fieldId: string, answer: FieldAnswer): WireAnswer {
  switch (answer.kind) {
    case 'text':
      return answer.text;
    case 'multiLine':
      return fieldId === WIKI_FIELD ? escapeWiki(answer.text) : answer.text;
    case 'number':
      return answer.number;
    case 'date':
      return answer.isoDate;
    case 'dateTime':
      return new Date(answer.atMs).toISOString().replace('Z', '+0000');
    case 'singleChoice':
      return { id: answer.choiceId };
    case 'multiChoice':
      return answer.choiceIds.map((id) => ({ id }));
    case 'cascading':
      return { id: answer.choiceId, ...(answer.childId === undefined ? {} : { child: { id: answer.childId } }) };
    case 'labels':
      return answer.labels;
    case 'user':
      return { accountId: answer.accountId };
    case 'attachment':
      return answer.temporaryFileIds;
    default:
      return answer satisfies never;
  }
}

/** `requestFieldValues` of a new request. */
export function encodeAnswers(answers: FieldAnswers): Readonly<Record<string, WireAnswer>> {
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, encodeAnswer(id, answer)]));
}
