/** Words, in four languages, that stand before a password when somebody writes one down. */
const PASSWORD_WORDS = [
  String.raw`pass(?:words?|wd|wort|wörter|phrase|code)`,
  String.raw`pwd?|psw|pswd|mdp|mots? de passe`,
  String.raw`contraseñas?|contrasenas?|clave(?: secreta)?`,
  String.raw`kennw[oö]rt(?:er)?|zugangscode`,
].join('|');
/** The same for numbers. */
const PINS = String.raw`pin(?:[ -]?(?:code|nummer|number|nr))?|code (?:secret|pin)`;
/** `pass` is a ticket, too, and needs a sign or a verb behind it. */
const PASSWORDS = `${PASSWORD_WORDS}|${PINS}|pass`;

/** The same for what machines know each other by. */
const KEYS = [
  String.raw`(?:client|shared)?[ _-]?secret(?:[ _-]?(?:access[ _-]?)?key)?`,
  String.raw`(?:x[ _-]?)?(?:api|access|account|auth|private|shared ?access)[ _-]?(?:key|token|signature)`,
  String.raw`(?:auth|access|refresh|id|session|bearer)?[ _-]?token`,
  String.raw`(?:j?session|phpsess|asp\.net_session)[ _-]?id`,
].join('|');

/** What may stand between the verb and the secret. */
const ADVERBS = 'now|still|set to|changed to|jetzt|nun|noch|maintenant|toujours|ahora|siempre';
const VERBS = "is|was|are|ist|war|lautet|heißt|heisst|est|était|c[’']est|es|era";
/** In quotes, spaces belong to it; what is hidden already stays as it is. */
const VALUE = String.raw`•{6}|"[^"\n]{1,256}"|'[^'\n]{1,256}'|«[^»\n]{1,256}»|„[^“”"\n]{1,256}[“”"]|[^\s,;]\S*`;

/**
 * `password: secret`, `pwd=secret`, `"token": "secret"`, `token is secret`: the value goes, the word stays. Last comes the
 * word behind the value, which only says how it is meant.
 */
export const NAMED_SECRET = new RegExp(
  String.raw`(?<![\p{L}\p{N}])((?:${PASSWORDS}|${KEYS})["']?\s*(?:(?:${VERBS})(?![\p{L}\p{N}])(?:\s+(?:${ADVERBS})(?!\S))?(?:\s*[:=：])?|=>|:=|[:=：])\s*)(${VALUE})(?=(?:\s{1,8}(\p{L}{1,24}))?)`,
  'giu',
);
export const ENDS_WITH_ADVERB = new RegExp(String.raw`\s(?:${ADVERBS})\s*$`, 'i');

/** `login bob/hunter2`: a name and its password. */
export const NAME_AND_PASSWORD =
  /(?<![\p{L}\p{N}])((?:login|log-in|credentials|zugangsdaten|anmeldedaten|logindaten|identifiants|credenciales)\s{0,8}[:=]?\s{0,8}[^\s/:=]{1,64}\s{0,4}\/\s{0,4})([^\s/]{4,256})(?!\S)/giu;

const GAP = String.raw`\s{1,8}(?:(?:[-–—>→]{1,3}|to|as|auf|à|en|por|par)\s{1,8})?`;
/** What is made of letters alone is a word there, and no secret. */
const HINT = String.raw`(?=\S{0,64}[\d!@#$%^&*?~+=_])`;

function rightBehind(names: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])((?:${names})${GAP})${HINT}(${VALUE})`, 'giu');
}

/** `password secret1`, `PIN 4711`: no sign and no verb in between. */
export const RIGHT_BEHIND = {
  password: rightBehind(PASSWORD_WORDS),
  pin: rightBehind(PINS),
  key: rightBehind(KEYS),
} as const;

/** What people write there without telling it: keys of requests, products, paths and dates, addresses, days, years. */
export const NO_SECRET = new RegExp(
  [
    String.raw`^[A-Z][A-Z\d]{1,9}-\d+$`,
    String.raw`^(?:windows|win|office|microsoft|outlook|[om])-?\d+$`,
    String.raw`\/`,
    String.raw`^[^@\s]+@[^@\s]+\.[a-z]+$`,
    String.raw`^\d+(?:st|nd|rd|th|h|hrs?|hours?|days?|x)$`,
    String.raw`^(?:19|20)\d\d$`,
  ].join('|'),
  'i',
);

/** `the password for the VPN is secret1`: a few words in between. */
export const NAMED_AT_A_DISTANCE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${PASSWORDS})((?:\s+[\p{L}\p{N}’'-]{1,24}){1,5}?\s*(?:\s(?:${VERBS})\s|[:=：]\s)\s*)(${VALUE})`,
  'giu',
);

function wordsOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}

