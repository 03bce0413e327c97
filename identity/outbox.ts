import type { Clock } from '../clock.ts';
import type { Mail, Mailer } from './ports.ts';

const KEPT_MAILS = 100;

export interface OutboxMail extends Mail {
  /** Epoch milliseconds. */
  readonly sentAt: number;
}

/** The demo site's mail: nothing leaves the machine. The newest 100 mails are kept in memory, until the server ends. */
export interface Outbox extends Mailer {
  /** Newest first. */
  list(): readonly OutboxMail[];
}

export function createOutbox(clock: Clock): Outbox {
  let mails: readonly OutboxMail[] = [];

  return {
    send: (mail) => {
      mails = [{ ...mail, sentAt: clock.now() }, ...mails].slice(0, KEPT_MAILS);
      return Promise.resolve();
    },
    list: () => mails,
  };
}
