import assert from 'node:assert/strict';
import { TIMINGS } from '../../../composition/timings.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { LINES_KEPT } from '../../../handoff/domain/context.ts';
import { connect, isConnected } from '../../../handoff/domain/handoff.ts';
import { liveChatSettings } from '../../support/data.ts';
import { dyingStores } from '../../support/dyingStores.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const LINES = Array.from({ length: LINES_KEPT + 4 }, (_, index) => `line ${index + 1}`);

/** Carol has said this while she waits for the agent, who talks to Ann. */
async function waitingWith(lines: readonly string[]) {
  const dying = dyingStores();
  const world = createWorld(dying.wrap);
  world.settings.current = liveChatSettings({ capacity: 1 });
  const [agent, ann, carol] = [
    await world.agentOnDuty('agent'),
    await world.customer('ann'),
    await world.customer('carol'),
  ];
  await world.ask(ann);
  await world.ask(carol);
  // Ids in another order than the lines.
  for (const [index, line] of lines.entries()) await world.say(carol, line, `said-${99 - index}`);
  await world.quiet();
  return { world, dying, agent, ann, carol };
}

async function chatOf(world: World, customer: Conversation) {
  const chat = await world.handoffOf(customer);
  assert.ok(chat && isConnected(chat));
  return chat;
}

async function endOf(world: World, customer: Conversation): Promise<void> {
  await world.service.endChat(await chatOf(world, customer), 'customerEnded');
  await world.quiet();
}

/** Everything of Carol's that this agent can read whole, in the order in which they read it. */
function readBy(world: World, agent: Conversation): readonly string[] {
  return world.messenger.sent
    .filter(({ address }) => address === agent.address)
    .flatMap(({ content }) => {
      if (content.kind === 'summary' && content.summary.name === 'carol') return content.summary.asked;
      return content.kind === 'line' && content.author.startsWith('carol') ? [content.text] : [];
    });
}

/** Without what she had told the bot. */
const fromQueue = (read: readonly string[], said = LINES): readonly string[] =>
  read.filter((line) => said.includes(line));

