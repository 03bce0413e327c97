import { createMultipartRequestBody } from 'jira.js/core';
import { z } from 'zod';
import { isKojiError } from '../errors.ts';
import type { JiraAccess } from './access.ts';
import { decode } from './decode.ts';
import { jiraError } from './jiraError.ts';
import type { FileUpload, UploadResult } from './ports.ts';

const uploadSchema = z.object({
  temporaryAttachments: z.array(z.object({ temporaryAttachmentId: z.string() })),
});

/** jira.js's own `attachTemporaryFile` sends JSON without the header against XSRF, and is always refused. */
export async function uploadTemporaryFile(access: JiraAccess, file: FileUpload): Promise<UploadResult> {
  const { id } = await access.desk();
  const content = new File([new Uint8Array(file.content)], file.filename, { type: file.contentType });
  const { body, headers } = await createMultipartRequestBody({ filename: file.filename, content });
  try {
    const answer = await access.client.sendRequest<unknown>({
      url: `/rest/servicedeskapi/servicedesk/${id}/attachTemporaryFile`,
      method: 'POST',
      headers: { ...headers, 'X-Atlassian-Token': 'no-check' },
      body,
    });
    return uploadedFile(decode(uploadSchema, answer, 'an upload'));
  } catch (error) {
    if (isKojiError(error, 'tooLarge')) return { kind: 'tooLarge' };
    throw error;
  }
}

function uploadedFile({ temporaryAttachments }: z.infer<typeof uploadSchema>): UploadResult {
  const [first] = temporaryAttachments;
  if (first === undefined) throw jiraError('contract', "Jira's answer to an upload names no file.");
  return { kind: 'uploaded', temporaryFileId: first.temporaryAttachmentId };
}
