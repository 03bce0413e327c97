import type { TurnContext } from 'botbuilder';
import { snippet } from '../handoff/domain/content.ts';
import type { Attachment } from '../handoff/domain/attachment.ts';

const PASSING_ON = Symbol('koji.passingOn');

interface Line {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** Does `work`, which brings a line to the other side of a chat; should it fail, the turn knows which line it was about. */
export async function passOn<T>(context: TurnContext, line: Line, work: () => Promise<T>): Promise<T> {
  context.turnState.set(PASSING_ON, snippet(line));
  const result = await work();
  context.turnState.delete(PASSING_ON);
  return result;
}

/** The line that this turn could not bring to the other side, as far as it is needed to recognise it. */
export function notPassedOn(context: TurnContext): string | undefined {
  return context.turnState.get<string | undefined>(PASSING_ON);
}
