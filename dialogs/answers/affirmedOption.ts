import { isOnlyCourtesy, withoutCourtesies } from '../../locales/courtesies.ts';
import type { Locale } from '../../locales/index.ts';
import { LOCALES } from '../../locales/index.ts';
import { normalise } from '../../locales/normalise.ts';
import { PHRASES } from '../../locales/phrases.ts';
import type { Pieces } from '../recognition/madeOf.ts';
import { isMadeOf } from '../recognition/madeOf.ts';
import { isAffirming, plainYes } from '../recognition/plainVerdicts.ts';
import type { Question } from '../question.ts';
import type { Option } from '../replies.ts';

/**
 * The option that sends, or says yes, where a text says nothing but that in several ways: `looks good, send it please`,
 * `yes, that is correct`, `ok thanks`. Where words are welcome, such a text may be some.
 */
export function affirmedOption(text: string, { accepts, options = [] }: Question): Option | undefined {
  const takesWords = accepts.kind === 'options' ? accepts.words !== undefined : accepts.kind !== 'files';
  if (takesWords) return undefined;
  const sending = options.find((each) => isCalled(each, 'send'));
  if (sending && SENDING.some((pieces) => isMadeOf(text, pieces))) return sending;
  const yes = options.find((each) => isCalled(each, 'yes'));
  return yes && (isAffirming(text) || confirmsByVerb(text)) ? yes : undefined;
}

/** What somebody else has named may be called “Yes” and mean something else. */
function isCalled({ id, label }: Option, name: string): boolean {
  return 'key' in label && id.split(':', 1)[0] === name;
}

/** A single letter is as often something else. */
function waysIn(locale: Locale, id: string): readonly string[] {
  return (PHRASES[locale].options[id] ?? []).map(normalise).filter(({ length }) => length > 1);
}

/** That there is nothing to add sends nothing by itself. */
const SENDING: readonly Pieces[] = LOCALES.map((locale) => {
  const sending = ['send', 'sendForm', 'sendAlso'].flatMap((id) => waysIn(locale, id));
  return { needed: new Set([...sending, ...plainYes(locale)]), beside: new Set(waysIn(locale, 'done')) };
});

const CONFIRMING = LOCALES.map((locale) => ({
  yes: { needed: new Set([...plainYes(locale)].filter((way) => !way.includes(' '))) },
  verbs: new Set(waysIn(locale, 'yes')),
}));

/** `yes please close it`: which action it names is looked at behind it, so nothing but single words may stand before that. */
function confirmsByVerb(text: string): boolean {
  const words = withoutCourtesies(text);
  return CONFIRMING.some(({ yes, verbs }) =>
    words.some((_word, at) => {
      const ahead = words.slice(0, at).join(' ');
      return verbs.has(words.slice(at).join(' ')) && ahead !== '' && (isMadeOf(ahead, yes) || isOnlyCourtesy(ahead));
    }),
  );
}
