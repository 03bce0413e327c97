import type { Activity } from 'botbuilder';
import type { Identity as DialogIdentity } from '../dialogs/ports.ts';
import type { Conversation } from '../handoff/domain/conversation.ts';
import type { AgentParty } from '../handoff/domain/party.ts';
import type { IdentifyAgent } from '../handoff/agentMiddleware.ts';
import type { ConversationStore } from '../handoff/ports.ts';
import { change } from '../handoff/service/change.ts';
import type { AtlassianProfiles, ChannelUser, Identity } from '../identity/index.ts';
import { isBrowser, visitorOf } from '../identity/index.ts';
import type { AccountDirectory, DeskAccount, Person } from '../identity/ports.ts';
import { openAddress } from '../messaging/addresses.ts';
import { shownName } from '../messaging/speakerMiddleware.ts';
import type { Recognise } from '../messaging/speakerMiddleware.ts';

/** What the dialogs and the middlewares ask about people, answered by identity and kept with the conversation. */
export interface ConversationIdentity extends DialogIdentity {
  readonly recognise: Recognise;
  readonly identifyAgent: IdentifyAgent;
}

export interface ConversationIdentityOptions {
  readonly identity: Identity;
  readonly conversations: ConversationStore;
  readonly directory: AccountDirectory;
  readonly profiles: AtlassianProfiles;
}

export function createConversationIdentity(options: ConversationIdentityOptions): ConversationIdentity {
  const { identity, conversations } = options;

  async function keep(conversation: Conversation, person: Person): Promise<void> {
    await change(conversations, conversation.id, (current) => ({ ...current, personId: person.id, name: person.name }));
  }

  async function personOf(conversation: Conversation): Promise<Person | undefined> {
    // A browser's user is signed in and out by pages too, whatever one of its conversations remembers.
    const isRemembered = conversation.personId !== undefined && !isBrowser(conversation);
    if (isRemembered) return identity.find(conversation.personId);
    const person = await identity.resolve(channelUserOf(conversation));
    if (person && person.id !== conversation.personId) await keep(conversation, person);
    return person;
  }

  return {
    personOf,
    recognise: (activity, conversation) => identity.resolve({ ...channelUserOf(conversation), ...entraOf(activity) }),
    async identifyAgent(conversation) {
      const person = await personOf(conversation);
      if (!person) return 'notSignedIn';
      return (await identity.isLiveAgent(person.id)) ? agentParty(conversation, person) : 'notAnAgent';
    },
    startCode: (conversation, email) =>
      identity.startCode(conversation.id, email, conversation.locale, visitorOf(conversation)),
    async checkCode(conversation, code) {
      const checked = await identity.checkCode(conversation.id, code);
      if (checked.kind !== 'proved') return checked;
      const person = await identity.bind(channelUserOf(conversation), checked.account);
      await keep(conversation, person);
      return { kind: 'signedIn', person };
    },
    async acceptToken(conversation, token) {
      const account = await accountBehind(options, token);
      if (account === 'refused' || account === 'none') {
        return { kind: account === 'none' ? 'noAccount' : account };
      }
      const person = await identity.bind(channelUserOf(conversation), account);
      await keep(conversation, person);
      return { kind: 'signedIn', person };
    },
    async signOut(conversation) {
      await identity.unbind(channelUserOf(conversation));
      await change(conversations, conversation.id, ({ personId: _gone, ...rest }) => ({
        ...rest,
        name: ownName(rest),
      }));
    },
    async setLocale(conversation, locale) {
      await change(conversations, conversation.id, ({ isLocaleAssumed: _told, ...rest }) => ({ ...rest, locale }));
    },
  };
}

/** What somebody is called who has not said who they are. A browser's name is the one of whoever was signed in. */
function ownName(conversation: Conversation): string {
  const { channel, channelUserId, address } = conversation;
  return isBrowser({ channel, channelUserId }) ? '' : shownName(openAddress(address).user);
}

async function accountBehind(
  { profiles, directory }: ConversationIdentityOptions,
  token: string,
): Promise<DeskAccount | 'none' | 'refused'> {
  const accountId = await profiles.accountOf(token);
  return accountId === undefined ? 'refused' : directory.accountById(accountId);
}

function agentParty({ id, address, locale, channel }: Conversation, person: Person): AgentParty {
  const email = person.email === undefined ? {} : { email: person.email };
  return {
    agentId: person.id,
    personId: person.id,
    conversationId: id,
    address,
    locale,
    channel,
    name: person.name,
    ...email,
    ...(person.skills === undefined ? {} : { skills: person.skills }),
  };
}

/** What the channel said about the user when the record was made or refreshed; the address keeps it. */
function channelUserOf(conversation: Conversation): ChannelUser {
  const { user, conversation: where } = openAddress(conversation.address);
  const { channel, channelUserId, id, name } = conversation;
  return { channel, channelUserId, conversationId: id, name, aadObjectId: user.aadObjectId, tenantId: where.tenantId };
}

/** Teams names the tenant in its channel data too, and in some activities only there. */
function entraOf(activity: Activity): Pick<ChannelUser, 'tenantId'> {
  const data: unknown = activity.channelData;
  const tenant = typeof data === 'object' && data !== null && 'tenant' in data ? data.tenant : undefined;
  const id = typeof tenant === 'object' && tenant !== null && 'id' in tenant ? tenant.id : undefined;
  const tenantId = activity.conversation.tenantId ?? id;
  return typeof tenantId === 'string' ? { tenantId } : {};
}
