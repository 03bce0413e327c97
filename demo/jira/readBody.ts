import type { SimulatorRequest, UploadedFile } from './protocol.ts';

/** JSON of a request's body; nothing for an empty body, `malformed` for what is no JSON. */
export type JsonBody = { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'malformed' };

export function readJson(request: SimulatorRequest): JsonBody {
  if (request.body.length === 0) return { kind: 'json', value: undefined };
  try {
    return { kind: 'json', value: JSON.parse(Buffer.from(request.body).toString()) };
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'malformed' };
    throw error;
  }
}

/** The files of a form; none when the body is no form. */
export async function readFiles(request: SimulatorRequest): Promise<readonly UploadedFile[]> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return [];
  const response = new Response(new Uint8Array(request.body), { headers: { 'content-type': type } });
  try {
    return filesOf(await response.formData());
  } catch (error) {
    if (error instanceof TypeError) return [];
    throw error;
  }
}

function filesOf(form: FormData): readonly UploadedFile[] {
  const files: UploadedFile[] = [];
  for (const [fieldName, value] of form) {
    if (typeof value === 'string') continue;
    const mimeType = value.type === '' ? 'application/octet-stream' : value.type;
    files.push({ fieldName, filename: value.name, mimeType, sizeBytes: value.size });
  }
  return files;
}
