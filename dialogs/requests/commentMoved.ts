import type { DialogTurnResult } from 'botbuilder-dialogs';
import { otherKeySaid } from '../answers/otherKeySaid.ts';
import { ordersToCome, withOrders } from '../interruptions/ordersToCome.ts';
import { ownKeysIn } from '../interruptions/ownKeys.ts';
import { keepFlow } from '../interruptions/unfinished.ts';
import type { DialogPorts } from '../ports.ts';
import { firstOf } from '../recognition/firstOf.ts';
import { send } from '../replies.ts';
import type { CommentOptions } from '../requestOptions.ts';
import { whereKnown } from '../whereKnown.ts';
import { isEmpty } from './commentQuestions.ts';
import type { RequestStep } from './owned.ts';
import { ownedBy } from './owned.ts';
import { refusalWords } from './refusals.ts';

type MovedPorts = Pick<DialogPorts, 'serviceDesk' | 'identity' | 'memory' | 'clock'>;

/**
 * `I meant OPS-3`, said of a comment that was written for another request: it is looked at for that one, with its files. Of what
 * was tried there nobody knows whether it has arrived, and it stays.
 */
export async function movedTo(
  step: RequestStep<CommentOptions>,
  ports: MovedPorts,
  said: readonly string[],
): Promise<DialogTurnResult | undefined> {
  const { context, options } = step;
  if (isEmpty(options) || options.tried) return undefined;
  const key = firstOf(said, (text) => otherKeySaid(text, options.key));
  if (key === undefined || !(await ownKeysIn(context, ports, key))(key)) return undefined;
  const known = await ownedBy(context, ports.identity, key);
  const { doubtful: _said, ...written } = options;
  const found = known && (await whereKnown(ports.serviceDesk.findRequest(known.owned)));
  if (found?.kind === 'notFound') {
    await send(context, { say: [refusalWords(key, found)] });
    return step.restart(written);
  }
  const { seen: _before, problem: _why, isMore: _rest, ...moved } = written;
  await keepFlow(context, ports, withOrders({ dialog: 'comment', options: { ...moved, key } }, ordersToCome(step)));
  return step.end({ kind: 'goTo', intent: { kind: 'resumeFlow' } });
}
