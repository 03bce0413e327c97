import type { ConversationStore } from '../handoff/ports.ts';
import type { ChatOwners } from './chatOwners.ts';
import { chatUserLinkId, createChatOwners } from './chatOwners.ts';
import { isBrowser } from './chatUserId.ts';
import type { People } from './people.ts';
import type { ChannelLinkStore, DeskAccount, Person } from './ports.ts';

/** Who sent an activity, as the channel says. Only what the channel itself verified proves anything. */
export interface ChannelUser {
  /** Bot Framework channel id. */
  readonly channel: string;
  readonly channelUserId: string;
  readonly conversationId: string;
  /** Set by Teams, which has verified it. */
  readonly aadObjectId?: string | undefined;
  /** The Entra tenant, beside `aadObjectId`. */
  readonly tenantId?: string | undefined;
  readonly name: string;
}

/** Tells which person stands behind a channel's user. */
export interface ChannelUsers {
  /** Undefined for somebody who has not proved who they are. */
  resolve(user: ChannelUser): Promise<Person | undefined>;
  /** Call with an account that was proved in this very conversation, and with no other. */
  bind(user: ChannelUser, account: DeskAccount): Promise<Person>;
  /** In Teams the person stays who they are, and has no account any more. */
  unbind(user: ChannelUser): Promise<void>;
  /** Binds a Direct Line user id that our own token has bound to a signed-in browser. Whoever it stood for goes. */
  bindChatUser(chatUserId: string, personId: string): Promise<void>;
  /**
   * Takes a Direct Line user's chats for a page on which this person is signed in. False where anybody else has ever
   * proved who they are in them; the page needs a new user then.
   */
  claimChatUser: ChatOwners['claim'];
  /** From now on the browser is nobody, also in the conversations that it still has a token for. */
  unbindChatUser(chatUserId: string): Promise<void>;
}

export interface ChannelUsersOptions {
  readonly people: People;
  readonly links: ChannelLinkStore;
  /** Conversations remember their person. */
  readonly conversations: Pick<ConversationStore, 'ofPerson' | 'replace'>;
}

export function createChannelUsers({ people, links, conversations }: ChannelUsersOptions): ChannelUsers {
  const owners = createChatOwners(links);

  async function bindChatUser(chatUserId: string, personId: string): Promise<void> {
    const before = await links.load(chatUserLinkId(chatUserId));
    if (before !== undefined && before.personId !== personId) {
      await owners.note(chatUserId, before.personId);
      await unbindChatUser(chatUserId);
    }
    await owners.note(chatUserId, personId);
    await links.put({ id: chatUserLinkId(chatUserId), personId });
  }

  async function unbindChatUser(chatUserId: string): Promise<void> {
    const link = await links.load(chatUserLinkId(chatUserId));
    if (link === undefined) return;
    await forgetIn(chatUserId, link.personId);
    // Only now: without the link, nobody could say any more whom the conversations are to forget.
    await links.remove(link.id);
    // A turn in between may have remembered them again.
    await forgetIn(chatUserId, link.personId);
  }

  async function forgetIn(chatUserId: string, personId: string): Promise<void> {
    const known = await conversations.ofPerson(personId);
    const theirs = known.filter(({ value }) => value.channelUserId === chatUserId);
    const saved = await Promise.all(
      theirs.map(({ value: { personId: _gone, ...rest }, version }) =>
        // The channel itself knows the person's name, from when they were signed in: without one, nobody is greeted by it.
        conversations.replace({ ...rest, name: '' }, version),
      ),
    );
    if (saved.includes('stale')) await forgetIn(chatUserId, personId);
  }

  async function linkedPerson(user: ChannelUser): Promise<Person | undefined> {
    const link = await links.load(linkIdOf(user));
    return link === undefined ? undefined : people.find(link.personId);
  }

  async function bind(user: ChannelUser, account: DeskAccount): Promise<Person> {
    const teamsUser = teamsUserOf(user);
    if (teamsUser !== undefined) return people.fromTeams(teamsUser, account);
    const person = await people.fromAccount(account, user.channel);
    if (isBrowser(user)) await bindChatUser(user.channelUserId, person.id);
    else await links.put({ id: linkIdOf(user), personId: person.id });
    return person;
  }

  async function unbind(user: ChannelUser): Promise<void> {
    const teamsUser = teamsUserOf(user);
    if (teamsUser !== undefined) return people.forgetAccount(teamsUser);
    return isBrowser(user) ? unbindChatUser(user.channelUserId) : links.remove(linkIdOf(user));
  }

  return {
    resolve: async (user) => {
      const teamsUser = teamsUserOf(user);
      return teamsUser === undefined ? linkedPerson(user) : people.fromTeams(teamsUser);
    },
    bind,
    unbind,
    bindChatUser,
    unbindChatUser,
    claimChatUser: (chatUserId, personId) => owners.claim(chatUserId, personId),
  };
}

function teamsUserOf({ channel, aadObjectId, tenantId, name }: ChannelUser) {
  if (channel !== 'msteams' || aadObjectId === undefined) return undefined;
  return { aadObjectId, tenantId: tenantId ?? 'unknown', name };
}

function linkIdOf(user: ChannelUser): string {
  const { channel, channelUserId, conversationId } = user;
  return isBrowser(user) ? chatUserLinkId(channelUserId) : `${channel}:${conversationId}:${channelUserId}`;
}
