import type { EmulatorChat } from './emulatorChat.ts';
import { codeMailedTo } from './mailPage.ts';
import { createSiteVisitor } from './siteVisitor.ts';

/** Proves an address of the demo by the code that its mail page shows, after asking for something that needs it. */
export async function signInByCode(url: string, chat: EmulatorChat, email: string): Promise<void> {
  await chat.say('my requests');
  await chat.expect(/e-mail/i);
  await chat.say(email);
  await chat.expect(/code of six digits/);
  await chat.say(await codeMailedTo(createSiteVisitor(url), email));
  await chat.expect(/Your open requests/);
}
