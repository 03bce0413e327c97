const MASK = '••••••';

/** True when something in the text was hidden, here or by the channel before. */
export function isMasked(text: string): boolean {
  return text.includes(MASK);
}

/** `password: secret`, `pwd=secret`, `"token": "secret"`, `token is secret`: the value goes, the word stays. */
const NAMED_SECRET =
  /(?<![\p{L}\p{N}])(pass(?:words?|wort|phrase|code)?|pwd?|mot de passe|contraseña|clave|kennwort|(?:client[ _-]?)?secret|api[ _-]?(?:key|token)|(?:access[ _-]?)?token)(["']?\s*(?:(?:is|was|ist|lautet|est|es)\b\s*[:=：]?|[:=：])\s*["']?)(\S+)/giu;

/** What stands for a name and a password: in a header, and in an address. */
const CREDENTIALS = /\b(Bearer\s+|Basic\s+(?=\S*[A-Z\d]))[\w.~+/=-]{12,}|(:\/\/[^\s/@:]{0,256}:)[^\s/@]{1,256}(?=@)/g;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*-----|$)/g;

/**
 * Tokens whose makers gave them a shape: Atlassian, GitHub, GitLab, Slack, AWS, Google, OpenAI-like keys and JWTs. The header of
 * a JWT has a longest length, or a text of nothing but beginnings of headers would be looked through once for each.
 */
const SHAPED_TOKEN =
  /\b(?:ATATT[\w=-]{16,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z0-9]{16}|AIza[\w-]{30,}|sk-[\w-]{20,}|eyJ[\w-]{8,1024}\.[\w-]{8,}\.[\w-]*)/g;

const CARD_NUMBER = /\b(?:\d[ -]?){12,18}\d\b/g;

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

/** Hides what looks like a password, a token or a card number, before the text is stored, logged or shown. */
export function maskSecrets(text: string): string {
  return text
    .replace(PRIVATE_KEY, MASK)
    .replace(SHAPED_TOKEN, MASK)
    .replace(CREDENTIALS, (_all, scheme?: string, user?: string) => `${scheme ?? user ?? ''}${MASK}`)
    .replace(NAMED_SECRET, (_all, name: string, joint: string) => `${name}${joint}${MASK}`)
    .replace(CARD_NUMBER, (number) => (passesLuhn(number.replace(/\D/g, '')) ? MASK : number))
    .replace(/\S+/g, (word) => (looksLikePassword(word) ? MASK : word));
}
