import { PHRASES } from '../../locales/phrases.ts';
import { LOCALES, choiceText, toLocale } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import { isChoice } from '../recognition/isChoice.ts';
import { isDenied } from './isDenied.ts';
import { isMistyped } from '../recognition/isMistyped.ts';
import { labelHaving } from './partOfLabel.ts';
import { plainVerdicts } from '../recognition/plainVerdicts.ts';
import type { Question } from '../question.ts';
import type { Option } from '../replies.ts';
import { render } from '../words.ts';

const VERDICTS = ['yes', 'no'] as const;
type Verdict = (typeof VERDICTS)[number];

/** In words; a longer text may speak of anything. */
const MOST_WORDS = 8;

/** The one choice of a list that somebody else has named which is mentioned among other words: `the blue one for me`. */
export function mentionedOption(text: string, { accepts, options = [] }: Question): Option | undefined {
  const words = wordsIn(text);
  if (accepts.kind !== 'options' || words.length > MOST_WORDS) return undefined;
  const led = options.filter((each) => yesOrNo(each) !== undefined && yesOrNo(each) === saidFirst(words));
  const begun = led.length === 0 && words.length === 1 ? begunWith(saidFirst(words), options) : undefined;
  if (begun) return begun;
  if (led.length === 1) return led[0];
  const said = ` ${words.join(' ')} `;
  const found = options.filter(({ label, hidden }) => {
    const name = 'text' in label ? wordsIn(label.text) : [];
    const isSaid =
      (/\p{L}{2}/u.test(name.join(' ')) || isOnlyNumber(name, words)) && said.includes(` ${name.join(' ')} `);
    return hidden !== true && isSaid && !isDenied(words, name);
  });
  // With “Oslo West”, “Oslo” is not mentioned.
  const longest = found.filter((each) => !found.some((other) => other !== each && isWithin(each, other)));
  return longest.length === 1 ? longest[0] : undefined;
}

function isWithin(one: Option, other: Option): boolean {
  const [short, long] = [one, other].map(({ label }) => ` ${'text' in label ? wordsIn(label.text).join(' ') : ''} `);
  return short !== undefined && short !== long && long?.includes(short) === true;
}

/** `floor 12`, among numbers; a longer text may speak of any. */
function isOnlyNumber(name: readonly string[], words: readonly string[]): boolean {
  const numbers = words.filter((word) => /\d/.test(word));
  return words.length < 4 && numbers.length === 1 && name.length === 1 && name[0] === numbers[0];
}

/** Rendered once: whole lists are compared with them. */
const VERDICT_CALLED: ReadonlyMap<string, Verdict> = new Map(
  VERDICTS.flatMap((id) => LOCALES.map((locale) => [normalise(choiceText(locale, id)), id] as const)),
);

/** The one that somebody else has named of whose name it is a part. */
export function partlyNamed(text: string, { accepts, options = [] }: Question): Option | undefined {
  const named = options.filter(({ label, hidden }) => hidden !== true && 'text' in label);
  if (accepts.kind !== 'options') return undefined;
  return named[
    labelHaving(
      text,
      named.map(({ label }) => ('text' in label ? label.text : '')),
    ) ?? -1
  ];
}

/** Whether a choice that somebody else has named is “Yes” or “No”, in any language. */
export function yesOrNo({ label }: Option): Verdict | undefined {
  return 'text' in label ? VERDICT_CALLED.get(normalise(label.text)) : undefined;
}

const NONE = new Set(Object.values(PHRASES).flatMap(({ options }) => (options['none'] ?? []).map(normalise)));

/** Whether a choice that somebody else has named is “None”, in any language. */
export function noneSaid({ label }: Option): 'none' | undefined {
  return 'text' in label && NONE.has(normalise(label.text)) ? 'none' : undefined;
}

/** The only choice that begins with the yes or no that is all that was said: `Yes, at once`. */
function begunWith(said: Verdict | undefined, options: readonly Option[]): Option | undefined {
  const begun = options.filter(({ id, label }) => {
    const [, first = ''] = ('text' in label && /^(\p{L}+)\s?[,;:.–-]/u.exec(label.text)) || [];
    return said !== undefined && yesOrNo({ id, label: { text: first } }) === said;
  });
  return begun.length === 1 ? begun[0] : undefined;
}

/** `yes, very urgent`. */
function saidFirst([first = '']: readonly string[]): Verdict | undefined {
  return VERDICTS.find((id) => LOCALES.some((locale) => plainVerdicts(locale, id).some((each) => isWord(each, first))));
}

function isWord(phrase: string, word: string): boolean {
  return word.length > 1 && wordsIn(phrase).join(' ') === word;
}

/** The button that one word was meant for, with a typo in it: `sned`. */
export function mistypedOption(text: string, options: readonly Option[], locale: string): Option | undefined {
  const [word = '', ...others] = wordsIn(text);
  // A button that is left over from another question says nothing here.
  if (others.length > 0 || isChoice(text)) return undefined;
  const found = options.filter((each) => waysOf(each, locale).some((way) => isMistyped(word, way)));
  return found.length === 1 ? found[0] : undefined;
}

/** Each in one word. */
function waysOf({ id, label }: Option, locale: string): readonly string[] {
  if ('text' in label) return [];
  const ways = [render(locale, label), ...(PHRASES[toLocale(locale)].options[id] ?? [])];
  return ways.map(wordsIn).flatMap((words) => (words.length === 1 ? words : []));
}
