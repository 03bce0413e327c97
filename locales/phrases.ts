import { alternatives } from './alternatives.ts';
import type { Locale } from './index.ts';
import de from './phrases/de.json' with { type: 'json' };
import en from './phrases/en.json' with { type: 'json' };
import es from './phrases/es.json' with { type: 'json' };
import fr from './phrases/fr.json' with { type: 'json' };

/** What people say, in one language. */
export interface Phrases {
  /** Words that change nothing: "please", "i want to". */
  readonly fillers: readonly string[];
  /** Words that change nothing beside a request: "ticket number OPS-1", "close it completely". */
  readonly requestFillers: readonly string[];
  /** Words of somebody who only wants to see a request: "have a look at OPS-1", "back to OPS-1". */
  readonly lookingWords: readonly string[];
  /** What people say before or after what they want: "hi", "thanks in advance". */
  readonly courtesies: readonly string[];
  /** Those of them that say more than a courtesy where they are told of a request. */
  readonly urgentWords: readonly string[];
  /** A text that ends with one of them has more to come: "yes, but"; or is for later: "ja, gleich". */
  readonly openEnds: readonly string[];
  /** What comes between whom one wants to talk to and what about. */
  readonly aboutWords: readonly string[];
  /** They ask for a human where nothing else is said; beside that, for help with it: "can somebody help me". */
  readonly helpAsked: readonly string[];
  /** With one of them begins why something is to be done: "as we have no money". */
  readonly becauseWords: readonly string[];
  /**
   * What stands between a request that is asked for and what it is about, or with that; `declined` words begin what can
   * be read in its sentence only.
   */
  readonly aboutRequest: Readonly<
    Record<'reporting' | 'parting' | 'joining' | 'starting' | 'declined', readonly string[]>
  >;
  /**
   * How a request is called by words of its title, `my VPN ticket`: the `nouns` for one, and for several (`plurals`); what stands
   * before it where there is one (`own`, `articles`), or where another one or the one at hand is meant (`other`; only that one
   * `here`, or `hereAlone` without a noun; any `indefinite`); what alone calls the `newest`, and what calls none (`nameless`).
   * `of` leads to what it is about, and there an `ending` ends it. `how` begins a question that is about no request.
   */
  readonly requestTitles: Readonly<
    Record<
      | 'nouns'
      | 'plurals'
      | 'own'
      | 'articles'
      | 'other'
      | 'here'
      | 'hereAlone'
      | 'indefinite'
      | 'newest'
      | 'nameless'
      | 'of'
      | 'ending'
      | 'how',
      readonly string[]
    >
  >;
  /**
   * What says that the request that is being made is of another kind: `alone`, or `leading` to the name of that kind, or as a
   * `mark` before or behind `i want` with that name; what has a comma in it needs one.
   */
  readonly otherKind: Readonly<Record<'alone' | 'leading' | 'marks', readonly string[]>>;
  /**
   * What says that another request is meant than the one that is asked about: `turning` the one down, or `meaning` the other;
   * and what may stand `around` that and its key: "no, on OPS-3"; right behind words `against` it, it is not meant.
   */
  readonly otherKey: Readonly<Record<'turning' | 'meaning' | 'around' | 'against', readonly string[]>>;
  /** What leads to the words of a comment: "add a comment that …". */
  readonly thatWords: readonly string[];
  /** What stands between the names of two things of which the same is said, or between two things to be done. */
  readonly joiningWords: readonly string[];
  /** What leads to something that goes with the rest: "with the comment". */
  readonly withWords: readonly string[];
  /** Each of those that were named before: "comment on both". */
  readonly allWords: readonly string[];
  /** What stands for what was named before. */
  readonly itWords: readonly string[];
  /** Words are added to a request, and people are. */
  readonly addingWords: readonly string[];
  /**
   * What says that the rest comes on top of a list, or goes from it: “add vip”, “vip entfernen”; or that nothing is to be
   * left: “clear”; or, of a form only, that it is not asked for: “skip”; or stands right before the name of what there is
   * none of: “no labels”.
   */
  readonly listChanges: {
    readonly adding: readonly string[];
    readonly removing: readonly string[];
    readonly emptying: readonly string[];
    readonly skipping: readonly string[];
    readonly none: readonly string[];
  };
  /** With one of these begins what somebody wants to know. */
  readonly questionWords: readonly string[];
  /** Who says one of these asks about something, or wants it not done. */
  readonly hinderingWords: readonly string[];
  /** With one of them begins what is said against something that is shown. */
  readonly notWords: readonly string[];
  /** What else turns something down, wherever it stands: "never", "except". */
  readonly denyingWords: readonly string[];
  /** What says that something is to be done in place of what the bot asks. */
  readonly insteadWords: readonly string[];
  /** In a few words, they say something of what is looked at, and are hardly part of it. */
  readonly lookWords: readonly string[];
  /** Words too common to tell one question from another. */
  readonly stopWords: readonly string[];
  /** What stands before the words to search for. */
  readonly searchPrefixes: readonly string[];
  /** What stands around the name of a language one asks for. */
  readonly languageWords: readonly string[];
  /** One, two, three, and so on, up to twelve; and, as they are only counted with, from there to ninety-nine. */
  readonly numbers: readonly string[];
  readonly moreNumbers: readonly string[];
  /** First, second, third, and so on; several ways of saying one with `|` between them. */
  readonly ordinals: readonly string[];
  readonly lastWords: readonly string[];
  /** What may stand around a place in a list: "the", "option". */
  readonly placeWords: readonly string[];
  /** What may stand around a number that was not counted: "about", "in total". */
  readonly amountWords: readonly string[];
  /** What may stand around the number of a rating. */
  readonly ratingWords: readonly string[];
  /** What else is said of a number that takes the place of another: "sorry", "I meant". */
  readonly correctingWords: readonly string[];
  /** With one of them ends what leads to that: "I meant". */
  readonly meantWords: readonly string[];
  /**
   * How somebody says what a field of a form shall be. Before its name: `changing` orders it, `leading` adds nothing.
   * Between that and the value: `links` say what shall be, `joining` does so behind an order, `stating` says what is.
   * `behind` the value; what only says that it is `wrong`, or which `waysToWrite` it there are; what any `date` may be
   * called.
   */
  readonly fieldChanges: Readonly<
    Record<
      'leading' | 'changing' | 'links' | 'joining' | 'stating' | 'behind' | 'wrong' | 'waysToWrite' | 'date',
      readonly string[]
    >
  >;
  /** Each alone says that one goes on with what was left; the first is what the bot tells people to say. */
  readonly goOnWords: readonly string[];
  readonly intents: Readonly<Record<PhraseIntent, readonly string[]>>;
  /** What people say about one request, without its key. */
  readonly requestActions: Readonly<Record<RequestVerb, readonly string[]>>;
  /** Other words for a button, by its id. */
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** What says yes or no to whether something has helped; said anywhere else, it is no answer. */
  readonly verdicts: Readonly<Record<'yes' | 'no', readonly string[]>>;
  /** A yes with one of these wants something done: it does not say that something has helped. */
  readonly orderWords: readonly string[];
  /** Who says so was asked how they are, and confirms nothing. */
  readonly wellWords: readonly string[];
  /** Names of changes that close a request because it is not wanted any more. */
  readonly withdrawals: readonly string[];
}

