import type { TurnContext } from 'botbuilder';
import { KojiError, isUnanswered } from '../../errors.ts';
import type { AccountResult, ServiceDesk } from '../../jira/ports.ts';
import { speakerOf } from '../../messaging/speaker.ts';
import { asCustomer } from '../customer.ts';
import type { DraftAnswer } from './draft.ts';
import type { Identity } from '../ports.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

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

/** Whoever fills in the form. */
export async function ownAnswer(context: TurnContext, identity: Identity): Promise<DraftAnswer> {
  const me = asCustomer(await identity.personOf(speakerOf(context).conversation));
  if (!me)
    throw new KojiError('unauthorized', 'Somebody who is not signed in reached the questions of a request form.');
  return { answer: { kind: 'user', accountId: me.accountId }, shown: me.name };
}
