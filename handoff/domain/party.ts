declare const addressBrand: unique symbol;

/** Where a message can be sent. Only `messaging/addresses.ts` can open one; the heart just keeps it. */
export type Address = string & { readonly [addressBrand]: true };

/** One side of a chat: a person in one channel conversation. */
export interface Party {
  readonly conversationId: string;
  readonly address: Address;
  /** Present once the person has proved who they are. */
  readonly personId?: string;
  readonly name: string;
  readonly email?: string;
  /** BCP 47 tag of the language the person reads. */
  readonly locale: string;
  /** Bot Framework channel id, such as `directline`, `msteams` or `emulator`. */
  readonly channel: string;
}

/** The agent's side of a chat: the party, with the id under which the desk knows the agent. */
export interface AgentParty extends Party {
  /** The person's id: that of their `Agent`, and the `personId` of this party. */
  readonly agentId: string;
  /** What they can be asked about, as an admin has set it; absent where the desk uses no skills. */
  readonly skills?: readonly string[];
}