export type PhraseIntent = keyof typeof en.intents;
export type RequestVerb = keyof typeof en.requestActions;

/** In the files, choices save many lines: `(show|list) my tickets`. With `=` before it, no word of it is a filler. */
export const PHRASES: Readonly<Record<Locale, Phrases>> = {
  en: spelledOut(en),
  fr: spelledOut(fr),
  de: spelledOut(de),
  es: spelledOut(es),
};

function spelledOut(phrases: Phrases): Phrases {
  return {
    ...phrases,
    courtesies: phrases.courtesies.flatMap(alternatives),
    moreNumbers: phrases.moreNumbers.flatMap(alternatives),
    helpAsked: phrases.helpAsked.flatMap(alternatives),
    intents: eachSpelledOut(phrases.intents),
    requestActions: eachSpelledOut(phrases.requestActions),
    options: eachSpelledOut(phrases.options),
    verdicts: eachSpelledOut(phrases.verdicts),
    otherKind: eachSpelledOut(phrases.otherKind),
    wellWords: phrases.wellWords.flatMap(alternatives),
    withdrawals: phrases.withdrawals.flatMap(alternatives),
  };
}

function eachSpelledOut<K extends string>(
  table: Readonly<Record<K, readonly string[]>>,
): Readonly<Record<K, readonly string[]>> {
  const entries = Object.entries<readonly string[]>(table).map(([key, texts]) => [key, texts.flatMap(alternatives)]);
  return Object.fromEntries(entries) as Readonly<Record<K, readonly string[]>>;
}
