import type { Clock } from '../../clock.ts';
import { directLineEntrance } from './directLineEntrance.ts';
import type { Entrance } from './entrance.ts';
import { connectorEntrance } from './entrance.ts';
import type { Inbound } from './inbound.ts';
import type { Installation } from './installation.ts';
import { createOfferBoard } from './offers.ts';
import type { Person } from './person.ts';
import { createPerson } from './person.ts';
import type { ActorPlan, Plan } from './plan.ts';
import type { Actor } from './record.ts';

export interface CastMember {
  readonly actor: Actor;
  readonly entrance: Entrance;
  readonly person: Person;
}

export interface CastDeps {
  readonly installation: Pick<Installation, 'channel' | 'fleet' | 'directLineSecret'>;
  readonly inbound: Inbound;
  readonly clock: Clock;
}

/** The people of a plan, each at the entrance of their channel. All servers must be up. */
export async function openCast(plan: Plan, { installation, inbound, clock }: CastDeps): Promise<readonly CastMember[]> {
  const offers = createOfferBoard();
  return Promise.all(
    plan.actors.map(async (each): Promise<CastMember> => {
      const entrance = await entranceOf(each, installation, clock);
      const actor = { name: each.name, side: each.side, conversationId: entrance.conversationId };
      return { actor, entrance, person: createPerson(each, { entrance, inbound, offers, clock }) };
    }),
  );
}

/** Where there is no embedded Direct Line for all servers, its people come by the Emulator. */
async function entranceOf(
  plan: ActorPlan,
  { channel, fleet, directLineSecret: secret }: CastDeps['installation'],
  clock: Clock,
): Promise<Entrance> {
  if (plan.channel !== 'directline') return connectorEntrance(plan, channel, clock);
  if (secret === undefined) return connectorEntrance({ ...plan, channel: 'emulator' }, channel, clock);
  return directLineEntrance(plan, { channel, fleet, secret });
}
