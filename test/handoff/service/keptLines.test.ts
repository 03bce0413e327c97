import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { isForwarded } from '../../../handoff/domain/chatSoFar.ts';
import type { Conversation, HandoffKey } from '../../../handoff/domain/conversation.ts';
import type { Handoff } from '../../../handoff/domain/handoff.ts';
import { isConnected, returnToQueue } from '../../../handoff/domain/handoff.ts';
import { change } from '../../../handoff/service/change.ts';
import { liveChatSettings } from '../../support/data.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const AWAY = new KojiError('unavailable', 'The store is away');

const DAMAGED = new KojiError('storedRecord', 'Damaged by this test');
const isSummary = (id: string) => id.endsWith(':summary');

interface Faults {
  appendAnswerLost?: boolean;
  handoffsAway?: boolean;
  handoffsFull?: boolean;
  forwardingRefused?: boolean;
  /** Of the first words nobody can read any more what they were. */
  summaryDamaged?: boolean;
  /** Happens once, right before the journal gets a summary. */
  beforeSummary?: (() => Promise<unknown>) | undefined;
}

/** Carol waits for the agent, who talks to Ann, over a store in which single calls can be made to fail. */
async function waiting() {
  const faults: Faults = {};
  const world = createWorld((stores) => ({
    ...stores,
    handoffs: {
      ...stores.handoffs,
      load: (key) => (faults.handoffsAway ? Promise.reject(AWAY) : stores.handoffs.load(key)),
      replace: (handoff, version) =>
        faults.handoffsFull || faults.handoffsAway ? Promise.reject(AWAY) : stores.handoffs.replace(handoff, version),
    },
    journal: {
      ...stores.journal,
      find: (handoffId, id) =>
        faults.summaryDamaged && isSummary(id) ? Promise.reject(DAMAGED) : stores.journal.find(handoffId, id),
      entries: async (handoffId) =>
        (await stores.journal.entries(handoffId)).filter(({ id }) => !(faults.summaryDamaged && isSummary(id))),
      async append(entry) {
        if (faults.forwardingRefused && isForwarded(entry.id)) throw AWAY;
        const now = entry.content.kind === 'summary' ? faults.beforeSummary : undefined;
        if (now) faults.beforeSummary = undefined;
        await now?.();
        const appended = await stores.journal.append(entry);
        if (faults.appendAnswerLost) throw AWAY;
        return appended;
      },
    },
  }));
  world.settings.current = liveChatSettings({ capacity: 1 });
  const agent = await world.agentOnDuty('agent');
  const [ann, carol] = [await world.customer('ann'), await world.customer('carol')];
  await world.ask(ann);
  await world.ask(carol);
  await world.quiet();
  return { world, faults, agent, ann, carol };
}

/** What the agent gets of Carol, once their chat with Ann is over. */
async function heardOfCarol(world: World, agent: Conversation, ann: Conversation): Promise<readonly string[]> {
  const before = world.got(agent).length;
  const chat = (await world.handoffOf(ann)) ?? assert.fail('no chat');
  await world.service.endChat(chat, 'customerEnded');
  await world.quiet();
  return world.got(agent).slice(before);
}

