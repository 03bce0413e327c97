import type { Conversation, HandoffKey } from '../../handoff/domain/conversation.ts';
import type { Handoff } from '../../handoff/domain/handoff.ts';
import type { Agent } from '../../handoff/domain/presence.ts';
import { compareIds } from '../../handoff/domain/queue.ts';
import type { AgentStore, ConversationStore, HandoffStore, Lease, LeaseStore } from '../../handoff/ports.ts';
import { agentRecord } from '../records/agent.ts';
import { conversationRecord } from '../records/conversation.ts';
import { handoffRecord } from '../records/handoff.ts';
import { leaseRecord } from '../records/lease.ts';
import type { DocumentPlace } from './documents.ts';
import { createDocuments } from './documents.ts';
import type { Items } from './items.ts';
import { removeAll, removeWhere } from './removeAll.ts';

const conversations: DocumentPlace<string, Conversation> = {
  record: conversationRecord,
  keyOf: (conversation) => conversation.id,
  at: (id) => ({ id }),
};

export function createConversationStore(items: Items): ConversationStore {
  const { find, ...documents } = createDocuments(items, conversations);
  return {
    ...documents,
    ofPerson: (personId) => find({ where: 'c.personId = @personId', values: { '@personId': personId } }),
  };
}

const atDesk = ({ deskId, id }: HandoffKey) => ({ partition: deskId, id });

const handoffs: DocumentPlace<HandoffKey, Handoff> = {
  record: handoffRecord,
  keyOf: (handoff) => handoff,
  at: atDesk,
};

/** Queries are sorted here and not by Cosmos DB: two keys would need a composite index on every container. */
export function createHandoffStore(items: Items): HandoffStore {
  const { find, ...documents } = createDocuments(items, handoffs);
  return {
    ...documents,
    async waiting(deskId) {
      const where = `c.deskId = @deskId AND c.state.kind = 'waiting'`;
      const found = await find({ where, values: { '@deskId': deskId }, partition: deskId });
      return found.toSorted((a, b) => a.value.askedAt - b.value.askedAt || compareIds(a.value.id, b.value.id));
    },
    async eraseEndedBefore(deskId, at) {
      const where = `c.deskId = @deskId AND c.state.kind = 'ended' AND c.state.at < @at`;
      const found = await items.find({ where, values: { '@deskId': deskId, '@at': at }, partition: deskId });
      return removeAll(items, found, ({ stored: { id } }) => ({ key: { partition: deskId, id } }));
    },
    async due(deskId, now, furthest) {
      const isDue = '(c.state.checkAt <= @now OR c.state.checkAt > @furthest)';
      const where = `c.deskId = @deskId AND c.state.kind = 'connected' AND ${isDue}`;
      const values = { '@deskId': deskId, '@now': now, '@furthest': furthest };
      const found = await find({ where, values, partition: deskId });
      return found.map((each) => each.value).toSorted((a, b) => checkAtOf(a) - checkAtOf(b) || compareIds(a.id, b.id));
    },
    async recentlyEnded(deskId, limit) {
      const where = `c.deskId = @deskId AND c.state.kind = 'ended' AND IS_DEFINED(c.state.connectedMs)`;
      const most = { count: limit, newestBy: 'state.at' };
      const found = await find({ where, values: { '@deskId': deskId }, partition: deskId, most });
      return found.map((each) => each.value).toSorted((a, b) => endOf(b) - endOf(a) || compareIds(b.id, a.id));
    },
  };
}

function endOf({ state }: Handoff): number {
  return state.kind === 'ended' ? state.at : 0;
}

function checkAtOf({ state }: Handoff): number {
  return state.kind === 'connected' ? state.checkAt : 0;
}

const leases: DocumentPlace<string, Lease> = { record: leaseRecord, keyOf: (lease) => lease.id, at: (id) => ({ id }) };

export function createLeaseStore(items: Items): LeaseStore {
  const { find: _unused, ...documents } = createDocuments(items, leases);
  return {
    ...documents,
    eraseEndedBefore: (at) =>
      removeWhere(items, { where: 'c.until < @at OR NOT IS_NUMBER(c.until)', values: { '@at': at } }, (found) =>
        // Only as it was found: somebody may have taken it again.
        removeAll(items, found, ({ stored, version }) => ({ key: { id: stored.id }, expected: version })),
      ),
  };
}

const agents: DocumentPlace<HandoffKey, Agent> = {
  record: agentRecord,
  keyOf: (agent) => agent,
  at: atDesk,
};

export function createAgentStore(items: Items): AgentStore {
  const { find, ...documents } = createDocuments(items, agents);
  return {
    ...documents,
    async present(deskId) {
      const where = `c.deskId = @deskId AND (c.duty = 'on' OR ARRAY_LENGTH(c.slots) > 0)`;
      const found = await find({ where, values: { '@deskId': deskId }, partition: deskId });
      return found.toSorted((a, b) => compareIds(a.value.id, b.value.id));
    },
  };
}
