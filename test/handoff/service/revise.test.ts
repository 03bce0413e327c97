import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Attachment } from '../../../handoff/domain/attachment.ts';
import type { Conversation } from '../../../handoff/domain/conversation.ts';
import type { Outcome } from '../../../handoff/ports.ts';
import { transcribe } from '../../../handoff/domain/transcript.ts';
import { revisionId } from '../../../handoff/domain/revision.ts';
import { createWorld } from '../../support/handoffWorld.ts';
import type { World } from '../../support/handoffWorld.ts';

interface Words {
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  /** Which change it is; the same one twice is delivered twice. */
  readonly change?: string;
}

async function edit(world: World, who: Conversation, originalId: string, words: Words): Promise<unknown> {
  const { text, attachments = [], change = text } = words;
  const said = { activityId: revisionId(originalId, change), text, attachments };
  const part = await world.part(who);
  return part && world.service.revise(part, { kind: 'edited', originalId, said });
}

async function remove(world: World, who: Conversation, originalId: string): Promise<unknown> {
  const said = { activityId: revisionId(originalId, 'deleted'), text: '', attachments: [] };
  const part = await world.part(who);
  return part && world.service.revise(part, { kind: 'deleted', originalId, said });
}

/** What somebody got after all that came before, with what it does to a line before it. */
function news(world: World, who: Conversation): readonly string[] {
  const mine = world.messenger.sent.filter(({ address }) => address === who.address);
  return mine.flatMap(({ content }) => {
    if (content.kind !== 'line') return [content.kind === 'notice' ? content.key : content.kind];
    const { text, attachments, revises } = content;
    const files = attachments.map(({ name }) => `[${name}]`);
    return [[revises ? `${revises.kind} “${revises.before}”:` : '', text, ...files].filter(Boolean).join(' ')];
  });
}

async function connected() {
  const world = createWorld();
  const [agent, ann] = [await world.agentOnDuty('agent'), await world.customer('ann')];
  await world.ask(ann);
  await world.quiet();
  world.messenger.sent.length = 0;
  return { world, agent, ann };
}

describe('a line that is edited in a chat', () => {
  for (const side of ['agent', 'ann'] as const) {
    it(`by ${side} reaches the other side as a correction, once`, async () => {
      const scene = await connected();
      const { world } = scene;
      const other = side === 'agent' ? scene.ann : scene.agent;
      await world.say(scene[side], 'call 0800-1', 'm1');
      assert.equal(await edit(world, scene[side], 'm1', { text: 'call 0800-2' }), 'relayed');
      assert.equal(await edit(world, scene[side], 'm1', { text: 'call 0800-2' }), 'duplicate');
      await world.quiet();
      assert.deepEqual(news(world, other), ['call 0800-1', 'corrects “call 0800-1”: call 0800-2']);
    });
  }

  it('comes after its first version also where that waits for a slow channel', async () => {
    const { world, agent, ann } = await connected();
    let letGo = (): void => undefined;
    const slow = new Promise<void>((resolve) => (letGo = resolve));
    world.messenger.decide = async ({ content }): Promise<Outcome> => {
      if (content.kind === 'line' && content.text === 'one') await slow;
      return 'delivered';
    };
    const first = world.say(ann, 'one', 'm1');
    await setImmediate();
    const second = edit(world, ann, 'm1', { text: 'two' });
    letGo();
    await Promise.all([first, second]);
    await world.quiet();
    assert.deepEqual(news(world, agent), ['one', 'corrects “one”: two']);
  });

  it('is not said again where it says the same, and is where it says again what it said at first', async () => {
    const { world, agent, ann } = await connected();
    await world.say(ann, 'one', 'm1');
    assert.equal(await edit(world, ann, 'm1', { text: 'one', change: 'preview of a link' }), 'duplicate');
    await edit(world, ann, 'm1', { text: 'two' });
    await edit(world, ann, 'm1', { text: 'one', change: 'third' });
    await world.quiet();
    assert.deepEqual(news(world, agent), ['one', 'corrects “one”: two', 'corrects “two”: one']);
  });

  it('brings files only that its reader has not got', async () => {
    const { world, agent, ann } = await connected();
    const file = (name: string): Attachment => ({ name, contentType: 'image/png', contentUrl: `https://x/${name}` });
    const part = (await world.part(ann)) ?? assert.fail('no chat');
    await world.service.relay.relay(part, { activityId: 'm1', text: 'look', attachments: [file('a')] });
    await edit(world, ann, 'm1', { text: 'look here', attachments: [file('a'), file('b')] });
    await edit(world, ann, 'm1', { text: '', attachments: [file('a')] });
    await world.quiet();
    assert.deepEqual(news(world, agent), ['look [a]', 'corrects “look”: look here [b]', 'corrects “look”: [a]']);
  });

  it('is a line like any other where its first version was refused, and there is nothing to take back', async () => {
    const { world, agent, ann } = await connected();
    world.messenger.decide = ({ content }) => (content.kind === 'line' ? 'rejected' : 'delivered');
    await world.say(ann, 'one', 'm1');
    await world.quiet();
    assert.equal(await remove(world, ann, 'm1'), 'duplicate');
    world.messenger.decide = () => 'delivered';
    await edit(world, ann, 'm1', { text: 'two' });
    await edit(world, ann, 'm1', { text: 'three' });
    await world.quiet();
    assert.deepEqual(news(world, agent), ['one', 'two', 'corrects “two”: three']);
  });

  it('is reported to who wrote it where it cannot be delivered', async () => {
    const { world, agent, ann } = await connected();
    await world.say(agent, 'one', 'm1');
    world.messenger.decide = ({ content }) => (content.kind === 'line' ? 'rejected' : 'delivered');
    await edit(world, agent, 'm1', { text: 'two' });
    await remove(world, agent, 'm1');
    await world.quiet();
    assert.deepEqual(news(world, agent), ['notDelivered', 'notTakenBack']);
    assert.equal(news(world, ann).length, 3);
  });

  it('of another chat, of the other side or of the bot reaches nobody; nor does a note, or what becomes a command', async () => {
    const { world, agent, ann } = await connected();
    await world.say(agent, 'your salary, ann', 'm1');
    const chat = (await world.handoffOf(ann)) ?? assert.fail('no chat');
    await world.service.endChat(chat, 'customerEnded');
    const bob = await world.customer('bob');
    await world.ask(bob);
    await world.quiet();
    world.clock.advance(60_000);
    await world.say(agent, 'hello bob', 'm2');
    const part = (await world.part(agent)) ?? assert.fail('no chat');
    assert.ok(part.handoff.state.kind === 'connected');
    const now = { ...part.handoff, state: part.handoff.state };
    await world.service.relay.note(now, { activityId: 'm3', text: 'sounds annoyed', attachments: [] });
    await world.quiet();
    world.messenger.sent.length = 0;
    assert.equal(await edit(world, agent, 'm1', { text: 'your salary, bob' }), 'notOfThisChat');
    assert.equal(await remove(world, agent, 'm1'), 'notOfThisChat');
    assert.equal(await edit(world, bob, 'm2', { text: 'not mine' }), 'notOfThisChat');
    assert.equal(await edit(world, agent, 'm2', { text: '#exit' }), 'notOfThisChat');
    assert.equal(await edit(world, agent, 'm3', { text: 'sounds very annoyed' }), 'noteStays');
    assert.equal(await remove(world, agent, 'm3'), 'noteStays');
    await world.quiet();
    assert.deepEqual([news(world, ann), news(world, bob), news(world, agent)], [[], [], []]);
  });
});

