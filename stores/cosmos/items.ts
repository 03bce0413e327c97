import type { Container, Item, ItemDefinition, SqlQuerySpec } from '@azure/cosmos';
import { z } from 'zod';
import type { Ids } from '../../clock.ts';
import { KojiError } from '../../errors.ts';
import type { Version } from '../../handoff/ports.ts';
import type { PassOver } from '../records/passOver.ts';
import type { Call } from './call.ts';
import type { ContainerLayout } from './containers.ts';
import { hasStatus } from './cosmosError.ts';
import { toItemId } from './itemId.ts';

export interface ItemKey {
  readonly id: string;
  /** The value of the partition key; not given where that is the id. */
  readonly partition?: string;
}

export interface Found {
  /** As it was written, the id being the real one again. */
  readonly stored: Readonly<Record<string, unknown>> & { readonly id: string };
  readonly version: Version;
}

export interface Query {
  /** What follows WHERE; the item is `c`. */
  readonly where: string;
  readonly values: Readonly<Record<`@${string}`, string | number | readonly string[]>>;
  /** The one partition that is asked; without it all are. `where` must name it too. */
  readonly partition?: string;
  /** At most that many: those where `newestBy` is highest, a path that must be indexed; without it any. */
  readonly most?: { readonly count: number; readonly newestBy?: string };
}

/** The items of one container; the only place that speaks with the SDK about them. */
export interface Items {
  read(key: ItemKey): Promise<Found | undefined>;
  create(key: ItemKey, body: object): Promise<Version | 'exists'>;
  replace(key: ItemKey, body: object, expected: Version): Promise<Version | 'stale'>;
  /** Writes whatever is there. */
  put(key: ItemKey, body: object): Promise<void>;
  /** Sets one field in one operation; nothing happens to an item that is not there. */
  set(key: ItemKey, field: string, value: string): Promise<void>;
  /** The same where it is still as `expected`; false where it is not, or is not there. */
  setIf(key: ItemKey, change: { readonly field: string; readonly value: string }, expected: Version): Promise<boolean>;
  /** False when it is not there, or not as `expected` any more. */
  remove(key: ItemKey, expected?: Version): Promise<boolean>;
  /** In no order unless the query asks for one. */
  find(query: Query): Promise<readonly Found[]>;
  readonly passOver: PassOver;
}

export interface ItemsDeps {
  readonly call: Call;
  readonly ids: Ids;
  readonly passOver: PassOver;
}

const itemSchema = z.looseObject({ id: z.string(), realId: z.string().optional(), _etag: z.string() });

export function createItems(container: Container, layout: ContainerLayout, deps: ItemsDeps): Items {
  const access = { ...deps, container, name: layout.name };
  const read = (key: ItemKey) => readItem(access, key);
  const find = (query: Query) => findItems(access, query);
  return { read, find, passOver: deps.passOver, ...writesThatMayBeRefused(access), ...otherWrites(access) };
}

interface Access extends ItemsDeps {
  readonly container: Container;
  readonly name: string;
}

function itemOf({ container }: Access, key: ItemKey): Item {
  return container.item(toItemId(key.id), key.partition ?? toItemId(key.id));
}

async function readItem(access: Access, key: ItemKey): Promise<Found | undefined> {
  const { call, name } = access;
  const found = await call(`read from ${name}`, (abortSignal) =>
    itemOf(access, key).read<ItemDefinition>({ abortSignal }),
  );
  if (found.statusCode !== 404) return toFound(found.resource);
  // Here the SDK keeps quiet about a container that is gone and about a replica that lags behind.
  if (found.substatus) throw notThere(name, found.substatus);
  return undefined;
}

async function findItems({ call, name, container }: Access, query: Query): Promise<readonly Found[]> {
  const { partition } = query;
  const options = partition === undefined ? {} : { partitionKey: partition };
  const { resources } = await call(`search ${name}`, (abortSignal) =>
    container.items.query<unknown>(toSql(query), { ...options, abortSignal }).fetchAll(),
  );
  return resources.map(toFound);
}

/** The version that this very write made, where it has arrived. */
async function ownWrite(access: Access, key: ItemKey, writeId: string): Promise<Version | undefined> {
  const found = await readItem(access, key);
  return found?.stored['writeId'] === writeId ? found.version : undefined;
}

