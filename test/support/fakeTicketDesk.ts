import type { Ticket, TicketDesk, TicketResult } from '../../handoff/ports.ts';

/** Keeps what it was asked to create, and creates one request for each chat. */
export class FakeTicketDesk implements TicketDesk {
  readonly tickets: Ticket[] = [];
  /** Answered instead of a key. */
  refusal: TicketResult | undefined;

  create(ticket: Ticket): Promise<TicketResult> {
    if (this.refusal) return Promise.resolve(this.refusal);
    const known = this.tickets.findIndex(({ chatId }) => chatId === ticket.chatId);
    if (known < 0) this.tickets.push(ticket);
    const number = known < 0 ? this.tickets.length : known + 1;
    const kind = known < 0 ? 'created' : 'existed';
    return Promise.resolve({
      kind,
      key: `CERT-${number}`,
      url: `https://desk.test/CERT-${number}`,
      staffUrl: `https://desk.test/browse/CERT-${number}`,
      hasTranscript: true,
    });
  }
}
