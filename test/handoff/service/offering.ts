import assert from 'node:assert/strict';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { offerOf } from '../../../handoff/domain/offer.ts';
import { liveChatSettings } from '../../support/data.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

export const OFFER_MS = 120_000;

/** A desk that offers chats, with agents on duty who have been idle in this order. */
export async function offering(...names: readonly string[]) {
  const world = createWorld();
  world.settings.current = liveChatSettings({ assignment: 'offer', offerMs: OFFER_MS });
  const agents: Conversation[] = [];
  for (const name of names) {
    agents.push(await world.agentOnDuty(name));
    world.clock.advance(1);
  }
  const customer = await world.customer('carol');
  await world.ask(customer);
  await world.outbox.idle();
  const after = async (ms: number): Promise<void> => {
    world.clock.advance(ms);
    await world.service.sweep();
    await world.outbox.idle();
  };
  return { world, agents, customer, after };
}

export const heardBy = (world: World, agents: readonly Conversation[]) => agents.map((agent) => world.got(agent));
export const answers = (world: World) => world.service.offerAnswers;
export const ANY = { said: '' } as const;

export async function offeredTo(world: World, customer: Conversation): Promise<string | undefined> {
  const handoff = await world.handoffOf(customer);
  return handoff && offerOf(handoff)?.agent.name;
}

export async function load(world: World, agentId: string): Promise<number> {
  const agent = await world.stores.agents.load({ deskId: 'certification', id: agentId });
  return agent?.value.slots.length ?? 0;
}

export async function refOf(world: World, customer: Conversation) {
  const handoff = await world.handoffOf(customer);
  const offer = handoff && offerOf(handoff);
  assert.ok(handoff && offer);
  return { handoffId: handoff.id, offerId: offer.id };
}
