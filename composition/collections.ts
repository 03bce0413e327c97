import type { Collection, Collections } from '../dialogs/index.ts';
import { COLLECTION_IDS } from '../locales/collections.ts';
import type { SettingsStore } from '../settings/ports.ts';
import { articlesOf } from '../settings/knowledge.ts';
import { DEFAULT_SETTINGS } from '../settings/settings.ts';
import { TENANT } from './people.ts';

/** The collections of the settings, read when they are asked for: a change counts from the next message on. */
export function createCollections(settings: SettingsStore): Collections {
  return {
    async switchedOn(locale) {
      const { knowledge } = (await settings.load(TENANT))?.value ?? DEFAULT_SETTINGS;
      const switchedOn = COLLECTION_IDS.filter((id) => knowledge[id].enabled).map((id): Collection => {
        const articles = articlesOf(knowledge, id, locale);
        return { id, articles: articles.map((article, index) => ({ id: `${id}-${String(index)}`, ...article })) };
      });
      return switchedOn.filter(({ articles }) => articles.length > 0);
    },
  };
}
