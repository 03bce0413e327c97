import type { ChannelLinkStore } from './ports.ts';

/**
 * Remembers who has ever proved in a browser's chats who they are. What was said there is theirs, also after they have
 * signed out: nobody else's page may go on with it.
 */
export interface ChatOwners {
  /** Takes the chats for this person; false where somebody else has ever proved who they are. */
  claim(chatUserId: string, personId: string): Promise<boolean>;
  /** Notes a proof made in the chat itself. After a second person's, the chats are nobody's to claim. */
  note(chatUserId: string, personId: string): Promise<void>;
}

/** Each fact is a record of its own that is made once, so that of two proofs at the same time neither is lost. */
export function createChatOwners(links: ChannelLinkStore): ChatOwners {
  async function isFirst(chatUserId: string, personId: string): Promise<boolean> {
    const first = { id: `owner:${chatUserId}`, personId };
    return (await links.create(first)) === 'created' || (await links.load(first.id))?.personId === personId;
  }

  return {
    async claim(chatUserId, personId) {
      // A link may be older than the record of its owner.
      const linked = await links.load(chatUserLinkId(chatUserId));
      if (linked !== undefined && linked.personId !== personId) return false;
      if ((await links.load(sharedId(chatUserId))) !== undefined) return false;
      return isFirst(chatUserId, personId);
    },
    async note(chatUserId, personId) {
      if (!(await isFirst(chatUserId, personId))) await links.put({ id: sharedId(chatUserId), personId });
    },
  };
}

/** Whom a Direct Line user stands for now. */
export function chatUserLinkId(chatUserId: string): string {
  return `directline:${chatUserId}`;
}

function sharedId(chatUserId: string): string {
  return `shared:${chatUserId}`;
}
