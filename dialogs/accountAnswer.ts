import { isUnanswered } from '../errors.ts';
import type { AccountResult, ServiceDesk } from '../jira/ports.ts';
import type { DraftAnswer } from './draft.ts';
import type { Words } from './words.ts';
import { escapeMarkdown } from './words.ts';

type AccountAnswer =
  { readonly kind: 'found'; readonly answer: DraftAnswer } | { readonly kind: 'unfit'; readonly why: Words };

type Accounts = Pick<ServiceDesk, 'findAccount'>;

/** Somebody by the exact address of their account; the address is all that is shown of them. */
export async function accountAnswer(desk: Accounts, email: string): Promise<AccountAnswer> {
  const found = await find(desk, email);
  if (found.kind !== 'one') {
    return { kind: 'unfit', why: { key: UNFIT[found.kind], params: { email: escapeMarkdown(email) } } };
  }
  return { kind: 'found', answer: { answer: { kind: 'user', accountId: found.account.accountId }, shown: email } };
}

const UNFIT = { none: 'form.noAccount', several: 'form.severalAccounts', notNow: 'form.accountNotNow' } as const;

/** What is filled in already is worth more than an address, which can be written again. */
async function find(desk: Accounts, email: string): Promise<AccountResult | { readonly kind: 'notNow' }> {
  try {
    return await desk.findAccount({ email });
  } catch (error) {
    if (isUnanswered(error)) return { kind: 'notNow' };
    throw error;
  }
}