describe('what a customer says while waiting', () => {
  it('reaches the agent to the last line, in order, before what is said in the chat', async () => {
    const { world, agent, ann, carol } = await waitingWith(LINES);
    await endOf(world, ann);
    await world.say(carol, 'line 99');
    await world.quiet();
    assert.deepEqual(fromQueue(readBy(world, agent), [...LINES, 'line 99']), [...LINES, 'line 99']);
  });

  it('reaches them each time it was said, also in the same words', async () => {
    const { world, agent, ann, carol } = await waitingWith([...LINES, 'line 1']);
    await endOf(world, ann);
    assert.deepEqual(fromQueue(readBy(world, agent)), [...LINES, 'line 1']);
    const transcript = await transcriptOf(world, carol);
    assert.deepEqual(transcript, [...LINES, 'line 1'], 'and stands in the transcript as often');
  });

  it('is passed on whole where the summary cuts it', async () => {
    const log = '[worker] ERROR: no such file\n'.repeat(600);
    const { world, agent, ann } = await waitingWith([log, 'that is all', log]);
    await endOf(world, ann);
    const read = readBy(world, agent);
    assert.equal(read.filter((line) => line === log.trim() || line === log).length, 2);
    assert.equal(read.filter((line) => line === 'that is all').length, 1);
  });

  it('reaches the next agent too, and nobody twice when the chat comes back', async () => {
    const { world, agent, ann, carol } = await waitingWith(LINES);
    await endOf(world, ann);
    const other = await world.agentOnDuty('other');
    for (const name of ['other', 'agent']) {
      await world.service.chats.transfer(await chatOf(world, carol), name);
      await world.quiet();
    }
    assert.deepEqual(fromQueue(readBy(world, other)), LINES);
    const overflow = LINES.slice(-2);
    assert.deepEqual(fromQueue(readBy(world, agent), overflow), overflow);
  });

  it('reaches the agent after the one who was lost, and is called undelivered to nobody', async () => {
    const { world, agent, ann, carol } = await waitingWith(LINES);
    world.messenger.decide = ({ address }) => (address === agent.address ? 'gone' : 'delivered');
    await endOf(world, ann);
    const next = await world.agentOnDuty('next');
    await world.service.assignWaiting();
    await world.quiet();
    assert.equal(ownerOf(await world.handoffOf(carol)), 'next');
    assert.deepEqual(fromQueue(readBy(world, next)), LINES);
    assert.ok(!world.got(carol).includes('notDelivered'));
  });

  it('is not said to the next agent once the customer was told that it is not delivered', async () => {
    const { world, ann, carol } = await waitingWith(LINES);
    world.messenger.decide = ({ content }) =>
      content.kind === 'line' && content.text === 'line 15' ? 'rejected' : 'delivered';
    await endOf(world, ann);
    assert.deepEqual(world.got(carol).filter((each) => each === 'notDelivered').length, 1);
    world.messenger.decide = () => 'delivered';
    const other = await world.agentOnDuty('other');
    await world.service.chats.transfer(await chatOf(world, carol), 'other');
    await world.quiet();
    assert.deepEqual(
      fromQueue(readBy(world, other)),
      LINES.filter((line) => line !== 'line 15'),
    );
  });

  it('reaches the next agent once, though it was on its way to one who never got the chat', async () => {
    const { world, agent, ann, carol } = await waitingWith(['line 1']);
    const [part, waiting] = [await world.part(carol), await world.handoffOf(carol)];
    const to = { agent: (await chatOf(world, ann)).state.agent, handle: '2', checkAt: 0 };
    const found = waiting && (await world.stores.handoffs.load(waiting));
    assert.ok(part && found);
    const sender = { server: 'dead', until: world.clock.now() + TIMINGS.claimMs };
    const claimed = connect(found.value, { ...to, sender }, world.clock.now());
    assert.ok(claimed !== 'taken');
    await world.stores.handoffs.replace(claimed, found.version);
    await world.service.relay.relay(part, { activityId: 'in between', text: 'line 2', attachments: [] });
    world.clock.advance(TIMINGS.claimMs);
    await world.service.takeUpMessages();
    await world.quiet();
    assert.equal((await world.handoffOf(carol))?.state.kind, 'waiting', 'there was no room');
    await endOf(world, ann);
    assert.deepEqual(fromQueue(readBy(world, agent)), ['line 1', 'line 2']);
  });

  it('reaches the agent once, though it arrives again after the chat went to and fro', async () => {
    const { world, agent, ann, carol } = await waitingWith(LINES);
    await world.say(carol, 'once more', 'redelivered');
    await endOf(world, ann);
    await world.agentOnDuty('other');
    for (const name of ['other', 'agent']) {
      await world.service.chats.transfer(await chatOf(world, carol), name);
      await world.quiet();
    }
    await world.say(carol, 'once more', 'redelivered');
    await world.quiet();
    assert.deepEqual(fromQueue(readBy(world, agent), ['once more']), ['once more']);
  });

  for (const operations of Array.from({ length: 12 }, (_, index) => 10 + 3 * index)) {
    it(`comes before the chat’s lines also if its server dies after ${operations} operations of connecting them`, async () => {
      const { world, dying, agent, ann, carol } = await waitingWith(LINES);
      const chat = await chatOf(world, ann);
      dying.dieAfter(operations);
      await world.service.endChat(chat, 'customerEnded').catch(() => undefined);
      dying.revive();
      world.restart();
      world.clock.advance(TIMINGS.slowSendMs);
      await world.say(carol, 'line 99');
      for (let waited = 0; waited <= TIMINGS.unclaimedSlotMs; waited += TIMINGS.claimMs) {
        world.clock.advance(TIMINGS.claimMs);
        await world.service.takeUpMessages();
        await world.quiet();
        await world.service.sweep();
        await world.quiet();
      }
      const read = fromQueue(readBy(world, agent), [...LINES, 'line 99']);
      assert.deepEqual([...new Set(read)], [...LINES, 'line 99']);
      const sent = world.got(agent).filter((each) => each.startsWith('carol: '));
      assert.equal(new Set(sent).size, sent.length, 'only the summary may have been said again');
    });
  }
});

async function transcriptOf(world: World, customer: Conversation): Promise<readonly string[]> {
  await world.service.makeTicket(await chatOf(world, customer));
  const lines = world.tickets.tickets.at(-1)?.transcript.lines.split('\n') ?? [];
  return lines.flatMap((line) => /carol(?: \[\d\])?: (?<said>line \d+)$/.exec(line)?.groups?.['said'] ?? []);
}
