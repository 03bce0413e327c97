import { claimsOf } from '../authorize.ts';
import { fileAnswer } from '../fileAnswer.ts';
import { LIMITS } from '../limits.ts';
import { readBody } from '../readBody.ts';
import { DirectLineRefusal } from '../refusal.ts';
import type { Answer, Call } from '../route.ts';
import { TOO_MUCH, parseUpload, withNames } from '../uploadBody.ts';
import { senderOf } from './activityEndpoints.ts';
import { requireOwn } from './conversationEndpoints.ts';
import type { EndpointParts } from './endpointParts.ts';

/** Room for the activity and for what multipart/form-data adds. */
const MAX_BODY_BYTES = LIMITS.uploadBytes + LIMITS.activityBytes + 64 * 1024;

/**
 * `POST conversations/:conversationId/upload?userId=`, for the secret or the conversation's token: one raw file, or
 * multipart/form-data with files and, if wanted, the activity that they belong to.
 */
export async function postUpload(parts: EndpointParts, { request, caller, params, query }: Call): Promise<Answer> {
  const conversation = requireOwn(parts, caller, params['conversationId']);
  const raw = {
    contentType: request.headers['content-type'] ?? '',
    contentDisposition: request.headers['content-disposition'] ?? '',
    bytes: await readBody(request, MAX_BODY_BYTES, TOO_MUCH),
  };
  const { activity: sent, files } = withNames(await parseUpload(raw), parts.maskFileName);
  const userId = query.get('userId');
  const activity = userId ? { ...sent, from: { ...sent.from, id: userId } } : sent;
  const user = senderOf(parts, { conversation, caller, activity });
  const id = await parts.inbox.accept(conversation, user, activity, files);
  return { status: 200, body: { id } };
}

/** `GET attachments/:uploadId/:name?t=`, for whoever has the address: it was told to this conversation only. */
export function getUpload({ store, tokens }: EndpointParts, { params, query }: Omit<Call, 'caller'>): Answer {
  const { uploadId } = claimsOf(tokens.download.read(query.get('t') ?? ''));
  if (uploadId !== params['uploadId']) throw new DirectLineRefusal('Forbidden', 'The address is not for this file.');
  const upload = store.findUpload(uploadId);
  if (!upload) throw new DirectLineRefusal('NotFound', 'File not found. Files are kept for 24 hours.');
  return fileAnswer(upload);
}
