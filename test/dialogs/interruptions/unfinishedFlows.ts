import { choiceText } from '../../../locales/index.ts';
import type { Locale } from '../../../locales/index.ts';
import type { Harness, HarnessOptions } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm, aRequest, anApproval } from '../../support/fakeServiceDesk.ts';
import { CLOSED, ownRequest, signedIn, CLOSE } from '../requests/signedIn.ts';

interface Flow {
  readonly name: string;
  readonly way: readonly string[];
  /** What is asked there, with what was said so far. */
  readonly asks: RegExp;
  /** The button that leads back. */
  readonly button: string;
  /** Where the agent reads that the customer was, and what is collected. */
  readonly flow: string;
  readonly collected: string;
}

export const FLOWS: readonly Flow[] = [
  {
    name: 'a comment that is to be written',
    way: ['comment on CERT-1'],
    asks: /What shall I write on CERT-1/,
    button: 'Go on with my comment on CERT-1',
    flow: 'comment',
    collected: 'CERT-1',
  },
  {
    name: 'a comment that is written',
    way: ['comment on CERT-1', 'Second floor'],
    asks: /would go on CERT-1[^]*Second floor[^]*Shall I add it/,
    button: 'Go on with my comment on CERT-1',
    flow: 'comment',
    collected: 'CERT-1: Second floor',
  },
  {
    name: 'files',
    way: ['attach to CERT-1'],
    asks: /one or more files for CERT-1/,
    button: 'Go on with my files for CERT-1',
    flow: 'attach',
    collected: 'CERT-1',
  },
  {
    name: 'a change of status',
    way: ['close CERT-1'],
    asks: /\*\*It works now\*\*: shall I do that with CERT-1/,
    button: 'Go on with the change of CERT-1',
    flow: 'changeStatus',
    collected: 'CERT-1',
  },
  {
    name: 'a decision',
    way: ['approve CERT-1'],
    asks: /Shall I approve CERT-1/,
    button: 'Go on with my decision on CERT-1',
    flow: 'approve',
    collected: 'CERT-1',
  },
  {
    name: 'an address to share with',
    way: ['share CERT-1'],
    asks: /With whom shall I share CERT-1/,
    button: 'Go on with sharing CERT-1',
    flow: 'share',
    collected: 'CERT-1',
  },
  {
    name: 'sharing',
    way: ['share CERT-1', 'second@example.com'],
    asks: /Shall I share CERT-1 with second@example\.com/,
    button: 'Go on with sharing CERT-1',
    flow: 'share',
    collected: 'CERT-1: second@example.com',
  },
  {
    name: 'a rating',
    way: ['rate CERT-2', '4'],
    asks: /a few words/,
    button: 'Go on with my rating of CERT-2',
    flow: 'rate',
    collected: 'CERT-2: 4',
  },
  {
    name: 'one request',
    way: ['CERT-1'],
    asks: /CERT-1[^]*would you like to do with it/,
    button: 'Go on with CERT-1',
    flow: 'myRequests',
    collected: 'CERT-1',
  },
];

export async function at(way: readonly string[], options: HarnessOptions = {}): Promise<Harness> {
  const requests = [ownRequest({ approvers: ['customer-1'] }), ownRequest({ ...CLOSED, key: 'CERT-2' })];
  const chat = signedIn(requests, options);
  chat.desk.transitions = [CLOSE];
  chat.desk.approvals = [anApproval()];
  for (const text of way) await chat.say(text);
  return chat;
}

/** The customer is with an agent, and then no more. */
export async function chatted(chat: Harness): Promise<void> {
  chat.humans.result = { kind: 'connected', agentName: 'Demo Agent' };
  await chat.say('talk to an operator');
  chat.humans.hasChatted = true;
  chat.humans.result = { kind: 'refused', why: 'nobodyOnDuty' };
  chat.world.clock.at += 5 * 60_000;
}

/** Everything that would have changed something at the desk. */
export function changes({ desk }: Harness): number {
  return [desk.commented, desk.attached, desk.moved, desk.decided, desk.shared, desk.rated].flat().length;
}

export async function inForm(locale: Locale = 'en'): Promise<Harness> {
  const chat = createDialogHarness({ locale });
  chat.identity.person = aPerson();
  chat.desk.requests = [{ ...aRequest(), owner: 'customer-1', isOpen: true }];
  chat.desk.forms = [aForm([aField(), aField({ fieldId: 'd', name: 'Details' })])];
  for (const text of [choiceText(locale, 'createRequest'), 'Get IT help']) await chat.say(text);
  return chat;
}
