import type { Request, Response } from 'restify';
import type { Identity } from '../identity/index.ts';
import type { DeskAccount, Person } from '../identity/ports.ts';
import type { Session } from './ports.ts';
import type { Sessions } from './sessions.ts';

/** Signing in and out of the site, and with it the site's chats. */
export interface SignIn {
  /** Call with an account that has just been proved by this browser, and with no other. */
  signIn(request: Request, response: Response, account: DeskAccount): Promise<Person>;
  signOut(request: Request, response: Response): Promise<void>;
  /** The session, with a chat in which nobody but its person, where it has one, has ever proved who they are. */
  chatOf(request: Request): Promise<Session | undefined>;
  /** Who is signed in, with the role they have now. */
  personOf(request: Request): Promise<Person | undefined>;
}

export function createSignIn({ sessions, identity }: { sessions: Sessions; identity: Identity }): SignIn {
  return {
    signIn: async (request, response, account) => {
      const person = await identity.fromAccount(account, 'portal');
      const before = await sessions.of(request);
      // First: once there is a new session, nobody comes back to the chat that is left behind.
      if (before !== undefined && !(await sessions.ownsChat({ ...before, personId: person.id }))) {
        await identity.unbindChatUser(before.chatUserId);
      }
      const session = await sessions.signIn(request, response, person.id);
      await identity.bindChatUser(session.chatUserId, person.id);
      return person;
    },
    signOut: async (request, response) => {
      const session = await sessions.of(request);
      if (session !== undefined) await identity.unbindChatUser(session.chatUserId);
      // Last: without the session, a sign-out that has failed half-way could not be asked for again.
      await sessions.end(request, response);
    },
    chatOf: async (request) => {
      const session = await sessions.of(request);
      if (session?.personId === undefined || (await sessions.ownsChat(session))) return session;
      await identity.unbindChatUser(session.chatUserId);
      const renewed = await sessions.renewChat(request);
      if (renewed !== undefined) await identity.bindChatUser(renewed.chatUserId, session.personId);
      return renewed;
    },
    personOf: async (request) => {
      const session = await sessions.of(request);
      return session?.personId === undefined ? undefined : identity.find(session.personId);
    },
  };
}
