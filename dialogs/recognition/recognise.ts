import { isMisusedCommand } from '../../handoff/index.ts';
import { isOnlyCourtesy } from '../../locales/courtesies.ts';
import type { ChoiceKey, Locale } from '../../locales/index.ts';
import { LOCALES, choiceText } from '../../locales/index.ts';
import { normalise, wordsIn } from '../../locales/normalise.ts';
import type { PhraseIntent } from '../../locales/phrases.ts';
import { PHRASES } from '../../locales/phrases.ts';
import { LONGEST_LINE } from '../../messaging/inbound.ts';
import { saysYes, wantsNothingMore } from './acknowledged.ts';
import type { Intent, Interruption, NotUnderstood } from './intents.ts';
import { isInterruption } from './intents.ts';
import { isChoice } from './isChoice.ts';
import { humanAsked } from './humanAsked.ts';
import { languageAsked } from './languageAsked.ts';
import { createPhraseFinder } from './phraseFinder.ts';
import { findQuickAnswer } from './quickAnswers.ts';
import { requestBegun } from './requestBegun.ts';
import { requestsDescribed } from './requestDescribed.ts';
import type { IsOwnKey } from './recogniseRequest.ts';
import { requestAsked } from './recogniseRequest.ts';
import { firstOrder } from './requestOrders.ts';
import { isOfOwnRequest, someRequest } from './someRequest.ts';

const INTENT_OF: Readonly<Record<PhraseIntent, Intent>> = {
  greet: { kind: 'greet' },
  thanks: { kind: 'thanks' },
  help: { kind: 'help' },
  stop: { kind: 'stop' },
  exit: { kind: 'exit' },
  human: { kind: 'human' },
  signOut: { kind: 'signOut' },
  signIn: { kind: 'signIn' },
  quickAnswers: { kind: 'quickAnswers' },
  searchKnowledge: { kind: 'searchKnowledge' },
  googleSupport: { kind: 'collection', id: 'google' },
  microsoft365Support: { kind: 'collection', id: 'microsoft365' },
  requestMenu: { kind: 'requestMenu' },
  createRequest: { kind: 'createRequest' },
  resumeRequest: { kind: 'resumeRequest' },
  myRequests: { kind: 'myRequests', status: 'open' },
  closedRequests: { kind: 'myRequests', status: 'closed' },
  sharedRequests: { kind: 'myRequests', status: 'open', relation: 'participant' },
  askAnother: { kind: 'askAnother' },
  notWaiting: { kind: 'notWaiting' },
};

const PHRASE_OF_CHOICE: Readonly<Partial<Record<ChoiceKey, PhraseIntent>>> = {
  askAnother: 'askAnother',
  createRequest: 'createRequest',
  createRequestInstead: 'createRequest',
  another: 'createRequest',
  createWithFile: 'createRequest',
  resume: 'resumeRequest',
  myRequests: 'myRequests',
  showOpen: 'myRequests',
  showClosed: 'closedRequests',
  showShared: 'sharedRequests',
  talkToAgent: 'human',
  leaveQueue: 'notWaiting',
  quickAnswers: 'quickAnswers',
  searchKnowledge: 'searchKnowledge',
  googleSupport: 'googleSupport',
  microsoft365Support: 'microsoft365Support',
  requestMenu: 'requestMenu',
  help: 'help',
  stop: 'stop',
  // Pressed on an older message, while no request is looked at: the list lets the customer say which one is meant.
  comment: 'myRequests',
  attach: 'myRequests',
  approve: 'myRequests',
  decline: 'myRequests',
  share: 'myRequests',
};

const FINDER = createPhraseFinder({
  buttons: PHRASE_OF_CHOICE,
  typed: ({ intents, helpAsked }) => ({ ...intents, human: [...intents.human, ...helpAsked] }),
});

/** What asks for a human beside something else: “I need someone” asks for one who does what is said there. */
const BESIDE = createPhraseFinder({
  buttons: {},
  typed: ({ intents }) => ({ human: intents.human.filter((phrase) => !phrase.startsWith('=')) }),
});

/** Sends what is looked at, and never begins another request, though it sounds like that in some languages. */
const SEND_BUTTONS = new Set(LOCALES.map((locale) => normalise(choiceText(locale, 'send'))));

/** What the whole message says, where that is one of the things that can be pressed or asked for by name. */
export function recogniseCommand(text: string, locale: Locale): Intent | undefined {
  if (SEND_BUTTONS.has(normalise(text))) return undefined;
  const said = FINDER.find(text, locale);
  if (said !== undefined) return INTENT_OF[said];
  const isHuman = (words: string): boolean => FINDER.find(words, locale) === 'human';
  const isHumanBeside = (words: string): boolean => isHuman(words) && BESIDE.find(words, locale) !== undefined;
  const human = humanAsked(text, { isHuman, isHumanBeside });
  if (human) return { kind: 'human', said: text, ...human };
  const language = languageAsked(text);
  return language === undefined ? undefined : { kind: 'language', locale: language };
}

/** Reads a message that may come at any step of any dialog; undefined for everything that is an answer or a question. */
export function recogniseInterruption(text: string, locale: Locale): Interruption | undefined {
  const intent = recogniseCommand(text, locale);
  return intent && isInterruption(intent) ? intent : undefined;
}

