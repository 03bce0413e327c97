import type { TurnContext } from 'botbuilder';
import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import { readMessage } from '../../messaging/inbound.ts';
import type { Draft } from './draft.ts';
import { isText } from './fieldChange.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

/** In characters; whoever has written more knows it by its beginning. */
const LONGEST_SHOWN = 100;

/** That only the files were taken of a message that has words as well, and how those can be said. */
export function wordsBesideFiles({ activity }: TurnContext, { form, answers }: Draft): readonly Words[] {
  const { text } = readMessage(activity);
  if (text === '' || isOnlyCourtesy(text)) return [];
  const said = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  // With the name of one that is answered, they would take the place of what is there.
  const texts = (form?.fields ?? []).filter((each) => isText(each) && !answers[each.fieldId]);
  const field = texts.find(({ kind }) => kind === 'multiLine') ?? texts[0];
  const example = `${field?.name ?? ''}: ${said}`;
  return field
    ? [{ key: 'form.wordsLeft', params: { said: escapeMarkdown(said), example: escapeMarkdown(example) } }]
    : [{ key: 'form.onlyFile', params: { said: escapeMarkdown(said) } }];
}
