import type { Conversation, HandoffKey } from '../../handoff/domain/conversation.ts';
import type { Handoff } from '../../handoff/domain/handoff.ts';
import type { Agent } from '../../handoff/domain/presence.ts';
import type { AgentStore, ConversationStore, HandoffStore, Lease, LeaseStore } from '../../handoff/ports.ts';
import { agentRecord } from '../records/agent.ts';
import { conversationRecord } from '../records/conversation.ts';
import { handoffRecord } from '../records/handoff.ts';
import { leaseRecord } from '../records/lease.ts';
import type { DocumentsDeps, DocumentTable } from './documents.ts';
import { createDocuments } from './documents.ts';

const conversations: DocumentTable<string, Conversation> = {
  record: conversationRecord,
  keyOf: (conversation) => conversation.id,
  key: { id: (id) => id },
  columns: { personId: (conversation) => conversation.personId ?? null },
};

export function createConversationStore(deps: DocumentsDeps): ConversationStore {
  const { select, ...documents } = createDocuments(deps, conversations);
  return {
    ...documents,
    ofPerson: (personId) => select('WHERE personId = ? ORDER BY id', personId),
  };
}

const deskKey: DocumentTable<HandoffKey, object>['key'] = { deskId: (key) => key.deskId, id: (key) => key.id };

const handoffs: DocumentTable<HandoffKey, Handoff> = {
  record: handoffRecord,
  keyOf: (handoff) => handoff,
  key: deskKey,
  columns: {
    waitingSince: ({ state, askedAt }) => (state.kind === 'waiting' ? askedAt : null),
    checkAt: ({ state }) => (state.kind === 'connected' ? state.checkAt : null),
    endedAt: ({ state }) => (state.kind === 'ended' ? state.at : null),
    chatEndedAt: ({ state }) => (state.kind === 'ended' && state.connectedMs !== undefined ? state.at : null),
  },
};

export function createHandoffStore(deps: DocumentsDeps): HandoffStore {
  const { select, ...documents } = createDocuments(deps, handoffs);
  return {
    ...documents,
    async waiting(deskId) {
      const found = await select('WHERE deskId = ? AND waitingSince IS NOT NULL ORDER BY waitingSince, id', deskId);
      // The column may say otherwise where somebody has mended a record by hand.
      return found.filter(({ value }) => value.state.kind === 'waiting');
    },
    async eraseEndedBefore(deskId, at) {
      return deps.database.run('DELETE FROM handoffs WHERE deskId = ? AND endedAt < ?', deskId, at);
    },
    async due(deskId, now, furthest) {
      const come = await select('WHERE deskId = ? AND checkAt <= ? ORDER BY checkAt, id', deskId, now);
      const wrong = await select('WHERE deskId = ? AND checkAt > ? ORDER BY checkAt, id', deskId, furthest);
      return [...come, ...wrong].map((each) => each.value);
    },
    async recentlyEnded(deskId, limit) {
      const newest = 'WHERE deskId = ? AND chatEndedAt IS NOT NULL ORDER BY chatEndedAt DESC, id DESC LIMIT ?';
      const found = await select(newest, deskId, limit);
      return found.map((each) => each.value);
    },
  };
}

const leases: DocumentTable<string, Lease> = {
  record: leaseRecord,
  keyOf: (lease) => lease.id,
  key: { id: (id) => id },
  columns: {},
};

export function createLeaseStore(deps: DocumentsDeps): LeaseStore {
  const { select: _unused, ...documents } = createDocuments(deps, leases);
  return {
    ...documents,
    async eraseEndedBefore(at) {
      // Of JSON that is none nothing may be asked, whatever stands beside it.
      const until = `CASE WHEN json_valid(body) THEN json_extract(body, '$.until') END`;
      return deps.database.run(`DELETE FROM leases WHERE coalesce(${until} < ?, TRUE)`, at);
    },
  };
}

const agents: DocumentTable<HandoffKey, Agent> = {
  record: agentRecord,
  keyOf: (agent) => agent,
  key: deskKey,
  columns: { present: (agent) => Number(agent.duty === 'on' || agent.slots.length > 0) },
};

export function createAgentStore(deps: DocumentsDeps): AgentStore {
  const { select, ...documents } = createDocuments(deps, agents);
  return {
    ...documents,
    present: (deskId) => select('WHERE deskId = ? AND present = 1 ORDER BY id', deskId),
  };
}
