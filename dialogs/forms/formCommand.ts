import type { RequestField } from '../../jira/requestForm.ts';
import type { Draft } from './draft.ts';
import { nextStep, reopened, unedited, withSkipped } from './draft.ts';
import { filesSaid } from './draftFiles.ts';
import { withRestSkipped } from './restSkipped.ts';
import { shownName } from './shownName.ts';
import type { Words } from '../words.ts';

/** What is said to the form instead of an answer: how the draft goes on, and what there is to say about it. */
export interface FormCommand {
  readonly draft?: Draft;
  readonly told?: Words;
}

/** `send`, `change something`, `done`, `remove it`, said at a field; undefined for what is an answer to it. */
export function formCommand(draft: Draft, field: RequestField, optionId: string): FormCommand | undefined {
  switch (optionId) {
    case 'sendForm':
      // What is chosen so far is sent with it.
      return draft.chosen?.length ? undefined : sent(draft, field);
    case 'editForm':
      return { told: { key: 'form.changeLater' } };
    case 'doneForm':
      return { told: { key: field.required ? 'question.empty' : 'form.noDone' } };
    case 'backForm':
      return { draft: oneBack(draft) };
    default:
      return aboutFiles(draft, optionId);
  }
}

/** All that is needed has to be there; files that were attached are. */
function sent(draft: Draft, field: RequestField): FormCommand {
  if (!field.required) return { draft: withRestSkipped(draft) };
  if (field.kind !== 'attachment' || draft.files.length === 0) return { told: stillNeeded(field) };
  const withFiles = withSkipped(draft, [field.fieldId]);
  const next = draft.form ? nextStep(withFiles, draft.form) : undefined;
  const isNeeded = next?.kind === 'ask' && next.field.required;
  return isNeeded ? { draft: withFiles, told: stillNeeded(next.field) } : { draft: withRestSkipped(withFiles) };
}

/** To what was answered last; a choice within a choice, a day without its time and a field that is changed after the review, is left. */
function oneBack(draft: Draft): Draft {
  const { parentChoice, day, ...whole } = draft;
  const last = draft.settled.at(-1);
  if (isFromReview(draft)) return unedited(draft);
  const isHalf = parentChoice !== undefined || day !== undefined;
  return isHalf || last === undefined ? whole : reopened(unedited(draft), last);
}

function isFromReview(draft: Draft): boolean {
  const { form, edited } = draft;
  return edited !== undefined && form !== undefined && nextStep(unedited(draft), form).kind === 'review';
}

export function stillNeeded(field: RequestField): Words {
  return { key: 'form.stillNeeded', params: { name: shownName(field) } };
}

function aboutFiles(draft: Draft, optionId: string): FormCommand | undefined {
  const said = filesSaid(draft, optionId);
  return said?.kind === 'removed' ? said : said && {};
}
