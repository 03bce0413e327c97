import assert from 'node:assert/strict';
import { z } from 'zod';
import type { JiraSite, SiteCall } from './jiraSite.ts';

const pageSchema = z.looseObject({
  size: z.number(),
  isLastPage: z.boolean(),
  values: z.array(z.looseObject({})),
  _links: z.looseObject({ next: z.string().optional() }),
});

/** What the site answers to a call that must succeed. */
export async function read(site: Pick<JiraSite, 'call'>, path: string, options: SiteCall = {}): Promise<unknown> {
  const response = await site.call(path, options);
  assert.ok(response.ok, `${path} answered ${String(response.status)}`);
  return response.json();
}

/** The same of a list, one page of it. */
export async function readPage(
  site: Pick<JiraSite, 'call'>,
  path: string,
  options: SiteCall = {},
): Promise<z.infer<typeof pageSchema>> {
  return pageSchema.parse(await read(site, path, options));
}
