import { TENANT } from '../../composition/people.ts';
import { conversationKey } from '../../messaging/addresses.ts';
import type { Stores } from '../../stores/stores.ts';
import type { ActorPlan, Plan } from './plan.ts';

/** The ids a channel gives to somebody of the trial. */
export interface ChannelIds {
  readonly conversation: string;
  readonly user: string;
  readonly aadObjectId?: string;
}

export function channelIdsOf({ name, channel }: ActorPlan): ChannelIds {
  const ids = { conversation: `conversation-${name}`, user: `user-${name}` };
  return channel === 'msteams' ? { ...ids, aadObjectId: `entra-${name}` } : ids;
}

/** What the store calls a conversation. */
export function conversationIdOf(channelId: string, conversation: string, user: string): string {
  // The key needs no more of a conversation than its id.
  const where = { channelId, conversation: { id: conversation } } as Parameters<typeof conversationKey>[0];
  return conversationKey(where, user);
}

/** Makes the agents of a plan known, with their role, as a sign-in and an admin would have done. Customers are guests. */
export async function seedAgents({ people, channelLinks }: Stores, { actors }: Plan, now: number): Promise<void> {
  for (const plan of actors.filter(({ side }) => side === 'agent')) {
    const { aadObjectId, user, conversation } = channelIdsOf(plan);
    const personId = aadObjectId === undefined ? `account:${plan.name}` : `entra:unknown:${aadObjectId}`;
    await people.create({
      id: personId,
      tenantId: TENANT,
      name: plan.name,
      role: 'liveAgent',
      channels: [plan.channel],
      firstSeenAt: now,
      lastSeenAt: now,
    });
    if (aadObjectId !== undefined) continue;
    await channelLinks.put({
      id: `${plan.channel}:${conversationIdOf(plan.channel, conversation, user)}:${user}`,
      personId,
    });
  }
}
