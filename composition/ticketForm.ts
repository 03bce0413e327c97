import type { Logger } from 'pino';
import type { KojiError } from '../errors.ts';
import type { Ticket } from '../handoff/ports.ts';
import type { RequestForm, ServiceDesk } from '../jira/ports.ts';
import { isDeclined, isOfNoUse } from '../requestUpdates/createLater.ts';
import { isFilled, isPlain } from './ticketAnswers.ts';

export interface TicketFormParts {
  readonly desk: Pick<ServiceDesk, 'findRequestTypes' | 'findRequestForm'>;
  readonly logger: Logger;
}

/** The form that a chat is sent by: the one its customer had begun, or one that a title and a description are enough for. */
export type FindTicketForm = (ticket: Ticket) => Promise<RequestForm | undefined>;

type Read = { readonly form: RequestForm | undefined } | { readonly error: KojiError };

/** One kind of request that cannot be read must not stand in the way of the others. */
export function createFindTicketForm({ desk, logger }: TicketFormParts): FindTicketForm {
  async function read(typeId: string): Promise<Read> {
    try {
      const found = await desk.findRequestForm(typeId);
      return { form: found.kind === 'found' && found.form.canCreateOnBehalf ? found.form : undefined };
    } catch (error) {
      // With every other error the service desk is away as a whole.
      if (!isOfNoUse(error)) throw error;
      logger.warn({ err: error, typeId }, 'a request type could not be read and was passed over');
      return { error };
    }
  }

  async function begunForm(ticket: Ticket): Promise<RequestForm | undefined> {
    const found = ticket.begun && (await read(ticket.begun.typeId));
    return found && 'form' in found && found.form && isFilled(found.form, ticket) ? found.form : undefined;
  }

  async function plainForm(): Promise<RequestForm | undefined> {
    let mayReadLater: KojiError | undefined;
    const groups = await desk.findRequestTypes();
    for (const { id } of groups.flatMap((group) => group.requestTypes)) {
      const found = await read(id);
      if ('error' in found) mayReadLater ??= isDeclined(found.error) ? undefined : found.error;
      else if (found.form && isPlain(found.form)) return found.form;
    }
    if (mayReadLater) throw mayReadLater;
    return undefined;
  }

  return async (ticket) => (await begunForm(ticket)) ?? plainForm();
}
