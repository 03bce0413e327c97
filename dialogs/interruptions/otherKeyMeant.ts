import type { DialogContext } from 'botbuilder-dialogs';
import { otherKeySaid } from '../answers/otherKeySaid.ts';
import type { UnfinishedAtRequest } from '../ids.ts';
import type { DialogPorts } from '../ports.ts';
import type { Intent, RequestOrder } from '../recognition/intents.ts';
import { changeMeant } from '../requests/changeMeant.ts';
import { ordersToCome } from './ordersToCome.ts';
import { readKeys } from './ownKeys.ts';
import { flowIn } from './unfinished.ts';

/** `no, OPS-3`, said where it is asked whether to do something with a request: the same is wanted with that one. */
export async function otherKeyMeant(
  dialogs: DialogContext,
  ports: Pick<DialogPorts, 'memory' | 'serviceDesk' | 'links'>,
  text: string,
): Promise<Intent | undefined> {
  const flow = flowIn(dialogs);
  const asked = flow && orderOf(flow);
  if (!asked) return undefined;
  const { said, isOwn } = await readKeys(dialogs.context, ports, text);
  const key = otherKeySaid(said, asked.key);
  if (key === undefined || !isOwn(key)) return undefined;
  const order = { ...asked, key };
  const afterwards = ordersToCome(dialogs).filter((each) => !isSame(each, order));
  return { kind: 'showRequest', ...order, ...(afterwards.length === 0 ? {} : { afterwards }) };
}

/** What is to be confirmed; nothing where words are written, which are looked at where they are. */
function orderOf(flow: UnfinishedAtRequest): RequestOrder | undefined {
  switch (flow.dialog) {
    case 'changeStatus': {
      const action = changeMeant(flow.options);
      return action && { key: flow.options.key, action };
    }
    case 'answerApproval':
      return { key: flow.options.key, action: flow.options.decision };
    case 'share': {
      const { key, email, among = [] } = flow.options;
      return email === undefined ? undefined : { key, action: 'share', argument: [email, ...among].join(' ') };
    }
    default:
      return undefined;
  }
}

function isSame(one: RequestOrder, other: RequestOrder): boolean {
  return one.key === other.key && one.action === other.action;
}
