import assert from 'node:assert/strict';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { createWorld } from '../../support/handoffWorld.ts';

async function chatting() {
  const world = createWorld();
  const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
  await world.ask(customer);
  await world.say(customer, 'it beeps');
  await world.say(agent, 'since when?');
  const part = await world.part(agent);
  assert.ok(part && isConnected(part.handoff));
  const chat = part.handoff;
  await world.service.relay.note(chat, { activityId: 'n', text: 'sounds annoyed', attachments: [] });
  await world.outbox.idle();
  return { world, customer, chat };
}

describe('a request out of a chat', () => {
  it('has what was asked as its title, what both said in its transcript, and notes apart', async () => {
    const { world, chat } = await chatting();
    assert.equal((await world.service.makeTicket(chat)).kind, 'created');
    const [ticket] = world.tickets.tickets;
    assert.equal(ticket?.transcript.title, 'My laptop does not start');
    assert.match(
      ticket.transcript.lines,
      /carol: My laptop does not start[\s\S]*carol: it beeps\n.*agent: since when\?/,
    );
    assert.ok(!ticket.transcript.lines.includes('annoyed'));
    assert.deepEqual(ticket.transcript.notes.length, 1);
  });

  it('is made once, however often it is asked for, and the customer is told once', async () => {
    const { world, customer, chat } = await chatting();
    await world.service.makeTicket(chat);
    assert.equal((await world.service.makeTicket(chat)).kind, 'existed');
    await world.outbox.idle();
    assert.equal(world.tickets.tickets.length, 1);
    assert.equal(world.got(customer).filter((each) => each === 'ticketCreated').length, 1);
  });

  for (const [kind, told] of [
    ['waits', 'ticketWaits'],
    ['underWay', 'ticketUnderWay'],
  ] as const) {
    it(`that comes later is told to the customer as what it is: ${kind}`, async () => {
      const { world, customer, chat } = await chatting();
      world.tickets.refusal = { kind };
      await world.service.makeTicket(chat);
      await world.outbox.idle();
      assert.deepEqual(
        world.got(customer).filter((each) => each.startsWith('ticket')),
        [told],
      );
    });
  }

  it('that is refused tells the customer nothing', async () => {
    const { world, customer, chat } = await chatting();
    world.tickets.refusal = { kind: 'noAccount' };
    assert.deepEqual(await world.service.makeTicket(chat), { kind: 'noAccount' });
    await world.outbox.idle();
    assert.ok(!world.got(customer).includes('ticketCreated'));
  });
});
