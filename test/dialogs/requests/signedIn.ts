import type { Harness, HarnessOptions } from '../../support/dialogHarness.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aRequest } from '../../support/deskData.ts';
import type { FakeRequest } from '../../support/fakeRequests.ts';

/** An open request of the customer who chats. */
export function ownRequest(overrides: Partial<FakeRequest> = {}): FakeRequest {
  return { ...aRequest(), owner: 'customer-1', isOpen: true, ...overrides };
}

/** What stands before what a customer has written. */
export const BY = 'Demo Customer writes in the chat:\n';

export const CLOSED = { status: 'Resolved', statusCategory: 'done', isOpen: false } as const;

/** A change of status that the desk offers. */
export const CLOSE = { id: '21', name: 'It works now' };

/** The customer is signed in; the desk has these requests, and one of somebody else. */
export function signedIn(requests: readonly FakeRequest[] = [ownRequest()], options: HarnessOptions = {}): Harness {
  const chat = createDialogHarness(options);
  chat.identity.person = aPerson();
  chat.desk.requests = [
    ...requests,
    ownRequest({ key: 'CERT-99', summary: 'Secret of somebody else', owner: 'customer-2' }),
  ];
  return chat;
}

/** A picture that somebody sends. */
export const file = (name: string) => ({ contentType: 'image/png', contentUrl: `https://files.test/${name}`, name });
