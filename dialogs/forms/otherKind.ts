import type { RequestForm } from '../../jira/ports.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import type { Draft } from './draft.ts';
import { refitted } from './refitted.ts';

/** What was filled in for one kind of request, as far as the form of another one asks for it, too; and its files. */
export function ofOtherKind(before: Draft, begun: Draft, form: RequestForm): Draft {
  const answers = { ...begun.answers, ...fitting(before, form) };
  const settled = [...new Set([...begun.settled, ...Object.keys(answers)])];
  return { ...begun, answers, settled, files: before.files };
}

function fitting(before: Draft, form: RequestForm): Draft['answers'] {
  return refitted(before, form).answers;
}

/** What was filled in, and has no place there. */
export function leftBehind(before: Draft, draft: Draft): readonly Words[] {
  const isAsked = (id: string): boolean => draft.form?.fields.some(({ fieldId }) => fieldId === id) === true;
  const lost = Object.entries(before.answers).filter(([id]) => draft.answers[id] === undefined && !isAsked(id));
  const fieldOf = (id: string): string => before.form?.fields.find(({ fieldId }) => fieldId === id)?.name ?? id;
  const said = lost.map(([id, { shown }]) => `**${escapeMarkdown(fieldOf(id))}**: ${escapeMarkdown(shown)}`);
  return said.length === 0 ? [] : [{ key: 'create.leftBehind', params: { said: said.join('; ') } }];
}
