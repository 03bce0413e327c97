import { isMasked, maskSecrets } from '../../handoff/index.ts';
import { isRequestKey } from '../../jira/requestKey.ts';
import { withoutCourtesies } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { LOCALES, toLocale } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import type { Phrases } from '../../locales/phrases.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { asksForVerdict } from './asksForVerdict.ts';
import { affirmedOption } from './affirmedOption.ts';
import { correctionSaid } from './correctionSaid.ts';
import { noneSaid, yesOrNo } from './nearlyOption.ts';
import { ordersSomething, plainVerdicts } from '../recognition/plainVerdicts.ts';
import { placeSaid } from './placeSaid.ts';
import type { Question } from '../question.ts';
import { ratingSaid } from '../recognition/ratingSaid.ts';
import { ratingWithReason } from '../recognition/ratingTold.ts';
import type { Option } from '../replies.ts';
import { render } from '../words.ts';

/** `3`, `#3`, `no. 3`, `3.` */
const NUMBER = /^(?:#|n[ro°º]\.?|number|nummer|num[eé]ro|n[uú]mero)?\s?(\d{1,6})[.)]?$/iu;
/** In characters; no option has more words for it, and what is polite around them. */
const LONGEST = 200;

/** The option that was named by its words, by other words for it, or by a number. */
export function chosenOption(text: string, question: Question, locale: string): Option | undefined {
  return chosenAsSaid(text, question, locale) ?? affirmedOption(text, question);
}

function chosenAsSaid(text: string, question: Question, locale: string): Option | undefined {
  const { options = [] } = question;
  const trimmed = text.trim();
  const exact = labelled(options, trimmed, locale);
  if (exact || trimmed.length > LONGEST) return exact;
  const found = named(trimmed, question, toLocale(locale)) ?? rated(trimmed, options) ?? numbered(trimmed, question);
  return found ?? correctedTo(trimmed, question, locale);
}

/** Where something may be written besides, it may begin like that. */
function correctedTo(text: string, question: Question, locale: string): Option | undefined {
  const correction = question.accepts.kind === 'options' ? correctionSaid(text) : undefined;
  return correction === undefined ? undefined : chosenAsSaid(correction, question, locale);
}

/** The option whose label this is, to the letter. “Password: change” looks like a secret, and is read as one. */
export function labelled(options: readonly Option[], text: string, locale: string): Option | undefined {
  if (!isMasked(text)) return options.find(({ label }) => render(locale, label) === text);
  const [found, ...others] = options.filter(({ label }) => maskSecrets(render(locale, label)) === text);
  return others.length === 0 ? found : undefined;
}

/** Whether a text is but a number where a list is shown that has no such place: nobody can tell which is meant. */
export function isNumberOfNone(text: string, { options = [], accepts }: Question): boolean {
  const number = NUMBER.exec(text.trim())?.[1];
  if (number === undefined || accepts.kind !== 'text' || accepts.verbatim) return false;
  return options.some(isKey) || (number.length < 3 && isListed(options[0]));
}

function named(text: string, question: Question, locale: Locale): Option | undefined {
  const { options = [] } = question;
  const languages = [locale, ...LOCALES.filter((each) => each !== locale)];
  const wanted = [normalise(text), withoutCourtesies(text).join(' ')].filter(Boolean);
  const ways = [text.replace(/\p{Emoji_Modifier}/gu, ''), ...new Set(wanted)];
  for (const way of ways) {
    const labelled = options.find((each) => shownAs(each, locale).includes(way));
    if (labelled) return labelled;
    for (const language of languages) {
      const isOwn = language === locale;
      const found = options.find((each) => (isOwn || way.length > 1) && otherWords(each, question, language).has(way));
      if (found) return found;
    }
  }
  return undefined;
}

/** A button shown before the language was switched still says what it said. */
function shownAs({ label }: Option, locale: Locale): readonly string[] {
  return ('key' in label ? LOCALES.map((each) => render(each, label)) : [render(locale, label)]).map(normalise);
}

/**
 * An id may carry a value after a colon; other words for it are those of what stands before. A list that somebody else has
 * named may have “Yes”, “No” and “None” in it, in any language.
 */
function otherWords(each: Option, question: Question, locale: Locale): ReadonlySet<string> {
  const { options = [], accepts } = question;
  const { id } = each;
  const verdict = yesOrNo(each);
  if (verdict !== undefined) return PLAIN[locale].get(verdict) ?? NONE;
  const choice = noneSaid(each) ?? id.split(':', 1)[0] ?? id;
  const isAsked = accepts.kind === 'text' && !accepts.verbatim && ['yes', 'no'].every((each) => hasId(options, each));
  if (!isAsked) return WORDS[locale].get(choice) ?? NONE;
  return (asksForVerdict(question) ? WORDS_OF_VERDICTS : WORDS_BESIDE)[locale].get(choice) ?? NONE;
}

function hasId(options: readonly Option[], wanted: string): boolean {
  return options.some(({ id }) => id === wanted);
}

const NONE: ReadonlySet<string> = new Set();
const WORDS = wordsByChoice(({ options }) => options);
/** Where yes and no may be said, and are not what is asked. */
const WORDS_BESIDE = wordsByChoice((phrases) => withVerdicts(phrases, () => true));
const WORDS_OF_VERDICTS = wordsByChoice((phrases) => withVerdicts(phrases, (way) => !ordersSomething(way)));

function withVerdicts({ options, verdicts }: Phrases, isVerdict: (yes: string) => boolean): Phrases['options'] {
  return {
    ...options,
    yes: [...(options['yes'] ?? []).filter(isVerdict), ...verdicts.yes],
    no: [...(options['no'] ?? []), ...verdicts.no],
  };
}

type WordsByChoice = Readonly<Record<Locale, ReadonlyMap<string, ReadonlySet<string>>>>;

const PLAIN: WordsByChoice = {
  en: plainIn('en'),
  fr: plainIn('fr'),
  de: plainIn('de'),
  es: plainIn('es'),
};

function plainIn(locale: Locale): ReadonlyMap<string, ReadonlySet<string>> {
  return waysByChoice({ yes: plainVerdicts(locale, 'yes'), no: plainVerdicts(locale, 'no') });
}

function wordsByChoice(choose: (phrases: Phrases) => Readonly<Record<string, readonly string[]>>): WordsByChoice {
  const inLanguage = (locale: Locale) => {
    const said = choose(PHRASES[locale]);
    // What is shown to be sent is sent by whatever confirms it.
    return waysByChoice({ ...said, send: [...(said['send'] ?? []), ...plainVerdicts(locale, 'yes')] });
  };
  return { en: inLanguage('en'), fr: inLanguage('fr'), de: inLanguage('de'), es: inLanguage('es') };
}

/** As they are written too, for some have no letters. */
function waysByChoice(said: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(said).map(([id, texts]) => {
      const ways = texts.flatMap((each) => [each, normalise(each)]).filter(Boolean);
      return [id, new Set(ways)] as const;
    }),
  );
}

