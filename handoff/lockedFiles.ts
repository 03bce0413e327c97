import { ActivityTypes } from 'botbuilder';
import type { Middleware } from 'botbuilder';
import { isEmpty, lockedFilesIn, readMessage } from '../messaging/inbound.ts';
import { answer } from './replies.ts';
import type { RenderReplies } from './replies.ts';

/**
 * Says of files that nobody but the bot may read that they go nowhere; the rest of their message goes on. On the other side
 * such a picture would be a broken one, and whoever sent it would believe that it was seen.
 */
export function createLockedFiles(render: RenderReplies): Middleware {
  return {
    async onTurn(context, next) {
      const { activity } = context;
      const count = activity.type === ActivityTypes.Message ? lockedFilesIn(activity) : 0;
      if (count > 0) await answer(context, render, { key: 'chat.filesLocked', params: { count } });
      if (count === 0 || !isEmpty(readMessage(activity))) await next();
    },
  };
}
