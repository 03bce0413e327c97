import { ActivityTypes } from 'botbuilder';
import type { Middleware } from 'botbuilder';
import { readMessage } from '../messaging/inbound.ts';
import { answer } from './replies.ts';
import type { RenderReplies } from './replies.ts';

/** Files of one message: as many as a request takes, and an upload of the embedded Direct Line. */
export const MOST_ATTACHMENTS = 10;

/**
 * Stops a message with more files before anybody acts on it, agent, customer or bot: each file is read, kept and sent
 * on, and of a message that was half done nobody could say which half.
 */
export function createAttachmentLimit(render: RenderReplies): Middleware {
  return {
    async onTurn(context, next) {
      const files = context.activity.type === ActivityTypes.Message ? readMessage(context.activity).attachments : [];
      if (files.length <= MOST_ATTACHMENTS) return next();
      const params = { files: files.length, limit: MOST_ATTACHMENTS };
      return answer(context, render, { key: 'chat.tooManyFiles', params });
    },
  };
}
