import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { isKojiError } from '../errors.ts';
import type { Conversation } from '../handoff/domain/conversation.ts';
import { isLive } from '../handoff/domain/handoff.ts';
import { shownOf } from '../handoff/domain/requestNews.ts';
import type { ConversationStore, HandoffStore, Messenger } from '../handoff/ports.ts';
import type { NewsBoxes } from './newsBoxes.ts';
import type { NewsBox } from './ports.ts';

/** Whoever has spoken to the bot within this time is taken to be there. */
const THERE_MS = 30 * 60_000;
/** Channels whose conversation a person keeps for good and is called back to: they are always there. */
const KEPT_CHANNELS: readonly string[] = ['msteams'];
/** How soon somebody in a live chat is looked at again; a notice in the middle would be taken for the agent's. */
const BUSY_MS = 10_000;

/** Tells a person what waits for them, if they are there and not in a live chat. */
export type TellNews = (box: NewsBox) => Promise<void>;

export interface TellNewsDeps {
  readonly boxes: NewsBoxes;
  readonly conversations: Pick<ConversationStore, 'load'>;
  readonly handoffs: Pick<HandoffStore, 'load'>;
  readonly messenger: Pick<Messenger, 'send'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function createTellNews({ boxes, conversations, handoffs, messenger, clock, logger }: TellNewsDeps): TellNews {
  async function placeOf({ id, here }: NewsBox): Promise<Conversation | 'away' | 'busy'> {
    const found = here && (await conversations.load(here.conversationId));
    // Signed out meanwhile: whoever holds the window now is somebody else.
    if (!found || found.value.personId !== id) return 'away';
    const { channel, handoff: key } = found.value;
    const handoff = key && (await handoffs.load(key));
    if (handoff && isLive(handoff.value)) return 'busy';
    const isThere = KEPT_CHANNELS.includes(channel) || clock.now() - here.at <= THERE_MS;
    return isThere ? found.value : 'away';
  }

  /** A damaged record must not stand in the way of the others: this person is told when they come back. */
  async function readablePlaceOf(box: NewsBox): Promise<Conversation | 'away' | 'busy'> {
    try {
      return await placeOf(box);
    } catch (error) {
      if (!isKojiError(error, 'storedRecord')) throw error;
      const conversation = box.here?.conversationId;
      logger.error({ err: error, conversation }, 'a stored record cannot be read and was passed over');
      return 'away';
    }
  }

  async function send(personId: string, { id: conversationId, address, locale }: Conversation): Promise<void> {
    const waiting = await boxes.claim(personId);
    const [newest] = shownOf(waiting).news;
    if (!newest) return;
    const id = `news:${newest.id}:${String(waiting.length)}`;
    const content = { kind: 'requestNews', ...shownOf(waiting) } as const;
    const { outcome } = await messenger.send({ id, address, locale, content });
    // What may not have arrived is told again when they come back: hearing it twice harms nobody.
    return outcome === 'delivered' ? boxes.settle(personId, waiting, { conversationId }) : boxes.putOff(personId);
  }

  return async function tellNews(box) {
    const place = await readablePlaceOf(box);
    if (place === 'away') return boxes.putOff(box.id);
    if (place === 'busy') return boxes.lookAgain(box.id, BUSY_MS);
    return send(box.id, place);
  };
}
