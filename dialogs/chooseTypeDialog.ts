import type { RequestType, RequestTypeGroup } from '../jira/ports.ts';
import { DIALOGS, DONE } from './ids.ts';
import type { DialogPorts } from './ports.ts';
import type { Question } from './question.ts';
import { recogniseCommand } from './recognise.ts';
import { localeOf, tell } from './replies.ts';
import { createWaterfall } from './waterfall.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

const MOST_SHOWN = 10;
const LONGEST_SEARCH = 100;

/** Lets the customer choose what kind of request it is, from a list or by words. */
export function createChooseTypeDialog({ serviceDesk }: Pick<DialogPorts, 'serviceDesk'>) {
  return createWaterfall(DIALOGS.chooseType, [
    async function show(step) {
      const { search } = step.options;
      const found = typesIn(await serviceDesk.findRequestTypes(search));
      const fits = found.length > 0 || search === undefined;
      const types = fits ? found : typesIn(await serviceDesk.findRequestTypes());
      if (types.length > 0) return step.begin(DIALOGS.question, typeQuestion(types, fits ? undefined : search));
      await tell(step.context, { key: 'create.noTypes' }, ['talkToAgent', 'askAnother']);
      return step.end(DONE);
    },
    async function chosen(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind === 'option') return step.end(said.id);
      const text = said.kind === 'text' ? said.text : '';
      const intent = recogniseCommand(text, localeOf(step.context));
      if (intent && intent.kind !== 'createRequest') return step.end({ kind: 'goTo', intent });
      return step.restart(intent ? {} : { search: text.slice(0, LONGEST_SEARCH) });
    },
  ]);
}

/** A type may stand under several headings, and is shown once. */
function typesIn(groups: readonly RequestTypeGroup[]): readonly RequestType[] {
  return [...new Map(groups.flatMap(({ requestTypes }) => requestTypes).map((type) => [type.id, type])).values()];
}

function typeQuestion(types: readonly RequestType[], missed: string | undefined): Question {
  const shown = types.slice(0, MOST_SHOWN);
  const list = shown.map(({ name, description }) =>
    description === ''
      ? `- **${escapeMarkdown(name)}**`
      : `- **${escapeMarkdown(name)}**: ${escapeMarkdown(description)}`,
  );
  return {
    say: [introduction(types.length > MOST_SHOWN, missed), { text: list.join('\n') }],
    accepts: { kind: 'text' },
    options: types.map(({ id, name }, index) => ({
      id,
      label: { text: name },
      ...(index < MOST_SHOWN ? {} : { hidden: true }),
    })),
  };
}

function introduction(isCut: boolean, missed: string | undefined): Words {
  if (missed !== undefined) return { key: 'create.noTypeFound', params: { search: escapeMarkdown(missed) } };
  return { key: isCut ? 'create.chooseFewer' : 'create.chooseType' };
}
