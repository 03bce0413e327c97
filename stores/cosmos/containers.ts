/** How one container is laid out. docs/cosmos.md and the deployment templates say the same. */
export interface ContainerLayout {
  readonly name: string;
  readonly partitionKey: '/id' | '/deskId' | '/handoffId' | '/tenantId';
  /** The only paths that are indexed: an index over what people say would cost with every message and serve no query. */
  readonly indexed: readonly string[];
  /** Items say themselves when Cosmos DB may remove them (`ttl`). */
  readonly hasExpiry: boolean;
}

/**
 * A container holds what is read together under the key that the way of a message knows: a conversation, a person and a
 * session are asked for by their id, handoffs and agents by desk, the journal by handoff.
 */
export const CONTAINERS = {
  conversations: layout('conversations', '/id', ['/personId/?']),
  handoffs: layout('handoffs', '/deskId', ['/state/kind/?', '/state/at/?', '/state/connectedMs/?', '/state/checkAt/?']),
  agents: layout('agents', '/deskId', ['/duty/?']),
  journal: layout('journal', '/handoffId', ['/delivery/?', '/at/?'], true),
  leases: layout('leases', '/id', []),
  people: layout('people', '/id', ['/tenantId/?', '/accountId/?']),
  channelLinks: layout('channelLinks', '/id', []),
  signInCodes: layout('signInCodes', '/id', [], true),
  settings: layout('settings', '/tenantId', ['/number/?']),
  sessions: layout('sessions', '/id', ['/expiresAt/?'], true),
  newsBoxes: layout('newsBoxes', '/id', ['/dueAt/?']),
  requestTasks: layout('requestTasks', '/id', ['/dueAt/?', '/finishedAt/?']),
  articleVotes: layout('articleVotes', '/tenantId', ['/lastAt/?']),
  /** As botbuilder-azure lays it out. */
  botState: layout('botState', '/id', []),
} as const;

export type ContainerName = keyof typeof CONTAINERS;

function layout(
  name: string,
  partitionKey: ContainerLayout['partitionKey'],
  queried: readonly string[],
  hasExpiry = false,
): ContainerLayout {
  // The id is always indexed; any other partition key only when its path is listed.
  const indexed = partitionKey === '/id' ? queried : [`${partitionKey}/?`, ...queried];
  return { name, partitionKey, indexed, hasExpiry };
}
