import type { Messenger, Outcome, OutgoingMessage, Sent } from '../../handoff/ports.ts';
import type { Address } from '../../handoff/domain/party.ts';

/** Keeps what was sent, by address; answers as the test decides. */
export class FakeMessenger implements Messenger {
  readonly sent: OutgoingMessage[] = [];
  readonly typed: Address[] = [];
  readonly dropsDoubles: boolean;
  decide: (message: OutgoingMessage) => Outcome | Promise<Outcome> = () => 'delivered';

  constructor(options: { dropsDoubles?: boolean } = {}) {
    this.dropsDoubles = options.dropsDoubles ?? false;
  }

  readonly updates: (OutgoingMessage & { readonly activityId: string })[] = [];

  async send(message: OutgoingMessage): Promise<Sent> {
    this.sent.push(message);
    const activityId = `activity-${this.sent.length}`;
    const outcome = await this.decide(message);
    return outcome === 'delivered' ? { outcome, activityId } : { outcome };
  }

  async update(message: OutgoingMessage, activityId: string): Promise<Outcome> {
    this.updates.push({ ...message, activityId });
    return this.decide(message);
  }

  async typing(address: Address): Promise<void> {
    this.typed.push(address);
  }

  canTellDoubles(): boolean {
    return this.dropsDoubles;
  }

  /** What one address got: lines as `author: text`, notices and summaries by their key. */
  to(address: Address): readonly string[] {
    return this.sent.filter((message) => message.address === address).map(brief);
  }
}

function brief({ content }: OutgoingMessage): string {
  switch (content.kind) {
    case 'line':
      return [`${content.author}: ${content.text}`, ...content.attachments.map(({ name }) => `[${name}]`)].join(' ');
    case 'notice':
      return content.key;
    case 'queue':
      return `place ${content.place.position}`;
    case 'summary':
      return 'summary';
    case 'requestNews':
      return [...content.news.map(({ id }) => id), ...(content.more === 0 ? [] : [`+${content.more}`])].join(' ');
    case 'offer':
      return 'offer';
    case 'offerOver':
      return `offer ${content.outcome}`;
    default:
      return content satisfies never;
  }
}
