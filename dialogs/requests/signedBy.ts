import { LOCALES, say } from '../../locales/index.ts';

/** Words that stand on a request under the name of the service account, and who has said them. */
export interface SignedComment {
  readonly name: string;
  /** Empty where only files were sent; `name` is empty where it is hidden. */
  readonly said: string;
}

const NAME = '\0';

/** Every sentence that says who speaks: what stands before the name, and after it. */
const SIGNATURES = LOCALES.flatMap((locale) =>
  (['comment.author', 'comment.files'] as const).map((key) => {
    const [before = '', after = ''] = say(locale, key, { name: NAME }).split(NAME);
    return { before, after };
  }),
);

function nameless({ before, after }: (typeof SIGNATURES)[number]): string {
  return `${before}${after}`.trim();
}

/** Reads who a comment of the service account is from; undefined for one that the bot has not written for anybody. */
export function signedBy(text: string): SignedComment | undefined {
  const [line = '', ...rest] = text.trim().split(/\r?\n/);
  const first = line.trim();
  const found = SIGNATURES.find(
    ({ before, after }) =>
      first === nameless({ before, after }) ||
      (first.length > before.length + after.length && first.startsWith(before) && first.endsWith(after)),
  );
  if (!found) return undefined;
  const name = first === nameless(found) ? '' : first.slice(found.before.length, first.length - found.after.length);
  return { name, said: rest.join('\n').trim() };
}
