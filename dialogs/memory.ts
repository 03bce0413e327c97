import type { Clock } from '../clock.ts';
import type { ConversationState } from 'botbuilder';
import type { Draft } from './draft.ts';
import { EMPTY_DRAFT } from './draft.ts';
import type { StateSlot } from './stateSlot.ts';
import { createStateSlot } from './stateSlot.ts';
import type { Trails } from './trail.ts';
import { createTrails } from './trail.ts';

/** What the dialogs remember of a conversation besides their own steps. */
export interface Memory {
  readonly trail: Trails;
  readonly draft: StateSlot<Draft>;
}

export function createMemory(state: ConversationState, clock: Clock): Memory {
  return { trail: createTrails(state, clock), draft: createStateSlot<Draft>(state, 'koji.draft', EMPTY_DRAFT) };
}
