import {
  CARD_NUMBER,
  CREDENTIALS,
  NAMED_AT_A_DISTANCE,
  NAMED_SECRET,
  NO_SECRET,
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

/** One word with small and capital letters, a digit and a sign, as password rules demand; links and addresses are not. */
function looksLikePassword(word: string): boolean {
  if (word.length < 8 || word.length > 64 || /:\/\/|^[^@\s]+@[^@\s]+\.[a-z]+\W*$/i.test(word)) return false;
  return [/[a-z]/, /[A-Z]/, /\d/, /[!@$%^&*?~+=]/].every((rule) => rule.test(word));
}

/** More of a word is not looked at: finding where its signs end takes the time of its square. */
const LONGEST_WORD = 256;

/** After a verb, a word that people say of passwords is none; after a sign, everything is meant to be one. */
function isSaidOf(joint: string, value: string): boolean {
  const word = value
    .slice(0, LONGEST_WORD)
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return !/[:=：]/.test(joint) && (word === '' || SAID_OF_PASSWORDS.has(word));
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
    .replace(NAMED_SECRET, (all, name: string, joint: string, value: string) =>
      isSaidOf(joint, value) ? all : `${name}${joint}${MASK}`,
    )
    .replace(NAMED_AT_A_DISTANCE, (all, name: string, joint: string, value: string) =>
      isOddWord(value) ? `${name}${joint}${MASK}` : all,
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
    .replace(CARD_NUMBER, (number) => (passesLuhn(number.replace(/\D/g, '')) ? MASK : number))
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
