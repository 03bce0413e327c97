import type { ApprovalDecision, Feedback, RequestTransition } from '../jira/ports.ts';
import type { UploadedFile } from './forms/draft.ts';
import type { RequestAction } from './recognition/intents.ts';
import type { FileReference } from './ports.ts';
import type { Problem } from './requests/tryAgain.ts';
import type { Words } from './words.ts';

// What the dialogs begin with that do something with a request.

export interface CommentOptions {
  readonly key: string;
  /** What is asked for first. */
  readonly asks: 'text' | 'files';
  readonly text?: string;
  /** What was said at the last look, and may be no part of it. */
  readonly doubtful?: string;
  /** What comes after it with the same request. */
  readonly afterwardsAction?: RequestAction;
  /** Other words are asked for; without them, those before stay. */
  readonly isRewritten?: true;
  readonly files: readonly UploadedFile[];
  /** The message of this turn brings the files. */
  readonly isAnswered?: true;
  /** It was shown to the customer, who wants it there. */
  readonly isConfirmed?: true;
  /** Why it is not there yet, after a try. */
  readonly problem?: Words;
  /** Ids of the comments that were there when it was shown. */
  readonly seen?: readonly string[];
  /** A try that got no answer, whatever was added or written anew since. */
  readonly tried?: TriedComment;
  /** What was tried before is there; this is more. */
  readonly isMore?: true;
}

/** A comment of which nobody knows whether it has arrived, as it was sent. */
export interface TriedComment {
  /** Without who speaks; absent where it was files alone. */
  readonly text?: string;
  /** As it stands on the request. */
  readonly body: string;
  /** Of its files. */
  readonly names: readonly string[];
  /** Ids of the comments that were there before; absent where the service desk did not say. */
  readonly seen?: readonly string[];
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface ReplyOptions {
  /** The requests that it may be meant for, the likeliest first. */
  readonly keys: readonly string[];
  /** What was typed, masked; empty where only files came. */
  readonly text: string;
  readonly files: readonly FileReference[];
  /** Who was told of the comment, and may be signed out on another page since. */
  readonly personId?: string;
}

export interface ChangeStatusOptions {
  readonly key: string;
  /** The id of a transition, or what it should come to. */
  readonly wanted: { readonly id: string } | 'close' | 'reopen';
  /** What the transition was to come to, where that was asked for. */
  readonly goal?: 'close' | 'reopen';
  /** What the customer was asked about. */
  readonly seen?: SeenStatus;
  /** Why it is not made yet, after a try. */
  readonly problem?: Problem;
  /** Its name was said elsewhere, where it may have been meant as a text: said once more, it confirms nothing. */
  readonly isPast?: true;
}

/** How a request was when its customer was asked whether to change it: a change that is made after that shows. */
export interface SeenStatus {
  readonly status: string;
  /** Epoch milliseconds. */
  readonly changedAtMs: number;
  /** What could be made of it. */
  readonly transitions: readonly RequestTransition[];
}

export interface AnswerApprovalOptions {
  readonly key: string;
  readonly decision: ApprovalDecision;
  /** Why it is not given yet, after a try of this one. */
  readonly tried?: { readonly approvalId: string; readonly problem: Problem };
}

export interface ShareOptions {
  readonly key: string;
  readonly email?: string;
  /**
   * Addresses that were named at once: a request is shared with one person after the other. Where there is an `email`, they
   * come after it.
   */
  readonly among?: readonly string[];
  /** Others were named with them, and come no more. */
  readonly isLast?: true;
  /** A try got no answer: the person was not there when it was looked, or nobody could say. */
  readonly doubt?: 'unseen' | 'unknown';
  /** The service desk has just not taken it. */
  readonly isAgain?: true;
}

export interface RateOptions {
  readonly key: string;
  readonly rating?: Feedback['rating'];
  /** Said before it is known whether the request can be rated. */
  readonly wanted?: Feedback['rating'];
  /** What was said with a rating that is not at the service desk: it has just not taken it. */
  readonly words?: string;
  /** It was not even tried yet. */
  readonly isUntried?: true;
  /** The number has just taken the place of another. */
  readonly isChanged?: true;
  /** The words may be a question to the bot. */
  readonly isQuestion?: true;
  /** The number stands before them, and may be a part of them: `5 printers are broken`. */
  readonly isLoose?: true;
  /** Why it was not taken. */
  readonly problem?: Words;
  /** A try got no answer: it may be at the service desk. */
  readonly isInDoubt?: true;
}
