import type { RequestField } from '../jira/requestForm.ts';
import type { Draft } from './draft.ts';
import { filesSaid } from './draftFiles.ts';
import { withRestSkipped } from './restSkipped.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

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
      if (draft.chosen?.length) return undefined;
      return field.required ? { told: stillNeeded(field) } : { draft: withRestSkipped(draft) };
    case 'editForm':
      return { told: { key: 'form.changeLater' } };
    case 'doneForm':
      return { told: { key: field.required ? 'question.empty' : 'form.noDone' } };
    default:
      return aboutFiles(draft, optionId);
  }
}

function stillNeeded({ name }: RequestField): Words {
  return { key: 'form.stillNeeded', params: { name: escapeMarkdown(name.replace(/[\s?:]+$/, '')) } };
}

function aboutFiles(draft: Draft, optionId: string): FormCommand | undefined {
  const said = filesSaid(draft, optionId);
  return said?.kind === 'removed' ? said : said && {};
}
