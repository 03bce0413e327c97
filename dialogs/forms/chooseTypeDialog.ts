import type { DialogTurnResult } from 'botbuilder-dialogs';
import { wordsIn } from '../../locales/normalise.ts';
import type { ChooseTypeOptions, Next } from '../ids.ts';
import { DIALOGS, DONE } from '../ids.ts';
import type { Intent } from '../recognition/intents.ts';
import { readKeys } from '../interruptions/ownKeys.ts';
import type { DialogPorts } from '../ports.ts';
import type { Question } from '../question.ts';
import { recogniseCommand, requestWanted } from '../recognition/recognise.ts';
import type { Option } from '../replies.ts';
import { hidden, localeOf, option, optionWith, tell, valueIn } from '../replies.ts';
import type { Listed } from './requestTypes.ts';
import { orderNamed } from '../recognition/requestOrders.ts';
import { fittingFirst, onlyFitting, typeCalled, typeNamed, typesIn } from './requestTypes.ts';
import { withSaid } from '../trail.ts';
import { createWaterfall } from '../waterfall.ts';
import type { Step } from '../waterfall.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

const MOST_SHOWN = 10;
const LONGEST_SEARCH = 100;
/** In words; with fewer, a kind is looked for by its name. */
const FEWEST_TOLD = 3;
/** After so many words that fit no kind, the ways out are offered. */
const TRIES_BEFORE_HELP = 3;
const STUCK: Words = { key: 'question.stuck' };
const WAYS_OUT: ReadonlyMap<string, Intent> = new Map([
  ['no', { kind: 'askAnother' }],
  ['stop', { kind: 'stop' }],
  ['talkToAgent', { kind: 'human' }],
]);

type ChooseStep = Step<ChooseTypeOptions, string | Next>;

/** Lets the customer choose what kind of request it is, from a list or by words. */
export function createChooseTypeDialog(ports: Pick<DialogPorts, 'serviceDesk' | 'memory' | 'links'>) {
  const { serviceDesk } = ports;
  return createWaterfall(DIALOGS.chooseType, [
    async function show(step) {
      const { search, about, called = '', after = 0 } = step.options;
      const found = typesIn(await serviceDesk.findRequestTypes(search));
      const fits = found.length > 0 || search === undefined;
      const types = fits ? found : typesIn(await serviceDesk.findRequestTypes());
      const missed = fits ? undefined : search;
      const named =
        typeNamed(about ?? search ?? '', types) ?? typeCalled(called, types) ?? onlyFitting(search ?? '', types);
      if (named) return step.end(named.id);
      const told = about ?? missed ?? (await toldBefore(step, ports));
      if (types.length > 0)
        return step.begin(
          DIALOGS.question,
          typeQuestion(fittingFirst(types, told), {
            after,
            missed,
            isStuck: isStuck(missed, step.options),
            canGoBack: step.options.canGoBack === true,
          }),
        );
      await tell(step.context, { key: 'create.noTypes' }, ['talkToAgent', 'askAnother']);
      return step.end(DONE);
    },
    async function chosen(step) {
      const said = step.resultOf(DIALOGS.question);
      if (said.kind === 'option') return afterChoice(step, said.id);
      const text = said.kind === 'text' ? said.text : '';
      const locale = localeOf(step.context);
      const keys = await readKeys(step.context, ports, text);
      const intent =
        recogniseCommand(text, locale) ?? requestWanted(text, locale) ?? orderNamed(keys.said, locale, keys.isOwn);
      const isOther = intent && (intent.kind !== 'createRequest' || intent.about !== undefined);
      if (isOther) return step.end({ kind: 'goTo', intent });
      if (intent) return step.restart({});
      // Who tells what is the matter need not write it again in the form.
      if (wordsIn(text).length >= FEWEST_TOLD)
        await ports.memory.trail.change(step.context, (trail) => withSaid(trail, text));
      const { tries = 0, canGoBack } = step.options;
      const back = canGoBack ? { canGoBack } : {};
      return step.restart({ search: text.slice(0, LONGEST_SEARCH), tries: tries + 1, ...back });
    },
  ]);
}

/** What a request is wanted for was said before, as a rule; whoever has the wrong kind for it wants no list with that first. */
async function toldBefore({ context, options }: ChooseStep, { memory }: Pick<DialogPorts, 'memory'>): Promise<string> {
  if (options.search !== undefined || options.canGoBack) return '';
  return (await memory.trail.read(context)).unsolved.join('\n');
}

function afterChoice(step: ChooseStep, id: string): Promise<DialogTurnResult> {
  const more = valueIn(id, 'showMore');
  if (more !== undefined) return step.restart({ ...step.options, after: Number(more) });
  const { canGoBack } = step.options;
  if (id === 'noneOfThese') return step.restart({ tries: TRIES_BEFORE_HELP, ...(canGoBack ? { canGoBack } : {}) });
  if (id === 'showPrevious') return step.end('resume');
  const intent = WAYS_OUT.get(id);
  return step.end(intent ? { kind: 'goTo', intent } : id);
}

/** Whoever has found nothing in so many tries will not find it in more of them. */
function isStuck(missed: string | undefined, { search, tries = 0 }: ChooseTypeOptions): boolean {
  return tries >= TRIES_BEFORE_HELP && (missed !== undefined || search === undefined);
}

interface Shown {
  readonly after: number;
  /** What was searched for in vain. */
  readonly missed: string | undefined;
  readonly isStuck: boolean;
  readonly canGoBack: boolean;
}

function typeQuestion(types: readonly Listed[], { after, missed, isStuck, canGoBack }: Shown): Question {
  const end = after + MOST_SHOWN;
  const shown = types.slice(after, end);
  const isCut = types.length > MOST_SHOWN;
  return {
    say: [
      ...(isStuck ? [STUCK] : []),
      introduction(isCut, missed),
      ...listOf(shown, new Set(types.map(({ group }) => group)).size > 1),
    ],
    accepts: { kind: 'text' },
    options: [
      ...shown.map(toOption),
      ...(end < types.length ? [optionWith('showMore', String(end))] : []),
      ...(canGoBack ? [option('resume'), hidden(option('showPrevious'))] : []),
      // Who wants no request after all.
      hidden(option('no')),
      { id: 'noneOfThese', label: { key: 'create.noneOfThese' }, hidden: true },
      ...(isStuck ? [option('stop'), option('talkToAgent')] : []),
      // Not on buttons now, and still to be had by their names.
      ...types.filter((type) => !shown.includes(type)).map((type) => ({ ...toOption(type), hidden: true })),
    ],
  };
}

function toOption({ id, name }: Listed): Option {
  return { id, label: { text: name }, means: { kind: 'createRequest', about: name } };
}

/** With headings where the desk has more than one. */
function listOf(types: readonly Listed[], hasHeadings: boolean): readonly Words[] {
  const groups = [...new Set(types.map(({ group }) => group))];
  return groups.map((group) => {
    const lines = types.filter((type) => type.group === group).map(line);
    const heading = hasHeadings ? `${escapeMarkdown(group)}:\n\n` : '';
    return { text: `${heading}${lines.join('\n')}` };
  });
}

function line({ name, description }: Listed): string {
  const title = `- **${escapeMarkdown(name)}**`;
  return description.trim() === '' ? title : `${title}: ${escapeMarkdown(description)}`;
}

function introduction(isCut: boolean, missed: string | undefined): Words {
  if (missed !== undefined) return { key: 'create.noTypeFound', params: { search: escapeMarkdown(missed) } };
  return { key: isCut ? 'create.chooseFewer' : 'create.chooseType' };
}
