import type { Clock } from '../clock.ts';
import type { ConversationState } from 'botbuilder';
import type { Draft } from './forms/draft.ts';
import { EMPTY_DRAFT } from './forms/draft.ts';
import type { Unfinished } from './ids.ts';
import type { Intent } from './recognition/intents.ts';
import type { ToldAction } from './recognition/recogniseRequest.ts';
import type { StateSlot } from './stateSlot.ts';
import { createStateSlot } from './stateSlot.ts';
import type { Trails } from './trail.ts';
import { createTrails } from './trail.ts';

/** A request that was left half made for something else. */
export interface Aside {
  /** Epoch milliseconds; 0 where none is left. */
  readonly at: number;
  /** What it was left for, as it was typed where a text was asked for; written there once more, it is the answer. */
  readonly said?: string;
}

/** The request that was looked at last. */
export interface LastRequest {
  /** Empty where none was. */
  readonly key: string;
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What was to be done with it; absent where it was only looked at. */
  readonly order?: ToldAction;
}

/** What was left in the middle, and when, in epoch milliseconds. */
export interface KeptFlow {
  readonly at: number;
  readonly unfinished: Unfinished;
}

export interface Kept {
  /** The newest first. */
  readonly flows: readonly KeptFlow[];
  /** A chat is over, and nothing was answered since. */
  readonly isAfterChat?: true;
}

/** A button that somebody else has named, such as a change of status, and what pressing it asks for. */
export interface ShownButton {
  readonly title: string;
  readonly means: Intent;
}

/** Buttons that were shown to a person. */
export interface Shown {
  readonly personId?: string;
  /** The newest first. */
  readonly buttons: readonly ShownButton[];
}

/** Whose half-made requests were thrown away because somebody else began one; by their ids. */
export interface Discarded {
  readonly personIds: readonly string[];
}

/** What the dialogs remember of a conversation besides their own steps. */
export interface Memory {
  readonly trail: Trails;
  readonly draft: StateSlot<Draft>;
  /** When something was begun or gone on with last, in epoch milliseconds. */
  readonly begun: StateSlot<{ readonly at: number }>;
  readonly aside: StateSlot<Aside>;
  readonly kept: StateSlot<Kept>;
  readonly lastRequest: StateSlot<LastRequest>;
  readonly shown: StateSlot<Shown>;
  readonly discarded: StateSlot<Discarded>;
  /** Whether something came between a question and its answer in the turn before, and it was asked once more. */
  readonly askedAgain: StateSlot<{ readonly isNow: boolean }>;
}

export function createMemory(state: ConversationState, clock: Clock): Memory {
  return {
    trail: createTrails(state, clock),
    draft: createStateSlot<Draft>(state, 'koji.draft', EMPTY_DRAFT),
    begun: createStateSlot<{ readonly at: number }>(state, 'koji.begun', { at: 0 }),
    aside: createStateSlot<Aside>(state, 'koji.aside', { at: 0 }),
    kept: createStateSlot<Kept>(state, 'koji.kept', { flows: [] }),
    lastRequest: createStateSlot<LastRequest>(state, 'koji.lastRequest', { key: '', accountId: '', at: 0 }),
    shown: createStateSlot<Shown>(state, 'koji.shown', { buttons: [] }),
    discarded: createStateSlot<Discarded>(state, 'koji.discarded', { personIds: [] }),
    askedAgain: createStateSlot<{ readonly isNow: boolean }>(state, 'koji.askedAgain', { isNow: false }),
  };
}
