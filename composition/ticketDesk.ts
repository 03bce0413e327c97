import type { Logger } from 'pino';
import type { FileFetcher } from '../dialogs/ports.ts';
import { isKojiError } from '../errors.ts';
import type { Ticket, TicketDesk, TicketResult } from '../handoff/ports.ts';
import type { Identity } from '../identity/index.ts';
import type { RequestForm, ServiceDesk } from '../jira/ports.ts';
import type { FieldAnswer, FieldAnswers, RequestField } from '../jira/requestForm.ts';
import { say } from '../locales/index.ts';
import type { CreateLater } from '../requestUpdates/createLater.ts';
import { isPassing } from '../requestUpdates/createLater.ts';
import { createAttachChatFiles } from './ticketFiles.ts';

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
  const attachFiles = createAttachChatFiles({ desk, files, logger });

  async function accountOf({ customer }: Ticket): Promise<string | undefined> {
    const person = customer.personId === undefined ? undefined : await identity.find(customer.personId);
    return person?.accountId;
  }

  /** The first kind of request that a title and a description are enough for. */
  async function plainForm(): Promise<RequestForm | undefined> {
    const groups = await desk.findRequestTypes();
    for (const { id } of groups.flatMap((group) => group.requestTypes)) {
      const found = await desk.findRequestForm(id);
      if (found.kind === 'found' && found.form.canCreateOnBehalf && isPlain(found.form)) return found.form;
    }
    return undefined;
  }

  /** The request is there already; what cannot be attached to it is said in the log and to the agent. */
  async function attach(key: string, ticket: Ticket): Promise<boolean> {
    const { transcript, customer } = ticket;
    const missing = await attachFiles(key, ticket);
    const content = new TextEncoder().encode(transcript.lines);
    const file = { filename: 'chat.txt', contentType: 'text/plain', content };
    const names = missing.join(', ');
    const lost = missing.length === 0 ? [] : [say(customer.locale, 'ticket.filesMissing', { names })];
    const note = [say(customer.locale, 'ticket.note'), ...lost, ...transcript.notes].join('\n');
    try {
      return (await desk.attachPrivateFile(key, file, note)).kind === 'added';
    } catch (error) {
      if (!isKojiError(error)) throw error;
      logger.warn({ err: error, key }, 'a transcript was not attached');
      return false;
    }
  }

  async function createFor(ticket: Ticket, accountId: string): Promise<TicketResult> {
    const form = await plainForm();
    if (!form) return { kind: 'noPlainType' };
    const draft = { requestTypeId: form.requestType.id, accountId, answers: answersTo(form, ticket) };
    const result = await desk.createRequestOnce({
      draft,
      conversationId: ticket.chatId,
      firstTriedAtMs: ticket.since,
    });
    if (result.kind === 'notFound') return { kind: 'noPlainType' };
    if (result.kind === 'refused') return result;
    const { kind, key, portalUrl: url } = result;
    const hasTranscript = kind === 'existed' || (await attach(key, ticket));
    return { kind, key, url, staffUrl: staffUrl(key), hasTranscript };
  }

  return {
    async create(ticket) {
      const accountId = await accountOf(ticket);
      return accountId === undefined ? { kind: 'noAccount' } : createFor(ticket, accountId);
    },
  };
}

/** Keeps what cannot be created because the service desk cannot be asked at the moment. */
export function keepingTickets(ticketDesk: TicketDesk, createLater: CreateLater): TicketDesk {
  return {
    async create(ticket) {
      const waiting = { kind: 'ticket', ticket } as const;
      try {
        const result = await ticketDesk.create(ticket);
        await createLater.settled(waiting);
        return result;
      } catch (error) {
        if (!isPassing(error)) throw error;
        await createLater.keep(waiting, error);
        return { kind: 'waits' };
      }
    },
  };
}

const isTitle = ({ fieldId }: RequestField): boolean => fieldId === 'summary';
const isDescription = ({ fieldId }: RequestField): boolean => fieldId === 'description';

function isPlain({ fields }: RequestForm): boolean {
  return fields.some(isTitle) && fields.every((field) => !field.required || isTitle(field) || isDescription(field));
}

function answersTo({ fields }: RequestForm, { transcript }: Ticket): FieldAnswers {
  const title: FieldAnswer = { kind: 'text', text: transcript.title };
  const description: FieldAnswer = { kind: 'multiLine', text: transcript.asked || transcript.title };
  const asked = fields.filter((field) => isTitle(field) || isDescription(field));
  return Object.fromEntries(asked.map((field) => [field.fieldId, isTitle(field) ? title : description]));
}