function rated(text: string, options: readonly Option[]): Option | undefined {
  const rating = ratingSaid(text) ?? ratingWithReason(text)?.rating;
  return rating === undefined ? undefined : options.find(({ id }) => id === `rate:${rating}`);
}

/** The key with that number where keys are listed; else the place in the list, where a number can mean nothing else. */
function numbered(text: string, { options = [], accepts }: Question): Option | undefined {
  const isFree = accepts.kind === 'text' && accepts.verbatim === true;
  if (isFree || !canBePlace(accepts)) return undefined;
  const number = NUMBER.exec(text)?.[1];
  if (number === undefined) return placed(text, options, accepts.kind === 'text');
  // Among the values “2 years” and “1 year”, it is no place.
  const [begun, ...others] = accepts.kind === 'text' ? [] : options.filter((each) => isBegunWith(number, each));
  if (begun && others.length === 0) return begun;
  const keyed = options.filter((each) => isKey(each) && each.id.endsWith(`-${Number(number)}`));
  if (keyed.length > 0) return keyed.length === 1 ? keyed[0] : undefined;
  return listedIn(options, accepts.kind === 'text')[Number(number) - 1];
}

function isBegunWith(number: string, { label }: Option): boolean {
  return 'text' in label && wordsIn(label.text)[0] === number;
}

/** A list that somebody else has named may be counted in words. */
function placed(text: string, options: readonly Option[], hasWaysOn: boolean): Option | undefined {
  const place = isListed(options[0]) ? placeSaid(text) : undefined;
  return place === undefined
    ? undefined
    : listedIn(options, hasWaysOn)
        .filter(isListed)
        .at(place === 'last' ? -1 : place - 1);
}

function canBePlace(accepts: Question['accepts']): boolean {
  if (accepts.kind === 'field') return accepts.field.kind === 'cascading' || accepts.field.kind === 'multiChoice';
  return accepts.kind === 'options' || accepts.kind === 'text';
}

/** What a reader counts: the list itself; where something else may be written, not the ways on that follow it. */
function listedIn(options: readonly Option[], hasWaysOn: boolean): readonly Option[] {
  const isShown = options.some((each) => each.hidden !== true && isListed(each));
  const seen = options.filter((each) => each.hidden !== true || (!hasWaysOn && isShown && isListed(each)));
  const end = seen.findIndex((each) => !isListed(each));
  return hasWaysOn && end > 0 ? seen.slice(0, end) : seen;
}

function isListed(option: Option | undefined): boolean {
  return option !== undefined && 'text' in option.label;
}

function isKey({ id }: Option): boolean {
  return isRequestKey(id);
}
