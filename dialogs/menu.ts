import type { Middleware, TurnContext } from 'botbuilder';
import type { CollectionId } from '../locales/collections.ts';
import type { ChoiceKey } from '../locales/index.ts';
import { COLLECTION_CHOICE } from './knowledge/findArticles.ts';
import type { Collections } from './ports.ts';
import { localeOf } from './replies.ts';

const SWITCHED_ON = Symbol('koji.collections');

/** Finds out, for every turn that reaches the bot, which collections its menus lead to. */
export function createMenuMiddleware(collections: Collections): Middleware {
  return {
    async onTurn(context, next) {
      const switchedOn = await collections.switchedOn(localeOf(context));
      context.turnState.set(
        SWITCHED_ON,
        switchedOn.map(({ id }) => id),
      );
      await next();
    },
  };
}

/** What can be pressed where a conversation begins, and where most answers end. */
export function mainMenu(context: TurnContext): readonly ChoiceKey[] {
  const switchedOn = (context.turnState.get<readonly CollectionId[] | undefined>(SWITCHED_ON) ?? []).map(
    (id) => COLLECTION_CHOICE[id],
  );
  return ['quickAnswers', 'searchKnowledge', ...switchedOn, 'requestMenu', 'talkToAgent', 'help'];
}
