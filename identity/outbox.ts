import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { KojiError } from '../errors.ts';
import type { Mail, Mailer } from './ports.ts';

const KEPT_MAILS = 100;

const mailSchema = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Epoch milliseconds. */
  sentAt: z.number(),
});
export type OutboxMail = Mail & Readonly<z.infer<typeof mailSchema>>;

/** The demo site's mail: nothing leaves the machine. The newest 100 mails are kept. */
export interface Outbox extends Mailer {
  /** Newest first. */
  list(): readonly OutboxMail[];
}

/** Where the mails are kept, for all processes of the demo site together. */
export interface MailText {
  load(): { readonly text: string } | undefined;
  save(text: string): void;
  /** Nobody else changes the text while the work runs. */
  alone<Result>(work: () => Result): Result;
}

export function createOutbox(clock: Clock, kept: MailText = createMemory()): Outbox {
  function list(): readonly OutboxMail[] {
    return parse(kept.load()?.text ?? '[]');
  }

  return {
    list,
    send: ({ to, subject, text }) => {
      const mail = { to, subject, text, sentAt: clock.now() };
      kept.alone(() => kept.save(JSON.stringify([mail, ...list()].slice(0, KEPT_MAILS))));
      return Promise.resolve();
    },
  };
}

function parse(text: string): readonly OutboxMail[] {
  try {
    return z.array(mailSchema).parse(JSON.parse(text));
  } catch (cause) {
    const mend = 'Start with another DATA_DIR to begin with the demo data again.';
    throw new KojiError('storedRecord', `The kept mails of the demo site cannot be read. ${mend}`, { cause });
  }
}

function createMemory(): MailText {
  let kept: { readonly text: string } | undefined;
  return {
    load: () => kept,
    save: (text) => {
      kept = { text };
    },
    alone: (work) => work(),
  };
}
