import type { Harness } from '../../support/dialogHarness.ts';
import { signedIn } from './signedIn.ts';

export async function commenting(): Promise<Harness> {
  const chat = signedIn();
  await chat.say('CERT-1');
  await chat.say('Add a comment');
  return chat;
}