/**
 * Writes are repeated when the connection fails, so a refusal may be about an earlier try of the same write that did
 * arrive. Every write therefore carries an id of its own, and a refused one looks whether it is there already.
 */
function writesThatMayBeRefused(access: Access): Pick<Items, 'create' | 'replace'> {
  const { call, ids, name, container } = access;
  return {
    async create(key, body) {
      const writeId = ids.next();
      const item = toItem(key, body, writeId);
      try {
        const created = await call(`write to ${name}`, (abortSignal) => container.items.create(item, { abortSignal }));
        return toVersion(created.etag);
      } catch (error) {
        if (!hasStatus(error, 409)) throw error;
        return (await ownWrite(access, key, writeId)) ?? 'exists';
      }
    },
    async replace(key, body, expected) {
      const writeId = ids.next();
      const item = toItem(key, body, writeId);
      const replace = (abortSignal: AbortSignal) =>
        itemOf(access, key).replace(item, { ...ifMatch(expected), abortSignal });
      try {
        const replaced = await call(`write to ${name}`, replace);
        return toVersion(replaced.etag);
      } catch (error) {
        if (hasStatus(error, 404)) return 'stale';
        if (!hasStatus(error, 412)) throw error;
        return (await ownWrite(access, key, writeId)) ?? 'stale';
      }
    },
  };
}

function otherWrites(access: Access): Pick<Items, 'put' | 'set' | 'setIf' | 'remove'> {
  const { call, ids, name, container } = access;
  return {
    async put(key, body) {
      const item = toItem(key, body, ids.next());
      await call(`write to ${name}`, (abortSignal) => container.items.upsert(item, { abortSignal }));
    },
    async set(key, field, value) {
      const operations = [{ op: 'set', path: `/${field}`, value } as const];
      try {
        await call(`write to ${name}`, (abortSignal) => itemOf(access, key).patch(operations, { abortSignal }));
      } catch (error) {
        if (!hasStatus(error, 404)) throw error;
      }
    },
    async setIf(key, { field, value }, expected) {
      const writeId = ids.next();
      const operations = [
        { op: 'set', path: `/${field}`, value } as const,
        { op: 'set', path: '/writeId', value: writeId } as const,
      ];
      try {
        await call(`write to ${name}`, (abortSignal) =>
          itemOf(access, key).patch(operations, { ...ifMatch(expected), abortSignal }),
        );
        return true;
      } catch (error) {
        if (hasStatus(error, 404)) return false;
        if (!hasStatus(error, 412)) throw error;
        return (await ownWrite(access, key, writeId)) !== undefined;
      }
    },
    async remove(key, expected) {
      const options = expected === undefined ? {} : ifMatch(expected);
      try {
        await call(`remove from ${name}`, (abortSignal) => itemOf(access, key).delete({ ...options, abortSignal }));
        return true;
      } catch (error) {
        if (hasStatus(error, 404) || hasStatus(error, 412)) return false;
        throw error;
      }
    },
  };
}

function toItem(key: ItemKey, body: object, writeId: string): ItemDefinition {
  return { ...body, id: toItemId(key.id), realId: key.id, writeId };
}

function toFound(resource: unknown): Found {
  const item = itemSchema.safeParse(resource);
  if (!item.success) throw new KojiError('contract', 'What came from Cosmos DB is not an item: it lacks id or _etag.');
  const { id, realId = id, _etag } = item.data;
  return { stored: { ...item.data, id: realId }, version: toVersion(_etag) };
}

function toVersion(etag: string): Version {
  return etag as Version;
}

function ifMatch(expected: Version) {
  return { accessCondition: { type: 'IfMatch', condition: expected } };
}

function toSql({ where, values, most }: Query): SqlQuerySpec {
  const top = most ? `TOP ${String(most.count)} ` : '';
  const order = most?.newestBy === undefined ? '' : ` ORDER BY c.${most.newestBy} DESC`;
  return {
    query: `SELECT ${top}* FROM c WHERE ${where}${order}`,
    parameters: Object.entries(values).map(([name, value]) => ({ name, value })),
  };
}

function notThere(name: string, substatus: number): KojiError {
  const code = `404/${String(substatus)}`;
  return new KojiError('unavailable', `Cosmos DB did not read from ${name}: ${code}. Is the container still there?`);
}
