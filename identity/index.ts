import type { ChannelUsers, ChannelUsersOptions } from './channelUsers.ts';
import { createChannelUsers } from './channelUsers.ts';
import type { EmailCodes, EmailCodesOptions } from './emailCodes.ts';
import { createEmailCodes } from './emailCodes.ts';
import type { People, PeopleOptions } from './people.ts';
import { createPeople } from './people.ts';

/**
 * Who is in the chat. A channel user without a proof is nobody; the proofs are the portal's session, Teams' own
 * identity, and a one-time code by e-mail.
 */
export interface Identity extends People, ChannelUsers, EmailCodes {}

export interface IdentityOptions extends PeopleOptions, EmailCodesOptions, Omit<ChannelUsersOptions, 'people'> {}

export function createIdentity(options: IdentityOptions): Identity {
  const people = createPeople(options);
  return { ...people, ...createChannelUsers({ ...options, people }), ...createEmailCodes(options) };
}

export type { ChannelUser, ChannelUsers } from './channelUsers.ts';
export { chatUserId, createVisitorMark, isBrowser, visitorOf } from './chatUserId.ts';
export type { CheckedCode, EmailCodes, StartedCode } from './emailCodes.ts';
export type { People, RoleChange, RoleChanged, SkillsChange, SkillsChanged, TeamsUser } from './people.ts';
export { createAtlassianProfiles } from './atlassianProfiles.ts';
export type { AtlassianProfiles } from './atlassianProfiles.ts';
export { createForgeTokens } from './forgeTokens.ts';
export type { ForgeTokens } from './forgeTokens.ts';
export { createMailer } from './mailer.ts';
export { createOutbox } from './outbox.ts';
export type { Outbox, OutboxMail } from './outbox.ts';
