import type { HandoffService } from '../handoff/service/handoffService.ts';
import type { Identity } from '../identity/index.ts';

/** Identity, with what follows for live agents: who loses the role, or signs out, is sent nobody any more. */
export function withDuty(identity: Identity, { duty, agentLeaves }: HandoffService): Identity {
  return {
    ...identity,
    async setRole(change) {
      const result = await identity.setRole(change);
      if (result === 'saved' && change.role !== 'liveAgent') await duty.off(change.personId);
      return result;
    },
    async unbindChatUser(chatUserId) {
      const browser = { channel: 'directline', channelUserId: chatUserId, conversationId: '', name: '' };
      try {
        const person = await identity.resolve(browser);
        if (person) await agentLeaves.signedOut(person.id, chatUserId);
      } finally {
        // Whoever has signed out must not stay bound because something else has failed.
        await identity.unbindChatUser(chatUserId);
      }
    },
  };
}
