import {
  AMOUNT,
  CREDENTIALS,
  DIGITS_OF_CARDS,
  DONE_WITH_IT,
  ENDS_WITH_ADVERB,
  JOINED_WORDS,
  KEY_WITH_QUERY,
  NAMED_AT_A_DISTANCE,
  NAMED_SECRET,
  NAME_AND_PASSWORD,
  NO_SECRET,
  NO_VALUE,
  POINTS_ELSEWHERE,
  PRIVATE_KEY,
  RIGHT_BEHIND,
  SAID_OF_PASSWORDS,
  SHAPED_TOKEN,
} from './secretPatterns.ts';

const MASK = '••••••';

/** True when something in the text was hidden, here or by the channel before. */
export function isMasked(text: string): boolean {
  return text.includes(MASK);
}

function passesLuhn(digits: string): boolean {
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

const SHORTEST_CARD = 13;
const LONGEST_CARD = 19;
/** Beside other digits, a card number is written in groups of this many or more; the last may be shorter. */
const CARD_GROUP = 4;

function isCard(digits: string): boolean {
  return digits.length >= SHORTEST_CARD && digits.length <= LONGEST_CARD && passesLuhn(digits);
}

interface DigitGroup {
  readonly digits: string;
  /** Where it begins and ends, in the text it was found in. */
  readonly from: number;
  readonly to: number;
}

/** Where the longest card number ends that begins with this group; 0 when none does. */
function cardEnd(groups: readonly DigitGroup[], first: number): number {
  let digits = '';
  let end = 0;
  for (let at = first; digits.length < LONGEST_CARD; at += 1) {
    const group = groups[at];
    if (group === undefined) break;
    digits += group.digits;
    if (/^[2-6]/.test(digits) && isCard(digits)) end = group.to;
    if (group.digits.length < CARD_GROUP) break;
  }
  return end;
}

/** Hides the card numbers among digits; an expiry date or another number beside one stays. */
function maskCards(run: string): string {
  if (run.length < 2 * LONGEST_CARD && isCard(run.replace(/\D/g, ''))) return MASK;
  const groups = Array.from(run.matchAll(/\d+/g), ({ 0: digits, index }) => {
    return { digits, from: index, to: index + digits.length };
  });
  let masked = '';
  let readTo = 0;
  for (const [at, { from }] of groups.entries()) {
    const end = cardEnd(groups, at);
    if (end <= readTo) continue;
    if (from >= readTo) masked += run.slice(readTo, from) + MASK;
    readTo = end;
  }
  return masked + run.slice(readTo);
}

/** One word with small and capital letters, a digit and a sign, as password rules demand; links and addresses are not. */
function looksLikePassword(word: string): boolean {
  if (word.length < 8 || word.length > 64 || /:\/\/|^[^@\s]+@[^@\s]+\.[a-z]+\W*$/i.test(word)) return false;
  if (JOINED_WORDS.test(word) || KEY_WITH_QUERY.test(word)) return false;
  return [/[a-z]/, /[A-Z]/, /\d/, /[!@$%^&*?~+=]/].every((rule) => rule.test(word));
}

/** More of a word is not looked at: finding where its signs end takes the time of its square. */
const LONGEST_WORD = 256;

/** After a verb, a word that people say of passwords is none; after a sign, nearly everything is meant to be one. */
function isSaidOf(lead: string, value: string, next: string): boolean {
  const word = value
    .slice(0, LONGEST_WORD)
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const words = `${word} ${next}`;
  if (/[:=：]/.test(lead)) return NO_VALUE.has(word) || POINTS_ELSEWHERE.test(words);
  if (ENDS_WITH_ADVERB.test(lead) && !isOddWord(value)) return true;
  return word === '' || SAID_OF_PASSWORDS.has(word) || AMOUNT.test(words) || DONE_WITH_IT.test(words);
}

/** Far from the word that names it, only what has a digit or a sign in it is taken for a secret. */
function isOddWord(value: string): boolean {
  if (value.length > LONGEST_WORD) return !/^https?:/i.test(value);
  const inner = value.replace(/^["'«„]|["'»“”]$/g, '').replace(/[.,;:!?)]+$/, '');
  return inner.length >= 4 && /[^\p{L}’'-]/u.test(inner) && !/^https?:/i.test(inner);
}

/** What words can name that stand right before it. */
const NAMED = ['password', 'pin', 'key'] as const;
type Named = (typeof NAMED)[number];

/** Right behind the word that names it, and with nothing that says so, only what can hardly be a word is a secret. */
function isSecretBehind(named: Named, value: string): boolean {
  const inner = value.slice(0, LONGEST_WORD).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const isMixed = /\p{L}/u.test(inner) && /[\d!@#$%^&*?~+=_]/.test(inner);
  if (named === 'pin') return /^\d{4,12}$/.test(inner);
  if (NO_SECRET.test(inner)) return false;
  if (named === 'key') return inner.length >= 8 && isMixed && /\d/.test(inner);
  return inner.length >= 4 && (isMixed || /^\d+$/.test(inner));
}

function maskNamed(text: string): string {
  const named = text
    .replace(NAMED_SECRET, (all, lead: string, value: string, next = '') =>
      isSaidOf(lead, value, next) ? all : `${lead}${MASK}`,
    )
    .replace(NAMED_AT_A_DISTANCE, (all, name: string, joint: string, value: string) =>
      isOddWord(value) ? `${name}${joint}${MASK}` : all,
    )
    .replace(NAME_AND_PASSWORD, (all, name: string, value: string) =>
      isSecretBehind('password', value) ? `${name}${MASK}` : all,
    );
  return NAMED.reduce(maskRightBehind, named);
}

function maskRightBehind(text: string, named: Named): string {
  return text.replace(RIGHT_BEHIND[named], (all, name: string, value: string) =>
    isSecretBehind(named, value) ? `${name}${MASK}` : all,
  );
}

/** Hides what looks like a password, a token or a card number, before the text is stored, logged or shown. */
export function maskSecrets(text: string): string {
  const shaped = text
    .replace(PRIVATE_KEY, MASK)
    .replace(SHAPED_TOKEN, MASK)
    .replace(CREDENTIALS, (_all, scheme?: string, user?: string) => `${scheme ?? user ?? ''}${MASK}`);
  return maskNamed(shaped)
    .replace(DIGITS_OF_CARDS, maskCards)
    .replace(/\S+/g, (word) => (looksLikePassword(word) ? MASK : word));
}

/** The same for the name of a file; what kind of file it is stays to be seen. */
export function maskFileName(name: string): string {
  const ending = /(?<=.)\.[a-z\d]{1,8}$/i.exec(name)?.[0] ?? '';
  const stem = ending === '' ? name : name.slice(0, -ending.length);
  const masked = maskSecrets(stem);
  if (masked !== stem) return masked + ending;
  // In names, these stand for spaces.
  const spaced = stem.replace(/[-_]/g, ' ');
  const maskedWords = maskNamed(spaced);
  return (maskedWords === spaced ? stem : maskedWords) + ending;
}

const SECRET_NAME =
  /^(?:x[_-]?)?(?:pass(?:word|wort|phrase|code)?|pwd|pin|(?:client[_-]?)?secret|(?:api|access|auth|refresh|id|private)?[_-]?(?:key|token)|authorization|cookie)$/i;
/** Deeper than this, nobody has written anything; it is left out. */
const DEEPEST = 32;

/** The same for data of any shape: every text in it, and what stands under a name such as `password`. */
export function maskSecretsIn(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskSecrets(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) return value.map((each) => maskSecretsIn(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const isNamed = SECRET_NAME.test(name) && ['string', 'number'].includes(typeof each);
      return [maskSecrets(name), isNamed ? MASK : maskSecretsIn(each, depth + 1)];
    }),
  );
}
