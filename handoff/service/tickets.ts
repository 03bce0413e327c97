import type { NoticeKey } from '../domain/content.ts';
import type { ConnectedHandoff } from '../domain/handoff.ts';
import { transcribe } from '../domain/transcript.ts';
import type { TicketResult } from '../ports.ts';
import type { HandoffDeps } from './deps.ts';
import type { Entries } from './entries.ts';

const WAITS: Partial<Record<TicketResult['kind'], NoticeKey>> = { waits: 'ticketWaits', underWay: 'ticketUnderWay' };

/** Makes a request of a chat, once however often it is asked for, and tells the customer its key, or that it waits. */
export type MakeTicket = (chat: ConnectedHandoff) => Promise<TicketResult>;

export function createMakeTicket({ journal, outbox, ticketDesk }: HandoffDeps, entries: Entries): MakeTicket {
  return async function makeTicket(chat) {
    const transcript = transcribe(chat, await journal.entries(chat.id));
    const { begun } = chat.context;
    const result = await ticketDesk.create({
      chatId: chat.id,
      customer: chat.customer,
      askedBy: chat.state.agent,
      since: chat.state.since,
      transcript,
      ...(begun === undefined ? {} : { begun }),
    });
    if (result.kind === 'created' || result.kind === 'existed') {
      const { key, url } = result;
      await outbox.post(entries.notice(chat, chat.customer, { key: 'ticketCreated', params: { key, url } }), chat);
    }
    const waits = WAITS[result.kind];
    if (waits) await outbox.post(entries.notice(chat, chat.customer, { key: waits }), chat);
    return result;
  };
}
