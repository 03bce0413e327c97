import type { Activity } from 'botbuilder';

/** One card of a reply. */
export interface ShownCard {
  readonly title: string;
  readonly subtitle: string;
  readonly text: string;
  readonly buttons: readonly { readonly type: string; readonly title: string; readonly value: string }[];
}

/** One message of the bot, as a person sees it. */
export interface Reply {
  readonly text: string;
  /** What can be pressed, whether shown as suggested actions or on cards. */
  readonly choices: readonly string[];
  readonly cards: readonly ShownCard[];
}

/** A conversation with the bot. Each call is one turn, run to its end. */
export interface Chat {
  say(text: string): Promise<readonly Reply[]>;
  send(activity: Partial<Activity>): Promise<readonly Reply[]>;
}

export type Deliver = (activity: Partial<Activity>) => Promise<readonly Partial<Activity>[]>;

export function createChat(deliver: Deliver): Chat {
  const send = async (activity: Partial<Activity>): Promise<readonly Reply[]> => (await deliver(activity)).map(toReply);
  return { send, say: (text) => send({ type: 'message', text }) };
}

/** Everything that was said in a turn, as one text. */
export function textOf(replies: readonly Reply[]): string {
  return replies
    .map(({ text, cards }) => [text, ...cards.flatMap((card) => [card.title, card.text])].join('\n'))
    .join('\n');
}

/** What can be pressed after a turn. */
export function choicesOf(replies: readonly Reply[]): readonly string[] {
  return replies.at(-1)?.choices ?? [];
}

interface CardContent {
  readonly title?: string;
  readonly subtitle?: string;
  readonly text?: string;
  readonly buttons?: ShownCard['buttons'];
}

function toReply({ text = '', suggestedActions, attachments = [] }: Partial<Activity>): Reply {
  const cards = attachments.map(({ content }) => toCard(content as CardContent | undefined));
  const pressed = cards.flatMap(({ buttons }) =>
    buttons.filter(({ type }) => type === 'imBack').map(({ value }) => value),
  );
  const suggested = (suggestedActions?.actions ?? []).map(({ value }) => String(value));
  return { text, cards, choices: [...suggested, ...pressed] };
}

function toCard({ title = '', subtitle = '', text = '', buttons = [] }: CardContent = {}): ShownCard {
  return { title, subtitle, text, buttons };
}
