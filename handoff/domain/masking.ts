const MASK = '••••••';

/** `password: secret`, `pwd=secret`, `token is secret`: the value goes, the word stays. */
const NAMED_SECRET =
  /\b(pass(?:word|wort|phrase|code)?|pwd|mot de passe|contraseña|clave|kennwort|secret|api[ _-]?(?:key|token)|token)(\s*(?::|=|\bis\b|\bist\b|\best\b|\bes\b)\s*)(\S+)/giu;

/** Tokens whose makers gave them a shape: Atlassian, GitHub, Slack, AWS, Google, OpenAI-like keys and JWTs. */
const SHAPED_TOKEN =
  /\b(?:ATATT[\w=-]{16,}|gh[pousr]_\w{20,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z0-9]{16}|AIza[\w-]{30,}|sk-[\w-]{20,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*)/g;

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
    .replace(SHAPED_TOKEN, MASK)
    .replace(NAMED_SECRET, (_all, name: string, joint: string) => `${name}${joint}${MASK}`)
    .replace(CARD_NUMBER, (number) => (passesLuhn(number.replace(/\D/g, '')) ? MASK : number))
    .replace(/\S+/g, (word) => (looksLikePassword(word) ? MASK : word));
}
