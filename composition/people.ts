import { createIdentity, createMailer, createOutbox } from '../identity/index.ts';
import type { Identity, Outbox } from '../identity/index.ts';
import { say } from '../locales/index.ts';
import type { ServiceDesk } from '../jira/ports.ts';
import type { Base } from './base.ts';
import { createTextDocument } from '../stores/sqlite/textDocument.ts';
import { toDirectory } from './serviceDesk.ts';

/** One installation serves one tenant; its people and settings are filed under this. */
export const TENANT = 'default';

/** Identity over the stores. `mailbox` is the demo's mail, which a page shows instead of sending it. */
export function composeIdentity(
  { config, stores, database, clock, logger }: Base,
  desk: ServiceDesk,
): { identity: Identity; mailbox: Outbox | undefined } {
  const mailbox = config.mode === 'demo' ? createOutbox(clock, createTextDocument(database, 'demoMail')) : undefined;
  const mailer = config.mode === 'production' ? createMailer({ url: config.smtpUrl, from: config.mailFrom }) : mailbox;
  const identity = createIdentity({
    people: stores.people,
    links: stores.channelLinks,
    conversations: stores.conversations,
    codes: stores.signInCodes,
    tenantId: TENANT,
    admins: config.admins,
    directory: toDirectory(desk),
    mailer: mailer ?? createOutbox(clock),
    clock,
    onMailsUsedUp: () =>
      logger.warn('as many sign-in codes were mailed as this server sends in an hour; the next ones are refused'),
    onMailFailed: (error) => logger.error({ err: error }, 'a sign-in code was not mailed'),
    writeCodeMail: (code, locale) => ({
      subject: say(locale, 'mail.codeSubject'),
      text: say(locale, 'mail.codeText', { code }),
    }),
  });
  return { identity, mailbox };
}
