import assert from 'node:assert/strict';
import { anAddress, anAgentParty, aConversation, everyDay, liveChatSettings, officeHours } from '../../support/data.ts';
import { createWorld, ownerOf } from '../../support/handoffWorld.ts';

const elsewhere = (name: string, id: string) => ({
  conversation: aConversation({ id, personId: name, name, address: anAddress(id), channel: 'msteams' }),
  party: anAgentParty({ agentId: name, personId: name, name, conversationId: id, address: anAddress(id) }),
});

describe('being on duty', () => {
  it('twice is once', async () => {
    const world = createWorld();
    const agent = await world.agentOnDuty('agent');
    const party = anAgentParty({ agentId: 'agent', conversationId: agent.id, address: agent.address });
    assert.deepEqual(await world.service.duty.on(agent, party), { kind: 'already', waiting: 0 });
    assert.equal((await world.service.duty.list()).length, 1);
  });

  const NEVER = { workingHours: officeHours({ week: everyDay([]) }) };
  const WHETHER = [
    ['with nothing set', {}, 'may'],
    ['within working hours', { workingHours: officeHours() }, 'may'],
    ['outside working hours', NEVER, 'outsideHours'],
    ['with the live chat switched off', { ...NEVER, enabled: false }, 'switchedOff'],
  ] as const;
  for (const [when, settings, customers] of WHETHER) {
    it(`begins with a word on whether customers can ask, ${when}`, async () => {
      const world = createWorld();
      world.settings.current = liveChatSettings(settings);
      const { conversation, party } = elsewhere('agent', 'desk');
      await world.stores.conversations.create(conversation);
      assert.deepEqual(await world.service.duty.on(conversation, party), { kind: 'onDuty', waiting: 0, customers });
    });
  }

  it('off without having been on says so', async () => {
    const world = createWorld();
    assert.deepEqual(await world.service.duty.off('nobody'), { kind: 'already' });
  });

  it('takes the running chat along to another conversation, and the old one has no part in it any more', async () => {
    const world = createWorld();
    const [agent, customer] = [await world.agentOnDuty('agent'), await world.customer('carol')];
    await world.ask(customer);
    const phone = elsewhere('agent', 'phone');
    await world.stores.conversations.create(phone.conversation);
    assert.deepEqual(await world.service.duty.on(phone.conversation, phone.party), { kind: 'moved', running: 1 });
    await world.say(customer, 'where are you?');
    await world.say(phone.conversation, 'on my phone');
    await world.outbox.idle();
    assert.ok(world.got(phone.conversation).includes('carol: where are you?'));
    assert.ok(world.got(customer).includes('agent: on my phone'));
    assert.equal(await world.part(agent), undefined);
  });

  it('follows to a new conversation of the same channel, and to no other', async () => {
    const world = createWorld();
    await world.agentOnDuty('agent');
    const [newWindow, web] = [elsewhere('agent', 'window'), elsewhere('agent', 'web')];
    await world.stores.conversations.create(newWindow.conversation);
    const onTheWeb = { ...web.conversation, channel: 'directline' };
    assert.equal(await world.service.duty.follow(onTheWeb, web.party), 'stays');
    assert.deepEqual(await world.service.duty.follow(newWindow.conversation, newWindow.party), {
      kind: 'moved',
      running: 0,
    });
    assert.equal(await world.service.duty.follow(newWindow.conversation, newWindow.party), 'stays');
  });

  it('does not begin by opening a window', async () => {
    const world = createWorld();
    const { conversation, party } = elsewhere('agent', 'window');
    assert.equal(await world.service.duty.follow(conversation, party), 'stays');
  });

  it('counts the chats that still run where the agent’s record was removed, because it was damaged', async () => {
    const agents = { isRemoved: false };
    const world = createWorld((stores) => ({
      ...stores,
      agents: {
        ...stores.agents,
        load: (key) => (agents.isRemoved ? Promise.resolve(undefined) : stores.agents.load(key)),
        async create(agent) {
          const found = await stores.agents.load(agent);
          const created = found ? await stores.agents.replace(agent, found.version) : await stores.agents.create(agent);
          agents.isRemoved = false;
          return created === 'stale' ? 'exists' : created;
        },
      },
    }));
    const [agent, ann, bob] = [
      await world.agentOnDuty('agent'),
      await world.customer('ann'),
      await world.customer('bob'),
    ];
    await world.ask(ann);
    await world.quiet();
    const { party } = (await world.service.duty.list())[0] ?? assert.fail('off duty');
    agents.isRemoved = true;
    await world.service.duty.on(agent, party);
    await world.ask(bob);
    assert.deepEqual(
      [ownerOf(await world.handoffOf(ann)), ownerOf(await world.handoffOf(bob))],
      ['agent', undefined],
      'they have more chats than the capacity',
    );
    await world.service.endChat((await world.handoffOf(ann)) ?? assert.fail('no chat'), 'agentEnded');
    await world.quiet();
    assert.equal(ownerOf(await world.handoffOf(bob)), 'agent');
  });
});
