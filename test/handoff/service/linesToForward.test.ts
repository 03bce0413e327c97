import assert from 'node:assert/strict';
import { TIMINGS } from '../../../composition/timings.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import { LINES_KEPT } from '../../../handoff/domain/context.ts';
import { chatSoFar, isForwarded } from '../../../handoff/domain/chatSoFar.ts';
import { connect, isConnected } from '../../../handoff/domain/handoff.ts';
import type { JournalEntry } from '../../../handoff/domain/journal.ts';
import { summarise } from '../../../handoff/domain/summary.ts';
import { summaryId } from '../../../handoff/service/entries.ts';
import { linesToForward } from '../../../handoff/service/linesToForward.ts';
import { aConnectedHandoff, aContext, aJournalEntry, aLine, aRecipient, liveChatSettings } from '../../support/data.ts';
import { dyingStores } from '../../support/dyingStores.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

const LINES = Array.from({ length: LINES_KEPT + 4 }, (_, index) => `line ${index + 1}`);

/** Carol has said this while she waits for the agent, who talks to Ann. */
async function waitingWith(lines: readonly string[]) {
  const dying = dyingStores();
  let happens: (() => Promise<unknown>) | undefined;
  const world = createWorld((all) => {
    const stores = dying.wrap(all);
    const append = async (entry: JournalEntry) => {
      const now = isForwarded(entry.id) ? happens : undefined;
      if (now) happens = undefined;
      await now?.();
      return stores.journal.append(entry);
    };
    return { ...stores, journal: { ...stores.journal, append } };
  });
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
  return {
    world,
    dying,
    agent,
    ann,
    carol,
    /** Happens once, before the first line is forwarded. */
    beforeForwarding: (next: () => Promise<unknown>) => (happens = next),
  };
}

async function chatOf(world: World, customer: Conversation) {
  const chat = await world.handoffOf(customer);
  assert.ok(chat && isConnected(chat));
  return chat;
}

/** As a record of before the entries of lines were noted with them. */
async function forgetNoted({ stores, ...world }: World, customer: Conversation): Promise<void> {
  const handoff = await world.handoffOf(customer);
  const found = handoff && (await stores.handoffs.load(handoff));
  assert.ok(found);
  const { kept: _noted, ...context } = found.value.context;
  assert.notEqual(await stores.handoffs.replace({ ...found.value, context }, found.version), 'stale');
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

  it('reaches the next agent once and in order, though it was said to one who never got the chat', async () => {
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
    await world.say(carol, 'line 3');
    world.clock.advance(TIMINGS.claimMs);
    await world.service.takeUpMessages();
    await world.quiet();
    assert.equal((await world.handoffOf(carol))?.state.kind, 'waiting', 'there was no room');
    await endOf(world, ann);
    assert.deepEqual(fromQueue(readBy(world, agent)), ['line 1', 'line 2', 'line 3']);
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

  it('reaches the agent in its order also where servers whose clocks are apart have heard it in turn', async () => {
    const { world, agent, ann, carol } = await waitingWith([]);
    const ahead = world.anotherServer(3_000);
    for (const [index, line] of LINES.entries()) {
      await (index % 2 === 0 ? ahead : world).say(carol, line);
      world.clock.advance(1_000);
    }
    await endOf(world, ann);
    assert.deepEqual(fromQueue(readBy(world, agent)), LINES);
  });

  it('reaches the agent in its order also where it arrives again while it is being sent', async () => {
    const { world, agent, ann, carol, beforeForwarding } = await waitingWith(LINES);
    const [other, chat] = [world.anotherServer(), await chatOf(world, ann)];
    beforeForwarding(() => other.say(carol, 'line 15', `said-${99 - LINES.indexOf('line 15')}`));
    await world.service.endChat(chat, 'customerEnded');
    await world.quiet(other);
    assert.deepEqual(fromQueue(readBy(world, agent)), LINES);
  });

  describe('before it was noted which lines that are', () => {
    const OLD = ['line 1', 'line 2', 'line 1'];

    for (const [said, more] of [
      ['a few lines', ['line 3']],
      ['as many lines as are told', LINES.slice(2)],
    ] as const) {
      it(`reaches the agent once, after ${said} that are noted`, async () => {
        const { world, agent, ann, carol } = await waitingWith(OLD);
        await forgetNoted(world, carol);
        for (const line of more) await world.say(carol, line);
        await endOf(world, ann);
        assert.deepEqual(fromQueue(readBy(world, agent)), [...OLD, ...more]);
        assert.deepEqual(await transcriptOf(world, carol), [...OLD, ...more], 'and stands in the transcript once');
      });
    }

    it('reaches them once where it filled all that is told', async () => {
      const old = LINES.slice(0, LINES_KEPT - 1);
      const { world, agent, ann, carol } = await waitingWith(old);
      await forgetNoted(world, carol);
      await world.say(carol, 'line 15');
      await endOf(world, ann);
      assert.deepEqual(fromQueue(readBy(world, agent)), [...old, 'line 15']);
      assert.deepEqual(await transcriptOf(world, carol), [...old, 'line 15']);
    });

    it('is kept once, though it arrives again', async () => {
      const { world, carol } = await waitingWith(['line 1']);
      await forgetNoted(world, carol);
      await world.say(carol, 'line 1', 'said-99');
      const { lines = [], kept } = (await world.handoffOf(carol))?.context ?? {};
      assert.equal(lines.filter((line) => line === 'line 1').length, 1);
      assert.equal(kept?.length, 1);
    });
  });

  it('is what the summary that was written down does not tell, whatever the record says by now', () => {
    const { state, ...waiting } = aConnectedHandoff({
      context: aContext({ lines: ['one', 'two'], kept: ['e1', 'e2'] }),
    });
    assert.ok(state.kind === 'connected');
    const chat = { ...waiting, state };
    const said = ['e1', 'e2'].map((id) => aJournalEntry({ id, from: 'customer', delivery: 'none' }));
    const told = { ...summarise(chat, 0), told: ['e2'] };
    const content = { kind: 'summary', summary: told, handle: '1' } as const;
    const summary = aJournalEntry({ id: summaryId(chat), from: 'bot', content });
    const idsOf = (entries: readonly JournalEntry[]) => linesToForward(chat, entries).map(({ id }) => id);
    assert.deepEqual(idsOf([...said, summary]), ['e1']);
    assert.deepEqual(idsOf(said), []);
  });

  it('is told once, also where its server died before it wrote that down of the entry', () => {
    const chat = aConnectedHandoff({ context: aContext({ lines: ['one'], kept: ['e1'] }) });
    const elsewhere = aRecipient({ conversationId: 'window of the agent before' });
    const entry = aJournalEntry({ id: 'e1', to: elsewhere, delivery: 'queued' });
    assert.deepEqual(chatSoFar(chat, [entry]), []);
    assert.equal(chatSoFar(chat, [{ ...entry, id: 'e2' }]).length, 1);
  });

  it('is compared with what the summary tells at once, however much there is', () => {
    const readsFor = (count: number): number => {
      const ids = Array.from({ length: count }, (_, index) => `e${index}`);
      let reads = 0;
      const context = {
        ...aContext(),
        kept: ids.slice(0, 1),
        get lines() {
          reads += 1;
          return ['line 1'];
        },
      };
      const { state, ...waiting } = aConnectedHandoff();
      assert.ok(state.kind === 'connected');
      linesToForward(
        { ...waiting, state, context },
        ids.map((id) => aJournalEntry({ id, from: 'customer', delivery: 'none', content: aLine('line 1') })),
      );
      return reads;
    };
    assert.equal(readsFor(50), readsFor(1));
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
