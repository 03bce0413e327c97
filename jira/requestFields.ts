import { z } from 'zod';
import type { JiraAccess } from './access.ts';
import { decode } from './decode.ts';
import type { OwnRequest } from './ownedRequests.ts';
import type { ShownField } from './ports.ts';
import { unescapeWiki } from './wikiText.ts';

/** Shown elsewhere: as the title, and as the list of files. */
const NOT_A_DETAIL = ['summary', 'attachment'];

const valuesSchema = z.object({
  requestFieldValues: z
    .array(z.object({ fieldId: z.string(), label: z.string().default(''), value: z.unknown() }))
    .default([]),
});

export async function readFields({ api }: JiraAccess, { request }: OwnRequest): Promise<readonly ShownField[]> {
  const answer = await api.request.getCustomerRequestByIdOrKey({ issueIdOrKey: request.key });
  const { requestFieldValues } = decode(valuesSchema, answer, 'a request');
  return requestFieldValues
    .filter(({ fieldId }) => !NOT_A_DETAIL.includes(fieldId))
    .map(({ label, value }) => ({ label, value: textOf(value) }))
    .filter(({ value }) => value !== '');
}

const namedSchema = z.union([
  z.object({ displayName: z.string() }).transform(({ displayName }) => displayName),
  z
    .object({ value: z.string(), child: z.object({ value: z.string() }).nullish() })
    .transform(({ value, child }) => (child ? `${value} / ${child.value}` : value)),
  z.object({ name: z.string() }).transform(({ name }) => name),
]);

/** What a value says to people; nothing for a kind of value that is not known. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return unescapeWiki(value).trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ');
  const named = namedSchema.safeParse(value);
  return named.success ? named.data : '';
}