describe('a line that is said while waiting', () => {
  it('is kept once it lies in the journal, also where the handoff cannot be written: the agent reads it once', async () => {
    const { world, faults, agent, ann, carol } = await waiting();
    faults.handoffsFull = true;
    assert.equal(await world.say(carol, 'my printer burns'), 'kept');
    faults.handoffsFull = false;
    assert.deepEqual(await heardOfCarol(world, agent, ann), ['endedByCustomer', 'summary', 'carol: my printer burns']);
  });

  it('is told before what they say after it, though it was noted in the journal alone', async () => {
    const { world, faults, agent, ann, carol } = await waiting();
    faults.handoffsFull = true;
    await world.say(carol, 'my printer burns');
    faults.handoffsFull = false;
    await world.say(carol, 'it smokes, too');
    assert.deepEqual(await heardOfCarol(world, agent, ann), ['endedByCustomer', 'summary']);
    const asked = world.messenger.sent.map(({ content }) => (content.kind === 'summary' ? content.summary.asked : []));
    assert.deepEqual(asked.at(-1)?.slice(-2), ['my printer burns', 'it smokes, too']);
  });

  it('is told once where its second half comes when the agent has come, and is yet to be told', async () => {
    const { world, faults, agent, ann, carol } = await waiting();
    const part = (await world.part(carol)) ?? assert.fail('not in the queue');
    faults.handoffsFull = true;
    const said = { activityId: '1', text: 'my printer burns', attachments: [] };
    await world.service.relay.relay(part, said);
    faults.handoffsFull = false;
    await world.say(carol, 'it smokes, too');
    faults.beforeSummary = async () => {
      assert.equal(await world.service.relay.relay(part, said), 'relayed');
    };
    assert.deepEqual(await heardOfCarol(world, agent, ann), ['endedByCustomer', 'summary']);
    assert.equal(await world.service.relay.relay(part, said), 'duplicate');
    await world.quiet();
    const asked = world.messenger.sent.map(({ content }) => (content.kind === 'summary' ? content.summary.asked : []));
    assert.deepEqual(asked.at(-1)?.slice(-2), ['my printer burns', 'it smokes, too']);
    assert.deepEqual(world.got(agent).slice(-1), ['summary']);
  });

  it('is sent to the agent who has come meanwhile, also where nobody can read what they were told first', async () => {
    const { world, faults, agent, ann, carol } = await waiting();
    const part = (await world.part(carol)) ?? assert.fail('not in the queue');
    await heardOfCarol(world, agent, ann);
    faults.summaryDamaged = true;
    const said = { activityId: '1', text: 'my printer burns', attachments: [] };
    assert.equal(await world.service.relay.relay(part, said), 'relayed');
    await world.quiet();
    assert.equal(world.got(agent).at(-1), 'carol: my printer burns');
  });

  it('is kept where only the answer of the journal was lost', async () => {
    const { world, faults, carol } = await waiting();
    faults.appendAnswerLost = true;
    assert.equal(await world.say(carol, 'my printer burns'), 'kept');
    assert.deepEqual((await world.handoffOf(carol))?.context.lines.slice(-1), ['my printer burns']);
  });

  it('may be kept where nobody can look whether its customer still waits', async () => {
    const { world, faults, carol } = await waiting();
    const part = (await world.part(carol)) ?? assert.fail('not in the queue');
    faults.handoffsAway = true;
    const said = world.service.relay.relay(part, { activityId: '1', text: 'my printer burns', attachments: [] });
    await assert.rejects(said, { kind: 'unavailable', nothingDone: false });
  });

  it('may be passed on where it was kept, and could not be sent to the agent who has come meanwhile', async () => {
    const { world, faults, agent, ann, carol } = await waiting();
    const part = (await world.part(carol)) ?? assert.fail('not in the queue');
    await heardOfCarol(world, agent, ann);
    faults.forwardingRefused = true;
    const said = { activityId: '1', text: 'my printer burns', attachments: [] };
    for (const time of ['at first', 'again'])
      await assert.rejects(world.service.relay.relay(part, said), { kind: 'unavailable', nothingDone: false }, time);
    const now = (await world.part(carol)) ?? assert.fail('no chat');
    await assert.rejects(world.service.relay.relay(now, said), { kind: 'unavailable', nothingDone: false });
  });

  it('is not said to an agent who has lost the chat before, though they are still being told of it', async () => {
    const { world, faults, agent, ann, carol } = await waiting();
    const lose = (handoff: Handoff): Handoff | 'notTheirs' =>
      isConnected(handoff)
        ? returnToQueue(handoff, { agent: handoff.state.agent, why: 'unreachable', at: world.clock.now() })
        : 'notTheirs';
    faults.beforeSummary = async () => {
      const chat = (await world.handoffOf(carol)) ?? assert.fail('no chat');
      await change<HandoffKey, Handoff, 'notTheirs'>(world.stores.handoffs, chat, lose);
      await world.say(carol, 'afterwards');
    };
    assert.deepEqual(await heardOfCarol(world, agent, ann), ['endedByCustomer', 'summary']);
    const next = await world.agentOnDuty('next');
    await world.service.assignWaiting();
    await world.quiet();
    assert.deepEqual(world.got(next), ['summary']);
    assert.equal((await world.handoffOf(carol))?.context.lines.at(-1), 'afterwards');
  });
});
