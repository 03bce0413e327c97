import { PHRASES } from '../../locales/phrases.ts';
import type { Draft } from './draft.ts';
import { typedRemovals } from './draftFiles.ts';
import { filesLine, line, linesOf } from './draftLines.ts';
import { changeableIn } from './fieldChange.ts';
import type { Question } from '../question.ts';
import type { Option } from '../replies.ts';
import { hidden, option } from '../replies.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

/** The request as it would be sent. */
export function reviewQuestion(draft: Draft, isAgain = false): Question {
  const lines: readonly Words[] = [
    line({ key: 'create.type' }, { text: escapeMarkdown(draft.form?.requestType.name ?? '') }),
    ...linesOf(draft),
    ...filesLine(draft),
  ];
  return {
    say: [{ key: 'create.review' }, ...lines],
    accepts: { kind: 'options', files: true },
    fields: changeableIn(draft),
    options: [
      ...(isAgain ? AGAIN : SEND),
      option('edit'),
      option('cancel'),
      hidden(option('no')),
      ...(isAgain ? [option('talkToAgent')] : []),
      ...fieldsByName(draft),
      ...typedRemovals(draft),
    ],
  };
}

/** Who writes the name of a field wants to change that one: `summary`, `change the summary`. */
function fieldsByName(draft: Draft): readonly Option[] {
  return changeableIn(draft).flatMap(({ fieldId, name }) =>
    namesOf(fieldId, name).flatMap((each) =>
      ['', ...CHANGING].map((word) => hidden({ id: `edit:${fieldId}`, label: { text: `${word} ${each}`.trim() } })),
    ),
  );
}

/** A name may be written in two languages; what Jira itself has brought is known by its id, too. */
function namesOf(fieldId: string, name: string): readonly string[] {
  return [name, ...name.split('/'), ...(/^[a-z]+$/i.test(fieldId) ? [fieldId] : [])].map((each) => each.trim());
}

const CHANGING = Object.values(PHRASES).flatMap(({ options }) =>
  (options['edit'] ?? []).filter((each) => !each.includes(' ')),
);
/** An older button; what else people say for trying again, such as “go on”, sends nothing that was not sent before. */
const SEND: readonly Option[] = [
  option('send'),
  { id: 'send:again', label: { key: 'choices.tryAgain' }, hidden: true },
];
const AGAIN = [option('tryAgain'), hidden(option('send'))];

/** What of it is to be changed. */
export function editQuestion(draft: Draft): Question {
  const fields = changeableIn(draft);
  const named: readonly Option[] = fields.map(({ fieldId, name }) => ({ id: fieldId, label: { text: name } }));
  const isListed = fields.some(({ kind }) => kind === 'attachment');
  const files: readonly Option[] = draft.files.length === 0 ? [] : [{ id: 'files', label: { key: 'create.files' } }];
  return {
    say: [{ key: 'create.chooseEdit' }],
    accepts: { kind: 'options', files: true },
    fields: changeableIn(draft),
    options: [
      ...named,
      ...(isListed ? files.map(hidden) : files),
      option('cancel'),
      ...typedRemovals(draft),
      // The buttons of the review still stand there.
      hidden(option('send')),
      hidden(option('edit')),
    ],
  };
}
