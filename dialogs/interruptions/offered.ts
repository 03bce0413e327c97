import type { ChoiceKey, Locale } from '../../locales/index.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import type { PhraseIntent } from '../../locales/phrases.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { isRequestKey } from '../../jira/requestKey.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import type { Intent } from '../recognition/intents.ts';
import { isBeginningButton } from './keyButtons.ts';
import { recogniseCommand } from '../recognition/recognise.ts';
import type { IsOwnKey } from '../recognition/recogniseRequest.ts';
import { requestNamed } from '../recognition/recogniseRequest.ts';

/** Buttons that begin something, wherever they stand. */
const BUTTONS = [
  'askAnother',
  'createRequest',
  'createRequestInstead',
  'createWithFile',
  'another',
  'resume',
  'myRequests',
  'showOpen',
  'showClosed',
  'showShared',
  'quickAnswers',
  'searchKnowledge',
  'googleSupport',
  'microsoft365Support',
  'requestMenu',
  'comment',
  'attach',
  'approve',
  'decline',
  'share',
] as const satisfies readonly ChoiceKey[];

/** What people type instead; not what may as well say what a request is about, such as “help with Google”. */
const MENU = [
  'quickAnswers',
  'requestMenu',
  'resumeRequest',
  'myRequests',
  'closedRequests',
  'sharedRequests',
] as const satisfies readonly PhraseIntent[];

const SAID = new Set(LOCALES.flatMap((locale) => [...buttons(locale), ...phrases(locale)].map(normalise)));

function buttons(locale: Locale): readonly string[] {
  return BUTTONS.map((id) => choiceText(locale, id));
}

/** One word alone ("tickets") is as good an answer as any. */
function phrases(locale: Locale): readonly string[] {
  return MENU.flatMap((intent) => PHRASES[locale].intents[intent]).filter((phrase) => wordsIn(phrase).length > 1);
}

/**
 * What the text asks for, where it is word for word a button of the bot or a phrase of its menu. Unlike elsewhere no
 * typo and no other word is forgiven: where any text is an answer, it must not be taken for something else lightly.
 */
export function offeredWords(text: string, locale: Locale, isOwn: IsOwnKey): Intent | undefined {
  if (SAID.has(normalise(text))) return recogniseCommand(text, locale);
  const said = text.trim();
  return isRequestKey(said) || isBeginningButton(said) ? requestNamed(text, locale, isOwn) : undefined;
}
