import de from './faq/de.json' with { type: 'json' };
import en from './faq/en.json' with { type: 'json' };
import es from './faq/es.json' with { type: 'json' };
import fr from './faq/fr.json' with { type: 'json' };
import type { Locale } from './index.ts';

/** A frequent question with its answer. */
export interface FrequentQuestion {
  /** The same in every language. */
  readonly id: string;
  readonly question: string;
  /** Other ways of asking it. */
  readonly also: readonly string[];
  readonly answer: string;
}

export const FAQ: Readonly<Record<Locale, readonly FrequentQuestion[]>> = { en, fr, de, es };
