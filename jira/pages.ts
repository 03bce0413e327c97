import { z } from 'zod';
import { decode } from './decode.ts';

/** Servers may make pages as small as they like; one that never says "last page" must not be asked for ever. */
const MAX_PAGES = 200;

const pageSchema = z.object({ values: z.array(z.unknown()), isLastPage: z.boolean(), size: z.number() });

type FetchPage = (range: { readonly start: number; readonly limit: number }) => Promise<unknown>;

/** All values of a paged list, asked for page by page. The server may make pages smaller than `limit`. */
export async function collectPages<Schema extends z.ZodType>(
  item: Schema,
  what: string,
  fetchPage: FetchPage,
): Promise<readonly z.infer<Schema>[]> {
  const values: z.infer<Schema>[] = [];
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const page = decode(pageSchema, await fetchPage({ start: values.length, limit: 50 }), what);
    values.push(...page.values.map((value) => decode(item, value, what)));
    if (page.isLastPage || page.size === 0) break;
  }
  return values;
}