describe('a line that is deleted in a chat', () => {
  it('is taken back, once, and counts for nobody as an answer', async () => {
    const { world, agent, ann } = await connected();
    await world.say(agent, 'one', 'm1');
    await world.say(ann, 'are you there?');
    assert.equal(await remove(world, agent, 'm1'), 'relayed');
    assert.equal(await remove(world, agent, 'm1'), 'duplicate');
    await world.quiet();
    assert.deepEqual(news(world, ann), ['one', 'takesBack “one”: one']);
    for (let minute = 0; minute < 6; minute += 1) {
      world.clock.advance(60_000);
      await world.service.sweep();
      await world.quiet();
    }
    assert.ok(news(world, agent).includes('pleaseAnswer'));
  });

  it('stands in the request’s transcript as taken back, as a correction does', async () => {
    const { world, ann } = await connected();
    await world.say(ann, 'one', 'm1');
    await edit(world, ann, 'm1', { text: 'two' });
    await remove(world, ann, 'm1');
    await world.quiet();
    const chat = (await world.handoffOf(ann)) ?? assert.fail('no chat');
    const { lines } = transcribe(chat, await world.stores.journal.entries(chat.id));
    assert.match(lines, /ann: one\n.*ann: \(instead of “one”\) two\n.*ann: \(takes back\) two$/);
  });

  it('and said anew by an edit is a correction again', async () => {
    const { world, agent, ann } = await connected();
    await world.say(ann, 'one', 'm1');
    await remove(world, ann, 'm1');
    await edit(world, ann, 'm1', { text: 'one', change: 'undeleted' });
    await world.quiet();
    assert.deepEqual(news(world, agent).at(-1), 'corrects “one”: one');
  });
});

