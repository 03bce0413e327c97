import type { Choice } from '../../jira/requestForm.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { saysNo } from '../recognition/acknowledged.ts';
import { isAllWord } from '../recognition/allMeant.ts';
import { isDenied } from './isDenied.ts';
import { labelHaving } from './partOfLabel.ts';
import { similarLabel } from './similarOption.ts';

/** All of the choices that a text names, or none: one that is not there must not get lost among those that are. */
export function readChoices(text: string, choices: readonly Choice[], locale: string): readonly Choice[] | undefined {
  const found =
    allSaid(text, choices) ??
    choicesNamed(text.split(PARTS), choices) ??
    choicesNamed(text.split(PARTS_WITH_AND), choices) ??
    choicesMeant(text.split(PARTS_WITH_AND), choices, locale);
  return found && [...new Set(found)];
}

export interface PartlyRead {
  readonly found: readonly Choice[];
  /** The parts that are none of the choices, as they were written. */
  readonly missed: readonly string[];
}

/** The choices of a list in which others stand as well; undefined where there are none of either. */
export function choicesAmong(text: string, choices: readonly Choice[], locale: string): PartlyRead | undefined {
  const hasParts = choices.some(({ label }) => PARTS.test(label));
  const parts = text.split(PARTS).flatMap((part) => (meantBy(part, choices, locale) ? [part] : part.split(AND)));
  const said = parts.map((part) => part.trim()).filter(Boolean);
  if (hasParts || said.length > MOST_PARTS) return undefined;
  const found = said.flatMap((part) => meantBy(part, choices, locale) ?? []);
  const missed = said.filter((part) => !meantBy(part, choices, locale));
  const isPartly = found.length > 0 && missed.length > 0 && !missed.some((part) => turnsOneDown(part, choices));
  return isPartly ? { found: [...new Set(found)], missed } : undefined;
}

/** `no`, `no projector`: who says so of what was chosen before wants no more of it added. */
function turnsOneDown(part: string, choices: readonly Choice[]): boolean {
  const words = wordsIn(part);
  const names = choices.map(({ label }) => wordsIn(label)).filter((name) => name.every((word) => words.includes(word)));
  return saysNo(part) || names.some((name) => isDenied(words, name));
}

function meantBy(part: string, choices: readonly Choice[], locale: string): Choice | undefined {
  return choiceNamed(part, choices) ?? choicesMeant([part], choices, locale)?.[0];
}

/** `all of them`, where none is called so itself; of three, `both` says nothing. */
function allSaid(text: string, choices: readonly Choice[]): readonly Choice[] | undefined {
  if (!isAllWord(text) || choices.some(({ label }) => wordsIn(label).some(isAllWord))) return undefined;
  return choices.length === 2 || !OF_TWO.test(normalise(text)) ? choices : undefined;
}

const OF_TWO = /^both|^beid|^amb[ao]s|\bdeux$|\bdos$/u;

/** With typos, each part for itself. */
function choicesMeant(
  parts: readonly string[],
  choices: readonly Choice[],
  locale: string,
): readonly Choice[] | undefined {
  if (parts.length > MOST_PARTS) return undefined;
  const labels = choices.map(({ label }) => label);
  const meant = parts.map((part) => choices[similarLabel(part, labels, locale) ?? labelHaving(part, labels) ?? -1]);
  return meant.every((choice) => choice !== undefined) ? meant : undefined;
}

const PARTS = /[,;\n]/;
const AND = /\s(?:and|und|et|y|&)\s/i;
const PARTS_WITH_AND = /[,;\n]|\s(?:and|und|et|y|&)\s/i;
/** More than this is no list of choices. */
const MOST_PARTS = 50;

/** The longest names first, for a name may have a comma in it. */
function choicesNamed(parts: readonly string[], choices: readonly Choice[]): readonly Choice[] | undefined {
  if (parts.length > MOST_PARTS) return undefined;
  const longest = Math.max(...choices.map(({ label }) => label.split(PARTS).length));
  const found: Choice[] = [];
  for (let at = 0; at < parts.length;) {
    const ends = Array.from({ length: Math.min(longest, parts.length - at) }, (_none, less) => at + longest - less);
    const end = ends.find((each) => choiceNamed(parts.slice(at, each).join(','), choices) !== undefined);
    const choice = end && choiceNamed(parts.slice(at, end).join(','), choices);
    if (!choice || end === undefined) return undefined;
    found.push(choice);
    at = end;
  }
  return found;
}

function choiceNamed(name: string, choices: readonly Choice[]): Choice | undefined {
  const exact = choices.find(({ label }) => label === name.trim());
  return exact ?? choices.find(({ label }) => normalise(label) !== '' && normalise(label) === normalise(name));
}
