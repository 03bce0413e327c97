import type { Container } from '@azure/cosmos';
import type { StoreItems } from 'botbuilder';
import { CosmosDbPartitionedStorage } from 'botbuilder-azure';
import { z } from 'zod';
import { isKojiError, KojiError } from '../../errors.ts';
import type { BotStateStore } from '../stores.ts';
import type { Call } from './call.ts';
import { hasStatus } from './cosmosError.ts';
import type { Found, Items } from './items.ts';
import { removeWhere, unchangedSince } from './removeAll.ts';

const stateSchema = z.looseObject({ document: z.looseObject({}) });

/**
 * Dialog state for botbuilder, by botbuilder-azure's own storage. An item without an eTag or with `*` is written whatever
 * is there (that is what BotState does); a stale eTag throws a KojiError of kind `conflict`, and several items are
 * written each by itself.
 */
export function createBotStateStorage(container: Container, items: Items, call: Call): BotStateStore {
  const storage = withContainer(container);
  const read = async (key: string): Promise<StoreItems> => {
    try {
      return await call('read from botState', () => storage.read([key]));
    } catch (error) {
      // botbuilder-azure stumbles over a state that is no object, and nothing in what it throws says so.
      if (isKojiError(error) && error.cause instanceof TypeError && (await isDamaged(items, key))) throw damaged(key);
      throw error;
    }
  };
  const write = async (key: string, item: unknown) => {
    try {
      await call('write to botState', () => storage.write({ [key]: item }));
    } catch (error) {
      throw hasStatus(error, 412) ? conflict(key, error) : error;
    }
  };
  const remove = (keys: readonly string[]) => call('remove from botState', () => storage.delete([...keys]));
  return {
    async read(keys) {
      const found = await Promise.all(keys.map(read));
      return Object.assign({}, ...found) as StoreItems;
    },
    async write(changes: StoreItems) {
      await Promise.all(Object.entries(changes).map(([key, item]) => write(key, item)));
    },
    delete: remove,
    eraseUnchangedSince(at) {
      // By botbuilder-azure, which has ids of its own for the items.
      const removeFound = async (found: readonly Found[]) => {
        await remove(found.map(({ stored }) => stored.id));
        return found.length;
      };
      return removeWhere(items, unchangedSince(at), removeFound);
    },
  };
}

/**
 * Left to itself the storage looks its container up once, in a cache of the whole process whose key says nothing of the
 * account and which keeps a failure for ever, and on any error, a wrong key included, it tries to create the container.
 * Given the container it does none of this, and uses our client with our limits. `compatibilityMode` would replace
 * keys of more than 255 characters by a salted hash, another one each time, under which nothing is found again.
 */
function withContainer(container: Container): CosmosDbPartitionedStorage {
  const storage = new CosmosDbPartitionedStorage({
    cosmosDbEndpoint: container.url,
    cosmosClientOptions: { tokenProvider: async () => '' },
    databaseId: container.database.id,
    containerId: container.id,
    compatibilityMode: false,
  });
  return Object.assign(storage, { container });
}

async function isDamaged(items: Items, key: string): Promise<boolean> {
  const found = await items.find({ where: 'c.realId = @key', values: { '@key': key } });
  return found.some(({ stored }) => !stateSchema.safeParse(stored).success);
}

// No `cause`: the TypeError may quote what stands there.
function damaged(key: string): KojiError {
  const why = 'it is not an object. Remove it.';
  return new KojiError('storedRecord', `The record "${key}" in botState cannot be read: ${why}`);
}

function conflict(key: string, cause: unknown): KojiError {
  return new KojiError('conflict', `Storage: error writing "${key}" due to eTag conflict.`, { cause });
}
