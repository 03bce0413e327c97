import type { TurnContext } from 'botbuilder';
import type { Activity } from 'botbuilder';
import { isUnanswered } from '../../errors.ts';
import type { FileUpload, ServiceDesk, UploadResult } from '../../jira/ports.ts';
import type { InboundMessage } from '../../messaging/inbound.ts';
import { readMessage } from '../../messaging/inbound.ts';
import type { UploadedFile } from './draft.ts';
import type { DialogPorts, FetchedFile, FileReference } from '../ports.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

export const LARGEST_FILE_MB = 10;
export const MOST_FILES = 10;

/** What a computer would run. A service desk never needs one, and an agent's machine must not get one. */
const RUNNABLE =
  /\.(?:exe|bat|cmd|com|scr|pif|cpl|msi|msp|jar|js|jse|vbs|vbe|wsf|wsh|ps1|psm1|hta|lnk|reg|dll|app|dmg|apk|sh)$/i;

export function isRunnable(name: string): boolean {
  return RUNNABLE.test(name);
}

export interface TakenFiles {
  readonly uploaded: readonly UploadedFile[];
  /** One sentence for each file: taken, or why not. */
  readonly say: readonly Words[];
}

type Taken = { readonly ok: true; readonly file: UploadedFile } | { readonly ok: false; readonly why: Words };

/** The files of a message, with names that can be shown. */
export function filesIn(activity: Activity): readonly FileReference[] {
  return filesOf(readMessage(activity).attachments);
}

export function filesOf(attachments: InboundMessage['attachments']): readonly FileReference[] {
  return attachments.map(({ contentType, contentUrl, name }) => ({
    contentType,
    contentUrl,
    name: (name ?? contentType.replace('/', '.')).slice(-100),
  }));
}

export function namesOf(files: readonly FileReference[]): string {
  return files.map(({ name }) => escapeMarkdown(name)).join(', ');
}

/** Fetches the files and leaves them at the service desk, ready to go into a request that has `already` so many. */
export async function takeFiles(
  context: TurnContext,
  ports: Pick<DialogPorts, 'files' | 'serviceDesk'>,
  { files, already }: { readonly files: readonly FileReference[]; readonly already: number },
): Promise<TakenFiles> {
  const taken: Taken[] = [];
  for (const file of files) {
    const room = already + taken.filter(({ ok }) => ok).length < MOST_FILES;
    taken.push(room ? await takeFile(context, ports, file) : refused(file, { kind: 'tooMany' }));
  }
  const uploaded = taken.flatMap((each) => (each.ok ? [each.file] : []));
  return { uploaded, say: taken.map(sentenceFor) };
}

function sentenceFor(taken: Taken): Words {
  return taken.ok ? { key: 'files.kept', params: { name: escapeMarkdown(taken.file.name) } } : taken.why;
}

async function takeFile(
  context: TurnContext,
  { files, serviceDesk }: Pick<DialogPorts, 'files' | 'serviceDesk'>,
  file: FileReference,
): Promise<Taken> {
  if (isRunnable(file.name)) return refused(file, { kind: 'wrongType' });
  const maxBytes = LARGEST_FILE_MB * 1024 * 1024;
  const fetched = await files.fetch(file, { maxBytes, channel: context.activity.channelId });
  return fetched.kind === 'fetched' ? upload(serviceDesk, file, fetched.file) : refused(file, fetched);
}

async function upload(desk: ServiceDesk, file: FileReference, content: FileUpload): Promise<Taken> {
  const result = await uploaded(desk, content);
  if (result.kind === 'tooLarge') return refused(file, { kind: 'tooLargeThere' });
  if (result.kind !== 'uploaded') return refused(file, result);
  return { ok: true, file: { name: file.name, temporaryFileId: result.temporaryFileId, from: file } };
}

/** What is filled in already is worth more than the file, which can be sent again. */
async function uploaded(desk: ServiceDesk, content: FileUpload): Promise<UploadResult | { readonly kind: 'notNow' }> {
  try {
    return await desk.uploadTemporaryFile(content);
  } catch (error) {
    if (isUnanswered(error)) return { kind: 'notNow' };
    throw error;
  }
}

type Refusal =
  | Exclude<FetchedFile, { readonly kind: 'fetched' }>
  | { readonly kind: 'wrongType' | 'tooMany' | 'tooLargeThere' | 'notNow' };

function refused({ name }: FileReference, { kind }: Refusal): Taken {
  const params = { name: escapeMarkdown(name), limit: kind === 'tooMany' ? MOST_FILES : LARGEST_FILE_MB };
  return { ok: false, why: { key: `files.${kind}`, params } };
}

/** Fetches the files once more and leaves them anew: what waits at the service desk is thrown away after a while. */
export async function renewFiles(
  context: TurnContext,
  ports: Pick<DialogPorts, 'files' | 'serviceDesk'>,
  files: readonly UploadedFile[],
): Promise<TakenFiles> {
  const { uploaded: renewed, say } = await takeFiles(context, ports, {
    files: files.flatMap(({ from }) => (from ? [from] : [])),
    already: 0,
  });
  // That they are kept was said before.
  return { uploaded: renewed, say: say.filter((words) => !('key' in words && words.key === 'files.kept')) };
}
