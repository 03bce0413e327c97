import { randomInt } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { isAway, isKojiError } from '../errors.ts';
import type { KojiError } from '../errors.ts';
import type { Versioned } from '../handoff/ports.ts';
import { hashCode, isCodeOf } from './codeHash.ts';
import { parseEmail } from './email.ts';
import { createMailLimit } from './mailLimit.ts';
import type { AccountDirectory, DeskAccount, Mail, Mailer, SignInCode, SignInCodeStore } from './ports.ts';

export const CODE_LIFETIME_MS = 10 * 60_000;
export const CODE_TRIES = 5;
/** Between two mails that one conversation asks for to one address. Another address was mistyped before, as a rule. */
export const MAIL_INTERVAL_MS = 60_000;
export type StartedCode =
  /** The same for every address, known at the desk or not. */
  | { readonly kind: 'sent'; readonly email: string }
  | { readonly kind: 'badEmail' }
  /** The mail could not be sent. It counts for no limit, and a code from before still works. */
  | { readonly kind: 'notSent'; readonly email: string }
  /** This conversation has just got one, to this address. */
  | { readonly kind: 'tooSoon'; readonly retryAfterMs: number }
  /** Enough was mailed for this hour; it is not told whether to this address, for this visitor, or in all. */
  | { readonly kind: 'tooMany'; readonly retryAfterMs: number };

export type CheckedCode =
  /** Whoever asked reads the mail of this account's address. */
  | { readonly kind: 'proved'; readonly account: DeskAccount }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  /** Also for a code that was used, and where none was asked for. */
  | { readonly kind: 'expired' }
  | { readonly kind: 'tooManyTries' }
  /** The code is right, and works once more: the desk cannot be asked now whose address it is. */
  | { readonly kind: 'deskAway' }
  /** The address is proved, and the desk has no active account for it. */
  | { readonly kind: 'noAccount'; readonly email: string }
  /** The address is proved, and the desk has more than one active account for it: which one is anybody's guess. */
  | { readonly kind: 'severalAccounts'; readonly email: string };

/** Proves an e-mail address by a one-time code of six digits. */
export interface EmailCodes {
  /**
   * Mails a code that works for `key` (a conversation, or a session) only; an earlier code of the key works no more.
   * Nobody is looked up here, so that neither the answer nor its timing tells whether an address has an account.
   * Mails count for `visitor`, who may have many keys.
   */
  startCode(key: string, email: string, locale: string, visitor?: string): Promise<StartedCode>;
  /** A code works once. After `proved`, bind the account to who asked. */
  checkCode(key: string, code: string): Promise<CheckedCode>;
}

export interface EmailCodesOptions {
  readonly codes: Pick<SignInCodeStore, 'load' | 'create' | 'replace'>;
  readonly directory: AccountDirectory;
  readonly mailer: Mailer;
  readonly clock: Clock;
  /** The mail's sentences, in the reader's language. */
  readonly writeCodeMail: (code: string, locale: string) => Omit<Mail, 'to'>;
  /** The last mail that this server sends within the hour was taken: nobody can sign in by a code until it is over. */
  readonly onMailsUsedUp: () => void;
  /** A mail could not be sent; whoever asked for it knows. */
  readonly onMailFailed: (error: KojiError) => void;
  /** Six digits; tests bring their own. */
  readonly drawCode?: () => string;
}

export function createEmailCodes(options: EmailCodesOptions): EmailCodes {
  const { codes, directory, mailer, clock, drawCode = drawRandomCode } = options;
  const mailLimit = createMailLimit(clock, options.onMailsUsedUp);

  function refusalOf(stored: Versioned<SignInCode> | undefined, email: string, visitor: string) {
    const sinceLastMs = Math.abs(clock.now() - (stored?.value.sentAt ?? 0));
    if (stored?.value.email === email && sinceLastMs < MAIL_INTERVAL_MS) {
      return { kind: 'tooSoon', retryAfterMs: MAIL_INTERVAL_MS - sinceLastMs } as const;
    }
    const retryAfterMs = mailLimit.take({ email, visitor });
    return retryAfterMs > 0 ? ({ kind: 'tooMany', retryAfterMs } as const) : undefined;
  }

  async function startCode(key: string, text: string, locale: string, visitor = key): Promise<StartedCode> {
    const email = parseEmail(text);
    if (email === undefined) return { kind: 'badEmail' };
    const stored = await codes.load(key);
    const refusal = refusalOf(stored, email, visitor);
    if (refusal !== undefined) return refusal;

    const code = drawCode();
    const sentAt = clock.now();
    const times = { sentAt, expiresAt: sentAt + CODE_LIFETIME_MS };
    const next = { id: key, email, codeHash: await hashCode(code), triesLeft: CODE_TRIES, ...times };
    const saved = stored === undefined ? await codes.create(next) : await codes.replace(next, stored.version);
    // Another request of the same conversation was faster, and its mail is on its way.
    if (saved === 'exists' || saved === 'stale') return { kind: 'tooSoon', retryAfterMs: MAIL_INTERVAL_MS };
    if (await isMailed({ to: email, ...options.writeCodeMail(code, locale) })) return { kind: 'sent', email };
    mailLimit.giveBack({ email, visitor });
    // Should the mail have arrived all the same, its code works where there is no earlier one.
    await codes.replace(stored?.value ?? { ...next, sentAt: 0 }, saved);
    return { kind: 'notSent', email };
  }

  async function isMailed(mail: Mail): Promise<boolean> {
    try {
      await mailer.send(mail);
      return true;
    } catch (error) {
      if (!isKojiError(error, 'unavailable')) throw error;
      options.onMailFailed(error);
      return false;
    }
  }

  async function checkCode(key: string, code: string): Promise<CheckedCode> {
    const stored = await codes.load(key);
    if (stored === undefined || stored.value.expiresAt <= clock.now()) return { kind: 'expired' };
    if (stored.value.triesLeft === 0) return { kind: 'tooManyTries' };
    const right = await isCodeOf(stored.value.codeHash, code.replaceAll(/\s/g, ''));
    // The answer waits for the write, so that guesses made at once count one by one.
    const answer = right ? await accountBehind(stored.value.email, directory) : wrong(stored.value);
    if (answer.kind === 'deskAway') return answer;
    const next = right ? used(stored.value) : { ...stored.value, triesLeft: stored.value.triesLeft - 1 };
    const saved = await codes.replace(next, stored.version);
    return saved === 'stale' ? checkCode(key, code) : answer;
  }

  return { startCode, checkCode };
}

function wrong(code: SignInCode): CheckedCode {
  return code.triesLeft === 1 ? { kind: 'tooManyTries' } : { kind: 'wrong', triesLeft: code.triesLeft - 1 };
}

function used(code: SignInCode): SignInCode {
  return { ...code, codeHash: '', expiresAt: 0 };
}

async function accountBehind(email: string, directory: AccountDirectory): Promise<CheckedCode> {
  const account = await directory.accountOf(email).catch((error: unknown) => {
    // It may answer soon; the calls that failed are in the log.
    if (isAway(error)) return 'away' as const;
    throw error;
  });
  if (account === 'away') return { kind: 'deskAway' };
  if (account === 'none') return { kind: 'noAccount', email };
  if (account === 'several') return { kind: 'severalAccounts', email };
  return { kind: 'proved', account };
}

function drawRandomCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
