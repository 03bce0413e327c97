import type { Logger } from 'pino';
import type { FileFetcher } from '../dialogs/ports.ts';
import { isKojiError } from '../errors.ts';
import type { Ticket, TicketDesk, TicketResult } from '../handoff/ports.ts';
import type { Identity } from '../identity/index.ts';
import type { ServiceDesk } from '../jira/ports.ts';
import { say } from '../locales/index.ts';
import type { CreateLater } from '../requestUpdates/createLater.ts';
import { isPassing } from '../requestUpdates/createLater.ts';
import { answersTo } from './ticketAnswers.ts';
import type { PresentFiles } from './ticketFiles.ts';
import { createAttachChatFiles, presentFiles } from './ticketFiles.ts';
import { createFindTicketForm } from './ticketForm.ts';

/** A name that people do not give to files of their own: where it is, the transcript is. */
const TRANSCRIPT = 'koji-chat.txt';

export interface TicketDeskParts {
  readonly identity: Identity;
  readonly desk: ServiceDesk;
  readonly files: FileFetcher;
  readonly logger: Logger;
  /** Where staff opens a request. */
  readonly staffUrl: (key: string) => string;
}

/** Requests out of chats, by the service desk; on behalf of the customer, who must be known there. */
export function createTicketDesk({ identity, desk, files, staffUrl, logger }: TicketDeskParts): TicketDesk {
  const findForm = createFindTicketForm({ desk, logger });
  const attachFiles = createAttachChatFiles({ desk, files, logger });

  async function accountOf({ customer }: Ticket): Promise<string | undefined> {
    const person = customer.personId === undefined ? undefined : await identity.find(customer.personId);
    return person?.accountId;
  }

  /** What an earlier try has attached before its server died. */
  async function attachedBefore(key: string, kind: 'created' | 'existed'): Promise<PresentFiles> {
    try {
      const found = await desk.listFileNames(key);
      return presentFiles(found.kind === 'found' ? found.names : []);
    } catch (error) {
      // Nothing is likelier of a new request than that nothing is attached.
      if (kind === 'created' && isKojiError(error)) return presentFiles([]);
      throw error;
    }
  }

  /**
   * The request is there already; what cannot be attached to it is said in the log and to the agent. The transcript comes
   * last, so where it is, everything is that can be.
   */
  async function attach(key: string, ticket: Ticket, present: PresentFiles): Promise<boolean> {
    const { transcript, customer } = ticket;
    if (present.take(TRANSCRIPT)) return true;
    const missing = await attachFiles(key, ticket, present);
    const content = new TextEncoder().encode(transcript.lines);
    const file = { filename: TRANSCRIPT, contentType: 'text/plain', content };
    const names = missing.join(', ');
    const lost = missing.length === 0 ? [] : [say(customer.locale, 'ticket.filesMissing', { names })];
    const text = [say(customer.locale, 'ticket.note'), ...lost, ...transcript.notes].join('\n');
    try {
      return (await desk.addPrivateNote(key, { text, file })).kind === 'added';
    } catch (error) {
      if (!isKojiError(error)) throw error;
      logger.warn({ err: error, key }, 'a transcript was not attached');
      return false;
    }
  }

  async function createFor(ticket: Ticket, accountId: string): Promise<TicketResult> {
    const form = await findForm(ticket);
    if (!form) return { kind: 'noPlainType' };
    const draft = { requestTypeId: form.requestType.id, accountId, answers: answersTo(form, ticket) };
    const result = await desk.createRequest({
      draft,
      conversationId: ticket.chatId,
      firstTriedAtMs: ticket.since,
    });
    if (result.kind === 'notFound') return { kind: 'noPlainType' };
    if (result.kind === 'refused') return result;
    const { kind, key, portalUrl: url } = result;
    const hasTranscript = await attach(key, ticket, await attachedBefore(key, kind));
    return { kind, key, url, staffUrl: staffUrl(key), hasTranscript };
  }

  return {
    async create(ticket) {
      const accountId = await accountOf(ticket);
      return accountId === undefined ? { kind: 'noAccount' } : createFor(ticket, accountId);
    },
  };
}

/** Keeps what cannot be created because the service desk cannot be asked at the moment, or was not finished. */
export function keepingTickets(ticketDesk: TicketDesk, createLater: CreateLater): TicketDesk {
  return {
    async create(ticket) {
      const waiting = { kind: 'ticket', ticket } as const;
      // Should this server die in the middle, another one goes on with it.
      await createLater.begin(waiting);
      try {
        const result = await ticketDesk.create(ticket);
        await createLater.settled(waiting);
        return result;
      } catch (error) {
        if (!isPassing(error)) {
          await createLater.settled(waiting);
          throw error;
        }
        await createLater.keep(waiting, error);
        return { kind: isKojiError(error, 'underWay') ? 'underWay' : 'waits' };
      }
    },
  };
}
