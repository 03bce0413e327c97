import { createTransport } from 'nodemailer';
import { KojiError } from '../errors.ts';
import type { Mailer } from './ports.ts';

const TIMEOUT_MS = 10_000;

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string;
  /** The sender's address. */
  readonly from: string;
}

/** Sends by SMTP. Fails as a KojiError of kind `unavailable`. */
export function createMailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    send: async ({ to, subject, text }) => {
      try {
        await transport.sendMail({ from, to, subject, text });
      } catch (cause) {
        throw new KojiError('unavailable', 'The mail server did not take a mail. Check SMTP_URL.', { cause });
      }
    },
  };
}
