import { CosmosClient } from '@azure/cosmos';
import type { CosmosClientOptions } from '@azure/cosmos';
import { ManagedIdentityCredential } from '@azure/identity';
import type { TokenCredential } from '@azure/identity';

/** A key of the account, or an identity that has the data contributor role there. */
export type CosmosAuth = { readonly key: string } | { readonly credential: TokenCredential };

export interface CosmosConnection {
  /** `https://<account>.documents.azure.com`; plain http for an emulator. */
  readonly endpoint: string;
  readonly auth: CosmosAuth;
  /** How long one request may go unanswered. */
  readonly requestTimeoutMs?: number;
  /** Trusts another certificate than the public ones; for emulators. */
  readonly agent?: CosmosClientOptions['agent'];
  /** Follow the account from region to region. Emulators have none; by default on for https. */
  readonly endpointDiscovery?: boolean;
}

/** The identity of the machine the server runs on; the user-assigned one with that client id where it is given. */
export function managedIdentity(clientId?: string): TokenCredential {
  return clientId === undefined ? new ManagedIdentityCredential() : new ManagedIdentityCredential({ clientId });
}

export function connect(connection: CosmosConnection): CosmosClient {
  const { endpoint, auth, requestTimeoutMs = 5_000, agent } = connection;
  const { endpointDiscovery = endpoint.startsWith('https:') } = connection;
  return new CosmosClient({
    endpoint,
    ...('key' in auth ? { key: auth.key } : { aadCredentials: auth.credential }),
    ...(agent ? { agent } : {}),
    connectionPolicy: {
      requestTimeout: requestTimeoutMs,
      enableEndpointDiscovery: endpointDiscovery,
      // A request that is turned away (429) waits as long as Cosmos DB says, nine times at the most.
      retryOptions: { maxRetryAttemptCount: 9, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 10 },
    },
  });
}
