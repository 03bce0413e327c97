import type { DialogTurnResult } from 'botbuilder-dialogs';
import { askAboutFiles, keepFor } from '../interruptions/filesAtHand.ts';
import type { CommentOptions } from '../requestOptions.ts';
import { DONE } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import { option, send } from '../replies.ts';
import { withWanted } from '../trail.ts';
import type { Words } from '../words.ts';
import { escapeMarkdown } from '../words.ts';
import type { RequestStep } from './owned.ts';

/** Where the request is gone its customer gets back what was to go on it, and can make a new one of that. */
export async function giveBack(
  step: RequestStep<CommentOptions>,
  ports: Pick<DialogPorts, 'memory' | 'clock' | 'serviceDesk' | 'identity'>,
  why: Words,
): Promise<DialogTurnResult> {
  const { context, options } = step;
  const { text } = options;
  const words: readonly Words[] =
    text === undefined ? [] : [{ key: 'comment.givenBack' }, { text: escapeMarkdown(text) }];
  if (text !== undefined) await ports.memory.trail.change(context, (trail) => withWanted(trail, text));
  await send(context, { say: [why, ...words], options: [option('createRequest'), option('myRequests')] });
  const files = options.files.flatMap(({ from }) => from ?? []);
  if (files.length > 0) {
    await keepFor(context, ports, files);
    await askAboutFiles(context, ports);
  }
  return step.end(DONE);
}
