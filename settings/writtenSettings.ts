import { isCommand } from '../locales/isCommand.ts';
import { collectedArticleSchema, knowledgeOf } from './knowledge.ts';
import { settingsSchema } from './settings.ts';

/**
 * An article as it may be saved: its title is a button, and pressing it says it to the bot. Only the server looks, for
 * all that people can say to the bot is far too long a list for a page.
 */
const sayableArticleSchema = collectedArticleSchema.extend({
  title: collectedArticleSchema.shape.title.refine(
    (title) => !isCommand(title),
    'would be taken for a command of the chat; write what the page is about',
  ),
});

/** The settings as they may be saved; what was saved before stays readable. */
export const writtenSettingsSchema = settingsSchema.extend({
  knowledge: knowledgeOf(sayableArticleSchema).prefault({}),
});
