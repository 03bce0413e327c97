import type { FieldAnswer, RequestField } from '../jira/requestForm.ts';
import type { DayKept, DraftAnswer } from './forms/draft.ts';
import type { FieldChange, NamedField } from './forms/fieldChange.ts';
import type { LinkCard, Option } from './replies.ts';
import type { Words } from './words.ts';

/** What counts as an answer, besides the options. */
export type Accepts =
  /**
   * With `files`, a message that brings files is an answer too; with `words`, a text of at most so many characters; with
   * `emails`, an address.
   */
  | { readonly kind: 'options'; readonly files?: true; readonly words?: number; readonly emails?: true }
  /**
   * `limit` is the most characters; with `files`, files without a word are an answer too. With `verbatim`, the words
   * themselves are the answer: who asks does not look what else they may mean. With `noButtons`, what stands on a button
   * that was shown before is no answer. With `unseen`, it goes to others at once: what names something to be done is none.
   */
  | {
      readonly kind: 'text';
      readonly files?: true;
      readonly limit?: number;
      readonly verbatim?: true;
      readonly noButtons?: true;
      readonly unseen?: true;
    }
  /** With `codes`, a code that was mailed is an answer too. */
  | { readonly kind: 'email'; readonly codes?: true }
  /** An address is an answer too. */
  | { readonly kind: 'code' }
  | { readonly kind: 'files' }
  /**
   * `timeZone` is that of dates and times, an IANA name; `before` is what the field was, where it is changed; `endId` is
   * the field for the last day where this one is for the first; `beginMs` is the moment that was said right before; `day`
   * is that of a moment of which only the time is missing.
   */
  | {
      readonly kind: 'field';
      readonly field: RequestField;
      readonly timeZone?: string;
      readonly before?: DraftAnswer;
      readonly endId?: string;
      readonly beginMs?: number;
      readonly day?: DayKept;
    };

/** One thing to ask. Kept in the dialog's state, so plain JSON. */
export interface Question {
  readonly say: readonly Words[];
  /** Said before it, and not again when the same is asked once more: it may be true no longer. */
  readonly once?: readonly Words[];
  readonly accepts: Accepts;
  readonly options?: readonly Option[];
  /** What one of these shall be may be said, too, where it is no answer to the question itself. */
  readonly fields?: readonly NamedField[];
  /** Which of them was answered last; what is said to have been meant, and is no answer here, is meant for that. */
  readonly last?: string;
  /** The same of a line of text that is a code: only another code is meant for it. */
  readonly lastCode?: string;
  readonly card?: LinkCard;
}

export type Answer =
  | { readonly kind: 'option'; readonly id: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'files' }
  | { readonly kind: 'change'; readonly change: FieldChange }
  /** What is longer than the line that is asked for; not longer than any text. */
  | { readonly kind: 'long'; readonly text: string }
  /** A day where a moment is asked for: its time is still to come. */
  | { readonly kind: 'day'; readonly day: DayKept }
  /**
   * `unit` is what was said beside a number, and is no part of it; `until` is the last day that was said with the first;
   * `missed` is what was said with choices, and is none of them.
   */
  | {
      readonly kind: 'field';
      readonly answer: FieldAnswer;
      readonly shown: string;
      readonly unit?: string;
      readonly until?: DraftAnswer;
      readonly missed?: string;
    };

export type Reading = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly problem: Words };

/** What reading an answer needs to know of the turn. */
export interface ReadingContext {
  readonly locale: string;
  /** Epoch milliseconds; `today` is a date. */
  readonly now: number;
  readonly hasFiles: boolean;
  /** The one number of six digits that was said; a word before it can hide it in the text. */
  readonly sixDigits?: string | undefined;
}
