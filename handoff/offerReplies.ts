import type { Reply } from './reply.ts';
import type { Accepted, Declined } from './service/offerAnswers.ts';

/** What an agent hears who answered an offer; nothing where the summary of their new chat says it. */
export function offerReply(result: Accepted | Declined): Reply | undefined {
  switch (result.kind) {
    case 'accepted':
      return undefined;
    case 'declined':
      return { key: 'agent.offerDeclined', params: { customer: result.customer } };
    case 'none':
      return { key: 'agent.noOffer' };
    case 'several':
      return { key: 'agent.severalOffers', params: { names: result.names.join(', ') } };
    case 'yours':
      return { key: 'agent.offerYours', params: { customer: result.customer } };
    case 'taken':
      return { key: 'agent.offerTaken', params: { customer: result.customer, agent: result.by } };
    case 'left':
      return { key: 'agent.offerLeft', params: { customer: result.customer } };
    case 'movedOn':
      return { key: 'agent.offerMovedOn', params: { customer: result.customer } };
    default:
      return result satisfies never;
  }
}
