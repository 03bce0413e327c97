import type { ConnectedHandoff } from './domain/handoff.ts';
import type { TicketResult } from './ports.ts';
import type { Reply } from './reply.ts';
import type { Became, Transferred } from './service/chats.ts';
import type { OnDutyResult } from './service/duty.ts';
import type { Part } from './service/relay.ts';

/** The chat has changed under the agent's hands: what they typed is not done, and they are asked for it again. */
export function notDone({ handoff, conversation }: Part): Reply {
  const customer = handoff.customer.name;
  const before = conversation.previousChat?.customer;
  if (before === undefined) return { key: 'agent.notDoneUnseen', params: { customer } };
  return { key: 'agent.notDone', params: { before, customer } };
}

/** A line that is held, and how to send it. */
export function heldReply({ handoff, conversation }: Part): Reply {
  const customer = handoff.customer.name;
  const before = conversation.previousChat?.customer;
  if (before === undefined) return { key: 'agent.heldUnseen', params: { customer } };
  return { key: 'agent.held', params: { before, customer } };
}

/** Somebody was faster: who has the chat now. */
export function lostReply(
  became: Became,
  { customer: { name: customer } }: ConnectedHandoff,
  gone: Reply['key'],
): [Reply['key'], Reply['params']] {
  if (became.kind === 'taken') return ['agent.offerTaken', { customer, agent: became.by }];
  return became.kind === 'waits' ? ['agent.chatWaits', { customer }] : [gone, {}];
}

export function transferReply(
  result: Exclude<Transferred, { kind: 'over' }>,
  { name, customer }: { readonly name: string; readonly customer: string },
): [Reply['key'], Reply['params']] {
  switch (result.kind) {
    case 'transferred':
      return ['agent.transferred', { customer, agent: result.to }];
    case 'full':
      return ['agent.colleagueFull', { agent: result.to }];
    case 'none':
      return ['agent.noSuchColleague', { name }];
    case 'several':
      return ['agent.severalColleagues', { name, names: result.names.join(', ') }];
    default:
      return result satisfies never;
  }
}

export function ticketReply(result: TicketResult, customer: string): [Reply['key'], Reply['params']] {
  switch (result.kind) {
    case 'created':
      return [
        result.hasTranscript ? 'agent.ticketCreated' : 'agent.ticketWithoutTranscript',
        { ...linkOf(result), customer },
      ];
    case 'existed':
      return ['agent.ticketExisted', { ...linkOf(result), customer }];
    case 'waits':
      return ['agent.ticketWaits', { customer }];
    case 'underWay':
      return ['agent.ticketUnderWay', { customer }];
    case 'noAccount':
      return ['agent.ticketNoAccount', { customer }];
    case 'noPlainType':
      return ['agent.ticketNoPlainType', {}];
    case 'refused':
      return result.reason === ''
        ? ['agent.ticketRefusedUnexplained', {}]
        : ['agent.ticketRefused', { reason: result.reason }];
    default:
      return result satisfies never;
  }
}

function linkOf({ key, staffUrl: url }: { readonly key: string; readonly staffUrl: string }) {
  return { key, url };
}

const NO_CUSTOMERS = { switchedOff: 'agent.liveChatOff', outsideHours: 'agent.outsideHours' } as const;

export function onDutyReplies(result: OnDutyResult): readonly Reply[] {
  switch (result.kind) {
    case 'chatsMoved':
      return [{ key: 'agent.chatsMovedHere' }];
    case 'moved':
      return [{ key: 'agent.movedHere', params: { count: result.running } }];
    case 'already':
      return [{ key: 'agent.alreadyOnDuty', params: { count: result.waiting } }];
    case 'onDuty': {
      const onDuty: Reply = { key: 'agent.onDuty', params: { count: result.waiting } };
      return result.customers === 'may' ? [onDuty] : [onDuty, { key: NO_CUSTOMERS[result.customers] }];
    }
    default:
      return result satisfies never;
  }
}
