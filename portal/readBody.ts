import type { Request, Response } from 'restify';
import { plugins } from 'restify';
import { z } from 'zod';
import { KojiError } from '../errors.ts';

const MAX_BYTES = 16_384;
const readOnce = plugins.bodyReader({ maxBodySize: MAX_BYTES });
const fieldsSchema = z.record(z.string(), z.unknown());

/**
 * The fields of a form.
 * @throws KojiError `badRequest` or, above 16 kB, `tooLarge`.
 */
export async function readForm(request: Request, response: Response): Promise<Readonly<Record<string, unknown>>> {
  const body = await readText(request, response, 'application/x-www-form-urlencoded');
  return Object.fromEntries(new URLSearchParams(body));
}

/**
 * The fields of a JSON object.
 * @throws KojiError `badRequest` or, above 16 kB, `tooLarge`.
 */
export async function readJsonFields(request: Request, response: Response): Promise<Readonly<Record<string, unknown>>> {
  const body = await readText(request, response, 'application/json');
  try {
    return fieldsSchema.parse(JSON.parse(body));
  } catch (cause) {
    throw new KojiError('badRequest', 'The body must be a JSON object.', { cause });
  }
}

async function readText(request: Request, response: Response, contentType: string): Promise<string> {
  if (request.contentType() !== contentType) throw new KojiError('badRequest', `Send the body as ${contentType}.`);
  const body = await bodyOf(request, response);
  if (body === undefined) return '';
  if (typeof body !== 'string') throw new KojiError('contract', 'Something has parsed the body of the request before.');
  return body;
}

function bodyOf(request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    readOnce(request, response, (error: unknown) => {
      if (error instanceof Error) reject(unreadable(error));
      else resolve(request.body);
    });
  });
}

function unreadable(cause: Error): KojiError {
  const isTooLarge = 'statusCode' in cause && cause.statusCode === 413;
  if (isTooLarge) return new KojiError('tooLarge', `The body is larger than ${String(MAX_BYTES)} bytes.`, { cause });
  return new KojiError('badRequest', 'The body could not be read. Send it again.', { cause });
}
