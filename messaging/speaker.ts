import type { TurnContext } from 'botbuilder';
import { isKojiError, KojiError } from '../errors.ts';
import type { Conversation } from '../handoff/domain/conversation.ts';

/** Who speaks in this turn, as the server knows them; never taken from what the client can set. */
export interface Speaker {
  readonly conversation: Conversation;
}

const SPEAKER = Symbol('koji.speaker');

export function setSpeaker(context: TurnContext, speaker: Speaker): void {
  context.turnState.set(SPEAKER, speaker);
}

/** The speaker of this turn. The first middleware sets it for every activity. */
export function speakerOf(context: TurnContext): Speaker {
  const speaker: unknown = context.turnState.get(SPEAKER);
  if (speaker === undefined) throw new KojiError('contract', 'No speaker in this turn: is speakerMiddleware in use?');
  return speaker as Speaker;
}

/** False where a turn failed before the store could say who speaks. */
export function isSpeakerKnown(context: TurnContext): boolean {
  return context.turnState.get(SPEAKER) !== undefined;
}

/** The language of whoever speaks. A turn may fail before it is known who does; then the channel's word must do. */
export function localeOf(context: TurnContext): string {
  try {
    return speakerOf(context).conversation.locale;
  } catch (error) {
    if (isKojiError(error, 'contract')) return context.activity.locale ?? 'en';
    throw error;
  }
}