/** What people say of a password without telling it: `my password is expired`. */
export const SAID_OF_PASSWORDS = wordsOf([
  'not no never still being always now too very already again just also only',
  'a an the my your our on in at for about what how where why needed required asked',
  'this that his her its their to of by with without from under until since after before during than as like',
  'more less much quite really so soon often sometimes almost nearly once here there out off up down over today',
  'probably maybe perhaps currently apparently automatically safe private shared public known',
  'longer shorter long short stronger weaker strong hard harder easy easier difficult simple complicated common',
  'fine ok okay good bad well valid unchanged identical available unavailable active inactive disabled enabled',
  'stored saved kept sent written revoked compromised leaked stolen renewed created generated managed synced hidden',
  'set due going getting supposed meant able unable ready case case-sensitive limited unsafe secure insecure expire',
  'expired wrong incorrect invalid lost forgotten forgot gone blocked locked broken unknown old new missing weak',
  'rejected refused correct right different same working accepted changed reset empty temporary expiring',
  'nicht kein nie noch immer jetzt zu sehr schon wieder nur auch ein eine das der die mein dein',
  'mir dir ihm uns morgen dem den am im an auf aus bei bis für in mit nach ohne seit von vom vor wie so leider heute gestern bereits',
  'dasselbe gleich identisch unverändert gültig länger kürzer lang kurz stark schwach schwer leicht einfach okay',
  'gespeichert geändert zurückgesetzt verschickt bekannt nötig erforderlich sicher unsicher kompromittiert gut hier',
  'abgelaufen falsch ungültig verloren vergessen weg gesperrt blockiert unbekannt alt neu leer richtig korrekt',
  'pas ne non jamais encore toujours maintenant trop très déjà un une le la les mon ma expiré périmé faux fausse',
  'à au aux en dans de depuis du pour par sur sans avec après avant bien plus moins valide valable bon mauvais long',
  'court même identique enregistré envoyé changé modifié révoqué expirée périmée perdue oubliée bloquée inconnue',
  'incorrect invalide perdu oublié bloqué verrouillé inconnu ancien nouveau vide refusé correct',
  'no nunca todavía siempre ahora demasiado muy ya otra un una el la los mi caducada vencida expirada incorrecta',
  'a al con de desde en hasta para por sin sobre más menos bien válida igual misma mismo larga corta guardada enviada',
  'caducado inválido válido revocado bloqueado inválida perdida olvidada bloqueada desconocida antigua nueva vacía',
  'rechazada correcta',
]);

/** `password: unknown`: even where a secret has its place, these are none. */
export const NO_VALUE = wordsOf([
  'unknown none forgotten forgot lost expired unbekannt keins keines keine vergessen verloren abgelaufen',
  'inconnu aucun oublié perdu expiré desconocida desconocido ninguna ninguno olvidada olvidado caducada',
]);

/** `see below`, `siehe oben`: where it stands. */
export const POINTS_ELSEWHERE =
  /^(?:see (?:below|above|attachment|attached|mail|email)|siehe (?:unten|oben|anhang|mail)|voir (?:ci|plus|dessous)|ver (?:abajo|arriba|más))$/i;

/** `4 digits`, `8 Zeichen`: how long it is, or for how long. */
export const AMOUNT =
  /^\d{1,2}-(?:stellig|digit)|^\d{1,3} (?:digits?|characters?|chars?|letters?|numbers?|symbols?|minutes?|hours?|days?|weeks?|months?|years?|zeichen|ziffern|stellen|buchstaben|minuten|stunden|tagen?|wochen?|monaten?|jahren?|caractères?|chiffres?|lettres?|jours?|semaines?|mois|ans?|caracteres|cifras|dígitos|letras|minutos|horas|días?|semanas?|meses|años?)$/iu;

/** `written on`, `reset by`: what was done with it, and where, when or by whom. */
export const DONE_WITH_IT = /^[a-z]{2,20}(?:ed|ing) (?:in|on|at|by|to|from|for|with|until|every|after|before|since)$/i;

/** What stands for a name and a password: in a header, and in an address. */
export const CREDENTIALS =
  /\b(Bearer\s+|Basic\s+(?=\S*[A-Z\d]))[\w.~+/=-]{12,}|(:\/\/[^\s/@:]{0,256}:)[^\s/@]{1,256}(?=@)/g;

export const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[^]*?(?:-----END [A-Z ]*-----|$)/g;

/**
 * Tokens whose makers gave them a shape. The header of a JWT has a longest length, or a text of nothing but beginnings
 * of headers would be looked through once for each.
 */
export const SHAPED_TOKEN = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:` +
    [
      // Atlassian: API tokens, keys of admins and of service accounts, app passwords.
      String.raw`AT(?:ATT|CTT|STT|OTT)[\w=-]{16,}|ATBB\w{20,}`,
      // GitHub, GitLab, npm, Hugging Face.
      String.raw`gh[pousr]_\w{20,}|github_pat_\w{20,}|gl(?:pat|rt|dt)-[\w-]{20,}|npm_\w{30,}|hf_\w{20,}`,
      // Slack, AWS, Google, Azure, SendGrid, Telegram.
      String.raw`xox[abeoprs]-[\w-]{10,}|xapp-[\w-]{10,}|(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}`,
      String.raw`AIza[\w-]{30,}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}|[\w~.-]{3}8Q~[\w~.-]{31,37}`,
      String.raw`SG\.[\w-]{16,}\.[\w-]{16,}|\d{8,10}:AA[\w-]{33}`,
      // OpenAI's likes, Stripe, JWTs, and those that are encrypted.
      String.raw`sk-[\w-]{20,}|[rs]k_(?:live|test)_\w{16,}|eyJ[\w-]{8,1024}\.[\w-]{8,}(?:\.[\w-]*){1,4}`,
    ].join('|') +
    ')',
  'gu',
);

/** Thirteen digits or more, in groups as people write them: a card number, and what stands beside it. */
export const DIGITS_OF_CARDS = /(?<!\d)(?:\d[ .\t\u00a0\u202f-]?){12,}\d/g;

/** Two words that one sign joins: `Berlin+2nd`, `Home@Office`. */
export const JOINED_WORDS = /^[A-Z][A-Za-z\d]*(?:\+(?:[A-Z][A-Za-z\d]*|\d+(?:st|nd|rd|th))|@[A-Z][a-z]+)[.,;:!?]?$/;

/** The key of a request with a query behind it, as it stands in the address of its page: `OPS-1?expand=all`. */
export const KEY_WITH_QUERY = /^[A-Z][A-Z\d_]{1,9}-\d{1,9}\?[a-z]{1,20}=(?:[a-z]{1,20}|\d{1,9})$/;