/** Reads a message that answers no question of the bot. What is nothing else is a question to be looked up. */
export function recognise(text: string, locale: Locale, isOwn?: IsOwnKey): Intent {
  const why = notReadable(text);
  if (why !== undefined) return { kind: 'notUnderstood', why };
  return (
    commanded(text, locale) ??
    nothingMore(text) ??
    pastChoice(text) ??
    requestCalled(text, locale) ??
    anyRequest(text, locale) ??
    requestWanted(text, locale) ??
    (isOwn && firstOrder(text, locale, isOwn)) ??
    requestAsked(text, locale, isOwn) ??
    lookedUp(text, locale)
  );
}

/** What asks for nothing by name. */
function lookedUp(text: string, locale: Locale): Intent {
  return (
    knowledgeAsked(text, locale) ??
    unknownCommand(text) ??
    frequent(text, locale) ?? { kind: 'searchKnowledge', query: text }
  );
}

/** A request by words of its title: `close my VPN ticket`. Whether there is one is found out when the customer is known. */
export function requestCalled(
  text: string,
  locale: Locale,
): Extract<Intent, { readonly kind: 'findRequest' }> | undefined {
  const ways = requestsDescribed(text, locale);
  const wanted = requestWanted(text, locale);
  // `I want to close my VPN ticket` sounds like one that is yet to be made, and `my` says that it is there.
  const isMeant = wanted ? ways.some(({ isOwn, isOrder }) => isOwn && isOrder) : ways.length > 0;
  if (!isMeant) return undefined;
  const isOrder = ways.some((way) => way.isOrder);
  return { kind: 'findRequest', said: text, isOrder, instead: wanted ?? lookedUp(text, locale) };
}

/** `close my request`, `my ticket is urgent`, and nothing that tells which. */
function anyRequest(text: string, locale: Locale): Intent | undefined {
  const isOrder = someRequest(text, locale) !== undefined;
  if (!isOrder && !isOfOwnRequest(text, locale)) return undefined;
  const instead = lookedUp(text, locale);
  const isAsked = instead.kind === 'searchKnowledge' && instead.query === text;
  return isOrder || isAsked ? { kind: 'findRequest', said: text, isOrder, isAny: true, instead } : undefined;
}

function commanded(text: string, locale: Locale): Intent | undefined {
  const intent = recogniseCommand(text, locale) ?? politely(text, locale) ?? behindYes(text, locale);
  // `fermer mon ticket` is no “voir mon ticket” with typos in it.
  if (intent?.kind === 'myRequests' && someRequest(text, locale)) return undefined;
  // `rien, merci` is no “de rien”.
  return intent?.kind === 'thanks' && wantsNothingMore(text) ? undefined : intent;
}

/** `yes, create a request`, to what is not asked any more, or was offered. */
function behindYes(text: string, locale: Locale): Intent | undefined {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  return rest.length > 0 && saysYes(first) ? recogniseCommand(rest.join(' '), locale) : undefined;
}

/** A request to be made, and what it is about. */
export function requestWanted(text: string, locale: Locale): Extract<Intent, { kind: 'createRequest' }> | undefined {
  return requestBegun(text, (words) => FINDER.find(words, locale) === 'createRequest');
}

function notReadable(text: string): NotUnderstood | undefined {
  if (text.trim() === '') return { kind: 'empty' };
  if (text.length > LONGEST_LINE) return { kind: 'tooLong', length: text.length };
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0 && !/\p{N}/u.test(text)) return { kind: text.includes('•') ? 'hidden' : 'emoji' };
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin * 2 < letters ? { kind: 'script' } : undefined;
}

/** `hola buenas`: nothing but courtesies, and the first of them a greeting or thanks. */
function politely(text: string, locale: Locale): Intent | undefined {
  if (!isOnlyCourtesy(text)) return undefined;
  const words = wordsIn(text);
  const said = [2, 1].map((count) => FINDER.find(words.slice(0, count).join(' '), locale));
  const meant = said.find((each) => each === 'greet' || each === 'thanks');
  return meant && INTENT_OF[meant];
}

/** A no where nothing is asked that it would answer, or the bot has asked whether there is anything else. */
function nothingMore(text: string): Intent | undefined {
  return wantsNothingMore(text) ? { kind: 'nothingMore' } : undefined;
}

function pastChoice(text: string): Intent | undefined {
  // A number alone is a place in a list that is not shown any more.
  return isChoice(text) || isOnlyCourtesy(text) || /^\s*\d{1,2}\s*$/.test(text)
    ? { kind: 'notUnderstood', why: { kind: 'pastChoice' } }
    : undefined;
}

function knowledgeAsked(text: string, locale: Locale): Intent | undefined {
  const words = text.trim().split(/\s+/);
  const prefixes = PHRASES[locale].searchPrefixes.map(wordsIn).toSorted((a, b) => b.length - a.length);
  const prefix = prefixes.find((each) => normalise(words.slice(0, each.length).join(' ')) === each.join(' '));
  if (prefix === undefined || words.length === prefix.length) return undefined;
  return { kind: 'searchKnowledge', query: words.slice(prefix.length).join(' ') };
}

function unknownCommand(text: string): Intent | undefined {
  const [word = ''] = text.trim().split(/\s+/);
  if (!/^#\p{L}/u.test(word)) return undefined;
  const kind = isMisusedCommand(text) ? 'misused' : 'command';
  return { kind: 'notUnderstood', why: { kind, word: word.slice(0, 40) } };
}

function frequent(text: string, locale: Locale): Intent | undefined {
  const found = findQuickAnswer(text, locale);
  return found && { kind: 'quickAnswer', id: found.id, said: text };
}
