import type { TurnContext } from 'botbuilder';
import type { CommentResult, OwnedRequest, PublicComment } from '../../jira/ports.ts';
import { say } from '../../locales/index.ts';
import { begunBefore } from '../../messaging/firstArrival.ts';
import { renewFiles } from '../forms/attachedFiles.ts';
import type { Customer } from '../customer.ts';
import type { UploadedFile } from '../forms/draft.ts';
import type { TriedComment } from '../requestOptions.ts';
import type { DialogPorts } from '../ports.ts';
import { localeOf } from '../replies.ts';
import { arrivedAmong, commentsOn, isSameComment } from './arrivedComment.ts';
import type { Failed } from './attempt.ts';
import { attempt } from './attempt.ts';
import type { Owned } from './owned.ts';

/** Longer than the calls of one try take: until then a turn that nobody has heard the end of may still be at it. */
const TRY_MS = 30_000;

type PostPorts = Pick<DialogPorts, 'serviceDesk' | 'files' | 'clock'>;

/** What is to go on a request, and what is known of it so far. */
export interface Posting {
  readonly known: Owned;
  readonly text: string | undefined;
  readonly files: readonly UploadedFile[];
  /** Ids of the comments that were there when it was shown for a last look. */
  readonly seen?: readonly string[] | undefined;
  /** An earlier try that got no answer. */
  readonly tried?: TriedComment | undefined;
}

/**
 * `unknown`: what was `tried` may arrive yet, or have arrived. `arrivedBefore`: an earlier try, of something else, is
 * there, and this was not sent.
 */
type Posted =
  | CommentResult
  | Exclude<Failed, { readonly kind: 'unknown' }>
  | { readonly kind: 'unknown'; readonly tried: TriedComment }
  | { readonly kind: 'arrivedBefore'; readonly tried: TriedComment; readonly commentId: string };

/**
 * Puts it there once: where a try gets no answer, or died with its server, the request itself says whether it has
 * arrived, and nothing is sent as long as it does not say.
 */
export async function postComment(context: TurnContext, ports: PostPorts, posting: Posting): Promise<Posted> {
  const { known, tried } = posting;
  const wanted = asTried(context, ports, posting);
  const isBegun = begunBefore(context) !== undefined;
  const earlier = [...(isBegun ? [wanted] : []), ...(tried ? [tried] : [])];
  const isLookedAt = earlier.length > 0 || posting.seen === undefined;
  const there = isLookedAt ? await commentsOn(ports.serviceDesk, known.owned) : undefined;
  const fate = fateOf(earlier, there, wanted);
  if (fate) return fate;
  if (isBegun && ports.clock.now() - wanted.at < TRY_MS) return { kind: 'unknown', tried: wanted };
  const seen = there?.map(({ id }) => id) ?? posting.seen;
  return send(context, ports, { ...posting, sent: { ...wanted, at: ports.clock.now(), ...(seen ? { seen } : {}) } });
}

/** As it is sent now, or was by a turn that began with this message before. */
function asTried(context: TurnContext, { clock }: PostPorts, { known, text, files, seen }: Posting): TriedComment {
  return {
    ...(text === undefined ? {} : { text }),
    body: signed(localeOf(context), known.customer, text),
    names: files.map(({ name }) => name),
    ...(seen === undefined ? {} : { seen }),
    at: begunBefore(context) ?? clock.now(),
  };
}

/** What became of earlier tries, the last one first; undefined where none of them is there. */
function fateOf(
  earlier: readonly TriedComment[],
  there: readonly PublicComment[] | undefined,
  wanted: TriedComment,
): Posted | undefined {
  const [last] = earlier;
  if (!last) return undefined;
  if (!there) return { kind: 'unknown', tried: last };
  for (const tried of earlier) {
    const commentId = arrivedAmong(there, tried)?.id;
    if (commentId === undefined) continue;
    return isSameComment(tried, wanted) ? { kind: 'added', commentId } : { kind: 'arrivedBefore', tried, commentId };
  }
  return undefined;
}

async function send(
  context: TurnContext,
  ports: PostPorts,
  { known, files, sent }: Posting & { readonly sent: TriedComment },
): Promise<Posted> {
  const { owned } = known;
  const result = await attempt(() => addWithFiles(context, ports, { owned, body: sent.body, files }));
  if (result.kind !== 'unknown') return result;
  const there = await commentsOn(ports.serviceDesk, owned);
  const commentId = there && arrivedAmong(there, sent)?.id;
  return commentId === undefined ? { kind: 'unknown', tried: sent } : { kind: 'added', commentId };
}

/** The comment stands there under the name of the service account, so it says itself who speaks. */
function signed(locale: string, { name }: Customer, text: string | undefined): string {
  if (text === undefined) return say(locale, 'comment.files', { name });
  return `${say(locale, 'comment.author', { name })}\n${text}`;
}

interface Adding {
  readonly owned: OwnedRequest;
  readonly body: string;
  readonly files: readonly UploadedFile[];
}

/** A refusal may be about files that have waited too long: they are left anew, once, all of them or none. */
async function addWithFiles(
  context: TurnContext,
  ports: PostPorts,
  { owned, body, files }: Adding,
): Promise<CommentResult> {
  const add = (attached: readonly UploadedFile[]): Promise<CommentResult> =>
    ports.serviceDesk.addComment(owned, { text: body, temporaryFileIds: attached.map(idOf) });
  const result = await add(files);
  if (result.kind !== 'refused' || files.length === 0) return result;
  const { uploaded } = await renewFiles(context, ports, files);
  return uploaded.length === files.length ? add(uploaded) : result;
}

function idOf({ temporaryFileId }: UploadedFile): string {
  return temporaryFileId;
}
