import type { TurnContext } from 'botbuilder';
import type { CommentResult } from '../../jira/ports.ts';
import { begunBefore } from '../../messaging/firstArrival.ts';
import { renewFiles } from './attachedFiles.ts';
import type { Draft } from './draft.ts';
import { fileField } from './draft.ts';
import type { DialogPorts } from '../ports.ts';
import { option, send, tell } from '../replies.ts';
import type { Failed } from '../requests/attempt.ts';
import { attempt } from '../requests/attempt.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';

type ConfirmPorts = Pick<DialogPorts, 'serviceDesk' | 'files'>;

/** A request that is there now. */
export interface Created {
  readonly draft: Draft;
  readonly key: string;
  readonly accountId: string;
  readonly portalUrl: string;
}

const AFTER_CREATION = ['myRequests', 'askAnother'] as const;

/** With the files: those of a form without a field for them are added once the request is there. */
export async function confirmCreation(context: TurnContext, ports: ConfirmPorts, created: Created): Promise<void> {
  const { draft } = created;
  const told: Words = { key: 'create.created', params: linkTo(created) };
  const files: Words = { key: 'create.withFiles', params: { files: fileNames(draft), count: draft.files.length } };
  const hasFiles = draft.files.length > 0;
  if (!hasFiles || (draft.form && fileField(draft.form))) {
    return send(context, { say: hasFiles ? [told, files] : [told], options: AFTER_CREATION.map(option) });
  }
  // Told before: whether the files can be attached changes nothing about the request.
  await tell(context, told);
  const isAttached = await attachAll(context, ports, created);
  const outcome: Words = isAttached ? files : { key: 'create.notAttached', params: linkTo(created) };
  await tell(context, outcome, AFTER_CREATION);
}

/** Files that have waited too long are left anew, once; all of them are attached, or none. */
async function attachAll(context: TurnContext, ports: ConfirmPorts, created: Created): Promise<boolean> {
  const files = await missingFiles(context, ports, created);
  if (files.length === 0) return true;
  const attached = await attach(ports, created, files);
  if (attached.kind !== 'refused') return attached.kind === 'added';
  const { uploaded } = await renewFiles(context, ports, files);
  return uploaded.length === files.length && (await attach(ports, created, uploaded)).kind === 'added';
}

/** A turn that began with this message before may have attached them, and died before it could say so. */
async function missingFiles(
  context: TurnContext,
  { serviceDesk }: ConfirmPorts,
  { key, draft: { files } }: Created,
): Promise<Draft['files']> {
  if (begunBefore(context) === undefined) return files;
  const found = await attempt(() => serviceDesk.listFileNames(key));
  const names = found.kind === 'found' ? found.names : [];
  return files.every(({ name }) => names.includes(name)) ? [] : files;
}

/** The request is there, and its customer must hear of it whatever becomes of the files. */
async function attach(
  { serviceDesk }: ConfirmPorts,
  { key, accountId }: Created,
  files: Draft['files'],
): Promise<CommentResult | Failed> {
  const temporaryFileIds = files.map(({ temporaryFileId }) => temporaryFileId);
  return attempt(() => serviceDesk.addComment({ key, accountId }, { temporaryFileIds }));
}

export function fileNames({ files }: Draft): string {
  return files.map(({ name }) => escapeMarkdown(name)).join(', ');
}

function linkTo({ key, portalUrl }: { readonly key: string; readonly portalUrl: string }) {
  return { key, url: portalUrl };
}
