import assert from 'node:assert/strict';
import type { Middleware } from 'botbuilder';
import { TIMINGS } from '../../composition/timings.ts';
import { createArrivals } from '../../messaging/firstArrival.ts';
import { setSpeaker } from '../../messaging/speaker.ts';
import type { FakeWatch } from './dialogFakes.ts';
import type { Harness } from './dialogHarness.ts';
import { aConversation, createDialogHarness } from './dialogHarness.ts';
import type { FakeServiceDesk } from './fakeServiceDesk.ts';
import { FakeClock } from './clock.ts';
import { createMemoryStores } from './memoryStores.ts';

/** The id of the message whose turn dies. */
const AGAIN = 'again';
/** How long after its beginning a turn is taken for dead, in milliseconds. */
const TURN_MS = 10_000;

type Call = keyof FakeServiceDesk | keyof FakeWatch;

/**
 * The server is killed when this call of the turn is carried out: what it did is there, what the turn remembers is lost.
 * The same message is to come again at the server that is answered.
 */
export function killedAfter(chat: Harness, call: Call, said: string): Promise<Harness> {
  return killedAt(chat, { call, said, isCarriedOut: true });
}

/** The same where the call never reaches anybody. */
export function killedBefore(chat: Harness, call: Call, said: string): Promise<Harness> {
  return killedAt(chat, { call, said, isCarriedOut: false });
}

interface Killed {
  readonly call: Call;
  readonly said: string;
  readonly isCarriedOut: boolean;
}

async function killedAt(chat: Harness, { call, said, isCarriedOut }: Killed): Promise<Harness> {
  const { storage, world } = chat;
  const port: object = call in chat.watch ? chat.watch : chat.desk;
  const begunAt = world.clock.at;
  const isDone = Promise.withResolvers<void>();
  const carryOut: unknown = Reflect.get(port, call);
  assert.ok(typeof carryOut === 'function');
  const dying = async (...args: readonly unknown[]): Promise<never> => {
    if (isCarriedOut) await Reflect.apply(carryOut, port, args);
    isDone.resolve();
    return new Promise(() => undefined);
  };
  Object.assign(port, { [call]: dying });
  void chat.send({ type: 'message', text: said, id: AGAIN });
  await isDone.promise;
  Object.assign(port, { [call]: carryOut });
  world.clock.at += TURN_MS;
  return createDialogHarness({ storage, world, middleware: firstTurnBegunAt(begunAt) });
}

function firstTurnBegunAt(begunAt: number): Middleware {
  let isFirst = true;
  return {
    async onTurn(context, next) {
      if (isFirst) {
        isFirst = false;
        context.activity.id = AGAIN;
        const conversation = aConversation({ underWay: [{ activityId: AGAIN, since: begunAt }] });
        const { conversations } = createMemoryStores();
        await conversations.create(conversation);
        setSpeaker(context, { conversation });
        const clock = { now: () => begunAt + TURN_MS };
        await createArrivals({
          conversations,
          clock,
          pause: async () => {},
          timers: new FakeClock(),
          timings: { ...TIMINGS, turnMs: TURN_MS },
        }).isFirst(context);
      }
      await next();
    },
  };
}
