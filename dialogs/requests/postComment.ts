import type { TurnContext } from 'botbuilder';
import { isUnanswered } from '../../errors.ts';
import type { AttachResult, CommentResult, OwnedRequest } from '../../jira/ports.ts';
import { say } from '../../locales/index.ts';
import { begunBefore } from '../../messaging/firstArrival.ts';
import { renewFiles } from '../attachedFiles.ts';
import type { Customer } from '../customer.ts';
import type { UploadedFile } from '../draft.ts';
import type { DialogPorts } from '../ports.ts';
import { localeOf } from '../replies.ts';
import type { Failed } from './attempt.ts';
import { attempt, CLOCK_SKEW_MS } from './attempt.ts';
import type { Owned } from './owned.ts';

/** Longer than the calls of one try take: until then a turn that nobody has heard the end of may still be at it. */
const TRY_MS = 30_000;
/** Others may have commented since. */
const COMMENTS_LOOKED_AT = 20;

type PostPorts = Pick<DialogPorts, 'serviceDesk' | 'files' | 'clock'>;

/** What is to go on a request, and since when that is tried. */
export interface Posting {
  readonly known: Owned;
  readonly text: string | undefined;
  readonly files: readonly UploadedFile[];
  /** When an earlier try got no answer, in epoch milliseconds. */
  readonly triedAt?: number | undefined;
}

/** `unknown`: it may arrive yet, or have arrived; `since` is when that was tried first, in epoch milliseconds. */
type Posted =
  | CommentResult
  | AttachResult
  | Exclude<Failed, { readonly kind: 'unknown' }>
  | { readonly kind: 'unknown'; readonly since: number };

/**
 * Puts it there once: where a try gets no answer, or died with its server, the request itself says whether it has
 * arrived.
 */
export async function postComment(context: TurnContext, ports: PostPorts, posting: Posting): Promise<Posted> {
  const { known, text, files, triedAt } = posting;
  const { owned } = known;
  const body = signed(localeOf(context), known.customer, text);
  const begunAt = begunBefore(context);
  const before = triedAt ?? begunAt;
  const since = before ?? ports.clock.now();
  if (before !== undefined && (await hasArrived(ports, owned, { body, since }))) return ARRIVED;
  if (begunAt !== undefined && ports.clock.now() - begunAt < TRY_MS) return { kind: 'unknown', since };
  const result = await attempt(() => addWithFiles(context, ports, { owned, body, files }));
  if (result.kind !== 'unknown') return result;
  return (await hasArrived(ports, owned, { body, since })) ? ARRIVED : { kind: 'unknown', since };
}

const ARRIVED: AttachResult = { kind: 'attached' };

/** The comment stands there under the name of the service account, so it says itself who speaks. */
function signed(locale: string, { name }: Customer, text: string | undefined): string {
  if (text === undefined) return say(locale, 'comment.files', { name });
  return `${say(locale, 'comment.author', { name })}\n${text}`;
}

/** False also where the service desk does not say. */
async function hasArrived(
  { serviceDesk }: PostPorts,
  owned: OwnedRequest,
  { body, since }: { readonly body: string; readonly since: number },
): Promise<boolean> {
  try {
    const listed = await serviceDesk.listPublicComments(owned, COMMENTS_LOOKED_AT);
    const recent = listed.kind === 'found' ? listed.comments : [];
    return recent.some(
      ({ text, createdAtMs }) => createdAtMs >= since - CLOCK_SKEW_MS && squeezed(text) === squeezed(body),
    );
  } catch (error) {
    if (isUnanswered(error)) return false;
    throw error;
  }
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
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
): Promise<CommentResult | AttachResult> {
  const result = await add(ports.serviceDesk, owned, { body, ids: files.map(idOf) });
  if (result.kind !== 'refused' || files.length === 0) return result;
  const { uploaded } = await renewFiles(context, ports, files);
  return uploaded.length === files.length ? add(ports.serviceDesk, owned, { body, ids: uploaded.map(idOf) }) : result;
}

function idOf({ temporaryFileId }: UploadedFile): string {
  return temporaryFileId;
}

function add(
  desk: PostPorts['serviceDesk'],
  owned: OwnedRequest,
  { body, ids }: { readonly body: string; readonly ids: readonly string[] },
): Promise<CommentResult | AttachResult> {
  return ids.length === 0 ? desk.addPublicComment(owned, body) : desk.attachFiles(owned, ids, body);
}
