import { describeAgentStore } from './agentStore.ts';
import { describeArticleVoteStore } from './articleVoteStore.ts';
import { describeBotState } from './botState.ts';
import { describeConversationStore } from './conversationStore.ts';
import { describeDamagedRecords } from './damagedRecords.ts';
import { describeHandoffStore } from './handoffStore.ts';
import { describeChannelLinkStore, describePeopleStore, describeSignInCodeStore } from './identityStores.ts';
import { describeJournal } from './journal.ts';
import { describeLeaseStore } from './leaseStore.ts';
import { describeNewsBoxStore, describeRequestTaskStore } from './requestStores.ts';
import { describeSessionStore } from './sessionStore.ts';
import { describeSettingsStore } from './settingsStore.ts';
import type { OpenFixture } from './storeFixture.ts';

/** Every contract that a kind of store must pass before the app may use it. */
export function describeStores(name: string, open: OpenFixture): void {
  const contracts = [
    describeConversationStore,
    describeHandoffStore,
    describeAgentStore,
    describeJournal,
    describeLeaseStore,
    describePeopleStore,
    describeChannelLinkStore,
    describeSignInCodeStore,
    describeSettingsStore,
    describeSessionStore,
    describeNewsBoxStore,
    describeRequestTaskStore,
    describeArticleVoteStore,
    describeBotState,
    describeDamagedRecords,
  ];
  for (const describeContract of contracts) describeContract(name, open);
}
