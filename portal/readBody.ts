import type { Request } from 'restify';
import { z } from 'zod';
import { KojiError } from '../errors.ts';
import { readRequestBody } from '../requestBody.ts';

const MAX_BYTES = 16_384;
const fieldsSchema = z.record(z.string(), z.unknown());

/**
 * The fields of a form.
 * @throws KojiError `badRequest` or, above 16 kB, `tooLarge`.
 */
export async function readForm(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const body = await readText(request, 'application/x-www-form-urlencoded');
  return Object.fromEntries(new URLSearchParams(body));
}

/**
 * The fields of a JSON object.
 * @throws KojiError `badRequest` or, above `maxBytes`, `tooLarge`.
 */
export async function readJsonFields(
  request: Request,
  maxBytes = MAX_BYTES,
): Promise<Readonly<Record<string, unknown>>> {
  const body = await readText(request, 'application/json', maxBytes);
  try {
    return fieldsSchema.parse(JSON.parse(body));
  } catch (cause) {
    throw new KojiError('badRequest', 'The body must be a JSON object.', { cause });
  }
}

async function readText(request: Request, contentType: string, maxBytes = MAX_BYTES): Promise<string> {
  if (request.contentType() !== contentType) throw new KojiError('badRequest', `Send the body as ${contentType}.`);
  return (await readRequestBody(request, maxBytes)).toString();
}
