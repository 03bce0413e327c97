import type { Harness } from '../../support/dialogHarness.ts';

/** Somebody has commented on CERT-1, and the customer is told of it behind what was asked last. */
export function tellComment(chat: Harness): void {
  chat.clock.at += 1_000;
  chat.watch.told = { keys: ['CERT-1'], at: chat.clock.at };
  chat.clock.at += 1_000;
}
