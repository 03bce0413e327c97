import type { Harness, HarnessOptions } from '../../support/dialogHarness.ts';
import { NOW } from '../../support/dialogFakes.ts';
import { ownRequest, signedIn } from './signedIn.ts';

/** The customer was just told of comments on these requests. */
export function told(keys: readonly string[] = ['CERT-1'], options: HarnessOptions = {}): Harness {
  const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })], options);
  chat.watch.told = { keys, at: NOW };
  return chat;
}

export const comments = ({ desk }: Harness) => desk.commented;
