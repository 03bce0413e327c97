import type { OwnedRequest, PublicComment } from '../../jira/ports.ts';
import type { CommentOptions, TriedComment } from '../requestOptions.ts';
import type { DialogPorts } from '../ports.ts';
import { whereKnown } from '../whereKnown.ts';

/** How far Jira's clock may be behind ours. It is looked at only where nobody could say what was there before. */
const CLOCK_SKEW_MS = 5_000;

type Desk = DialogPorts['serviceDesk'];

/** The newest comments on the request, or undefined where the service desk does not say. */
export async function commentsOn(desk: Desk, owned: OwnedRequest): Promise<readonly PublicComment[] | undefined> {
  const found = await whereKnown(desk.findRequest(owned));
  if (found?.kind === 'notFound') return [];
  return found && whereKnown(found.read('comments'));
}

/**
 * Which of the comments is the one that was tried: it was not there before, and has its words and its files. Equal words
 * alone may be of another day, and files have the same ones every time.
 */
export function arrivedAmong(comments: readonly PublicComment[], tried: TriedComment): PublicComment | undefined {
  return comments.find((each) => isNew(each, tried) && isAlike(each, tried));
}

function isNew({ id, createdAtMs }: PublicComment, { seen, at }: TriedComment): boolean {
  return seen ? !seen.includes(id) : createdAtMs >= at - CLOCK_SKEW_MS;
}

function isAlike({ text, files = [] }: PublicComment, { body, names }: TriedComment): boolean {
  return squeezed(text) === squeezed(body) && names.every((name) => files.some(({ filename }) => filename === name));
}

/** Whether both are the same comment, words and files. */
export function isSameComment(one: TriedComment, other: TriedComment): boolean {
  return squeezed(one.body) === squeezed(other.body) && one.names.join('\n') === other.names.join('\n');
}

type Said = Pick<CommentOptions, 'text' | 'files'>;

/** What is said beyond the comment that was tried: words and files are added behind those before. */
export function restOf({ text: whole = '', files }: Said, { text: said = '', names }: TriedComment): Said {
  const isLonger = said !== '' && (whole === said || whole.startsWith(`${said}\n`));
  const text = isLonger ? whole.slice(said.length + 1) : whole;
  const isSent = names.every((name, place) => files[place]?.name === name);
  return { files: isSent ? files.slice(names.length) : files, ...(text === '' ? {} : { text }) };
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
