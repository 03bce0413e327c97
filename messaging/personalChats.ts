import { ActivityTypes } from 'botbuilder';
import type { ConversationAccount, Middleware } from 'botbuilder';
import { say } from '../locales/index.ts';
import { isMentioned } from './inbound.ts';
import { localeOf } from './speaker.ts';

/** Others read along there, and write. */
function isShared({ isGroup = false, conversationType = '' }: Partial<ConversationAccount>): boolean {
  return isGroup || !['', 'personal'].includes(conversationType);
}

/**
 * Keeps the bot to chats with one person: what the dialogs remember belongs to a conversation, and what they show is one
 * person's. In groups and channels whoever mentions the bot is told so, and nothing else happens.
 */
export function createPersonalChats(): Middleware {
  return {
    async onTurn(context, next) {
      const { activity } = context;
      if (!isShared(activity.conversation)) return next();
      if (activity.type !== ActivityTypes.Message || !isMentioned(activity)) return;
      await context.sendActivity(say(localeOf(context), 'welcome.personalOnly'));
    },
  };
}
