import type { JiraAccess } from './access.ts';
import { requireAnswer } from './decode.ts';
import type { NewComment } from './ports.ts';
import { escapeWiki } from './wikiText.ts';

interface Posting extends NewComment {
  readonly isPublic: boolean;
}

/** Posts a comment, for those who have looked at the key, and hands on what Jira answers. */
export async function postComment(access: JiraAccess, issueIdOrKey: string, posting: Posting): Promise<unknown> {
  const answer = await post(access, issueIdOrKey, posting);
  requireAnswer(answer, 'a new comment');
  return answer;
}

function post({ api }: JiraAccess, issueIdOrKey: string, posting: Posting): Promise<unknown> {
  const { text, temporaryFileIds = [], isPublic } = posting;
  if (temporaryFileIds.length === 0) {
    return api.request.createRequestComment({ issueIdOrKey, body: escapeWiki(text ?? ''), public: isPublic });
  }
  return api.request.createCommentWithAttachment({
    issueIdOrKey,
    temporaryAttachmentIds: [...temporaryFileIds],
    public: isPublic,
    ...(text === undefined ? {} : { additionalComment: { body: escapeWiki(text) } }),
  });
}