describe('a line of an agent that is held', () => {
  it('is changed or forgotten where it waits', async () => {
    const { world, agent, ann } = await connected();
    const chat = (await world.handoffOf(ann)) ?? assert.fail('no chat');
    const bob = await world.customer('bob');
    await world.ask(bob);
    await world.service.endChat(chat, 'customerEnded');
    await world.quiet();
    assert.equal(await world.say(agent, 'one', 'm1'), 'held');
    assert.equal(await world.say(agent, 'salary', 'm2'), 'held');
    assert.equal(await edit(world, agent, 'm1', { text: 'two' }), 'held');
    assert.equal(await remove(world, agent, 'm2'), 'duplicate');
    const part = (await world.part(agent)) ?? assert.fail('no chat');
    assert.equal(await world.service.relay.sendHeld(part), 1);
    assert.equal(await edit(world, agent, 'm1', { text: 'two' }), 'duplicate');
    await world.quiet();
    assert.deepEqual(news(world, bob).slice(-1), ['two']);
    assert.ok(!JSON.stringify(world.messenger.sent).includes('salary'));
  });
});

describe('what is edited or deleted in the queue', () => {
  async function waiting() {
    const world = createWorld();
    const [agent, ann, carol] = [
      await world.agentOnDuty('agent'),
      await world.customer('ann'),
      await world.customer('carol'),
    ];
    await world.ask(ann);
    await world.ask(carol);
    await world.quiet();
    /** What the agent gets of Carol, once their chat with Ann is over. */
    async function heard() {
      world.messenger.sent.length = 0;
      await world.service.endChat((await world.handoffOf(ann)) ?? assert.fail('no chat'), 'customerEnded');
      await world.quiet();
      const toAgent = world.messenger.sent.filter(({ address }) => address === agent.address);
      const asked = toAgent.flatMap(({ content }) => (content.kind === 'summary' ? content.summary.asked : []));
      return {
        asked: asked.slice(1),
        lines: news(world, agent)
          .filter((each) => each !== 'summary')
          .slice(1),
      };
    }
    return { world, agent, ann, carol, heard };
  }

  it('is changed where it waits: the agent reads what stands, and no more', async () => {
    const { world, carol, heard } = await waiting();
    await world.say(carol, 'one', 'm1');
    await world.say(carol, 'my password was wrong', 'm2');
    await world.say(carol, 'three', 'm3');
    assert.equal(await edit(world, carol, 'm1', { text: 'two' }), 'kept');
    assert.equal(await edit(world, carol, 'm1', { text: 'two and a half' }), 'kept');
    assert.equal(await edit(world, carol, 'm1', { text: 'two' }), 'duplicate');
    assert.equal(await remove(world, carol, 'm2'), 'duplicate');
    assert.equal(await remove(world, carol, 'm2'), 'duplicate');
    assert.deepEqual(await heard(), { asked: ['two and a half', 'three'], lines: [] });
  });

  it('keeps its files, which follow the summary', async () => {
    const { world, carol, heard } = await waiting();
    const file: Attachment = { name: 'a', contentType: 'image/png', contentUrl: 'https://x/a' };
    const part = (await world.part(carol)) ?? assert.fail('no chat');
    await world.service.relay.relay(part, { activityId: 'm1', text: 'look', attachments: [file] });
    await edit(world, carol, 'm1', { text: 'look here' });
    assert.deepEqual(await heard(), { asked: ['look here'], lines: ['corrects “look”: look here [a]'] });
  });

  it('follows the summary as a correction where the line has no room in it; what is deleted does not come', async () => {
    const { world, carol, heard } = await waiting();
    for (let number = 1; number <= 14; number += 1) await world.say(carol, `line ${number}`, `m${number}`);
    await edit(world, carol, 'm12', { text: 'twelve' });
    await remove(world, carol, 'm13');
    const { asked, lines } = await heard();
    assert.equal(asked.length, 11);
    assert.deepEqual(lines, ['line 14', 'corrects “line 12”: twelve']);
  });

  it('once the chat has begun, is told to the agent as a correction of what the summary said', async () => {
    const { world, agent, carol, heard } = await waiting();
    await world.say(carol, 'one', 'm1');
    await edit(world, carol, 'm1', { text: 'two' });
    await heard();
    await edit(world, carol, 'm1', { text: 'three' });
    await remove(world, carol, 'm1');
    await world.quiet();
    assert.deepEqual(news(world, agent).slice(-2), ['corrects “two”: three', 'takesBack “three”: three']);
  });

  it('reaches the next agent where the line was said to one who was lost', async () => {
    const { world, agent, ann } = await waiting();
    await world.say(ann, 'one', 'm1');
    await world.quiet();
    const chat = (await world.handoffOf(ann)) ?? assert.fail('no chat');
    assert.ok(chat.state.kind === 'connected');
    await world.service.returnToQueue({ ...chat, state: chat.state }, 'unreachable');
    await world.quiet();
    assert.equal(await edit(world, ann, 'm1', { text: 'two' }), 'kept');
    assert.equal(await remove(world, ann, 'm1'), 'kept');
    const next = await world.agentOnDuty('next');
    await world.service.assignWaiting();
    await world.quiet();
    assert.deepEqual(news(world, next), ['summary', 'takesBack “one”: one']);
    assert.ok(!news(world, agent).some((each) => each.includes('corrects')));
  });
});
