import { ActivityTypes, CardFactory, MessageFactory } from 'botbuilder';
import type { Activity } from 'botbuilder';

/** A text with what can be pressed below it. */
export interface ChoiceMessage {
  readonly text: string;
  /** In the reader's language. Pressing one says exactly this, so buttons and typing are the same to the bot. */
  readonly choices: readonly string[];
  /** Bot Framework channel id. */
  readonly channel: string;
}

/** Channels that show suggested actions as buttons which go away once the conversation goes on. */
const WITH_SUGGESTED_ACTIONS: readonly string[] = ['directline', 'webchat', 'emulator', 'telegram', 'test'];
const WITH_CARDS: readonly string[] = ['msteams', 'slack'];
/** Teams shows no more buttons than this on one hero card. */
const BUTTONS_PER_CARD = 6;

/** Shows the choices in the way the channel knows: suggested actions, cards with buttons, or a list to type from. */
export function choiceActivity({ text, choices, channel }: ChoiceMessage): Partial<Activity> {
  if (choices.length === 0) return { type: ActivityTypes.Message, text };
  if (WITH_SUGGESTED_ACTIONS.includes(channel)) return MessageFactory.suggestedActions([...choices], text);
  if (WITH_CARDS.includes(channel)) return { type: ActivityTypes.Message, text, attachments: buttonCards(choices) };
  return { type: ActivityTypes.Message, text: [text, ...choices.map((choice) => `- ${choice}`)].join('\n') };
}

function buttonCards(choices: readonly string[]): NonNullable<Activity['attachments']> {
  const cards = Math.ceil(choices.length / BUTTONS_PER_CARD);
  return Array.from({ length: cards }, (_, card) => {
    const shown = choices.slice(card * BUTTONS_PER_CARD, (card + 1) * BUTTONS_PER_CARD);
    return CardFactory.heroCard('', undefined, [...shown]);
  });
}
