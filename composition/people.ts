import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createIdentity, createMailer, createOutbox } from '../identity/index.ts';
import type { Identity, Outbox } from '../identity/index.ts';
import type { AccountDirectory } from '../identity/ports.ts';
import { say } from '../locales/index.ts';
import type { Stores } from '../stores/stores.ts';

/** One installation serves one tenant; its people and settings are filed under this. */
export const TENANT = 'default';

export interface PeopleParts {
  readonly config: Config;
  readonly stores: Stores;
  readonly directory: AccountDirectory;
  readonly clock: Clock;
}

/** Identity over the stores. `outbox` is the demo's mail, which a page shows instead of sending it. */
export function composeIdentity(parts: PeopleParts): { identity: Identity; outbox: Outbox | undefined } {
  const { config, stores, directory, clock } = parts;
  const outbox = config.mode === 'demo' ? createOutbox(clock) : undefined;
  const mailer = config.mode === 'production' ? createMailer({ url: config.smtpUrl, from: config.mailFrom }) : outbox;
  const identity = createIdentity({
    people: stores.people,
    links: stores.channelLinks,
    conversations: stores.conversations,
    codes: stores.signInCodes,
    tenantId: TENANT,
    admins: config.admins,
    directory,
    mailer: mailer ?? createOutbox(clock),
    clock,
    writeCodeMail: (code, locale) => ({
      subject: say(locale, 'mail.codeSubject'),
      text: say(locale, 'mail.codeText', { code }),
    }),
  });
  return { identity, outbox };
}
