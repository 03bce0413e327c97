import type { ChatPage, Ticket } from './ticket.ts';

/**
 * Whether the bot has yet to hear that this conversation's customer has signed in since they wrote last. The answer is
 * yes once, in whichever tab asks first.
 */
export function isNewSignIn(page: ChatPage, { conversationId, resumed, signedIn }: Ticket): boolean {
  const key = `koji.chat.${page}`;
  const wasAnonymous = localStorage.getItem(key) === `${conversationId} anonymous`;
  localStorage.setItem(key, `${conversationId} ${signedIn ? 'signedIn' : 'anonymous'}`);
  return resumed && signedIn && wasAnonymous;
}
