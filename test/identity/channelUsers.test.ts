import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import type { ChannelUser } from '../../identity/index.ts';
import { aConversation } from '../support/data.ts';
import { AGENT, CUSTOMER, IdentityWorld } from './identityWorld.ts';

function aUser(overrides: Partial<ChannelUser> = {}): ChannelUser {
  return { channel: 'emulator', channelUserId: 'user-1', conversationId: 'conversation-1', name: 'User', ...overrides };
}

describe('the person behind a channel user', () => {
  let world: IdentityWorld;

  beforeEach(() => {
    world = new IdentityWorld();
  });

  const resolve = async (overrides: Partial<ChannelUser>) => (await world.identity.resolve(aUser(overrides)))?.name;
  const bind = (overrides: Partial<ChannelUser>) => world.identity.bind(aUser(overrides), CUSTOMER);

  it('is nobody without a proof, whatever the name says', async () => {
    assert.equal(await resolve({ name: CUSTOMER.name }), undefined);
    assert.equal(await resolve({ channel: 'directline', channelUserId: 'dl_1', name: CUSTOMER.name }), undefined);
  });

  it('is known in the conversation that a code was proved in, and in no other', async () => {
    await bind({});
    assert.equal(await resolve({}), CUSTOMER.name);
    assert.equal(await resolve({ conversationId: 'conversation-2' }), undefined);
    assert.equal(await resolve({ channelUserId: 'user-2' }), undefined);
    assert.equal(await resolve({ channel: 'telegram' }), undefined);
  });

  it('is nobody again once unbound', async () => {
    await bind({});
    await world.identity.unbind(aUser());
    assert.equal(await resolve({}), undefined);
  });

  it('is whoever is signed in to the browser that a dl_ id stands for, in all its conversations', async () => {
    const person = await world.identity.fromAccount(CUSTOMER, 'portal');
    await world.identity.bindChatUser('dl_1', person.id);
    assert.equal(await resolve({ channel: 'directline', channelUserId: 'dl_1' }), CUSTOMER.name);
    assert.equal(await resolve({ channel: 'directline', channelUserId: 'dl_1', conversationId: 'x' }), CUSTOMER.name);
    await world.identity.unbindChatUser('dl_1');
    assert.equal(await resolve({ channel: 'directline', channelUserId: 'dl_1' }), undefined);
  });

  it('is nobody any more in all conversations of a browser, once signed out in one of them', async () => {
    const { id: personId } = await world.identity.fromAccount(CUSTOMER, 'portal');
    await world.identity.bindChatUser('dl_1', personId);
    await world.conversations.create(aConversation({ id: 'other page', channelUserId: 'dl_1', personId }));
    await world.identity.unbind(aUser({ channel: 'directline', channelUserId: 'dl_1' }));
    assert.equal(await resolve({ channel: 'directline', channelUserId: 'dl_1' }), undefined);
    assert.equal(world.conversations.values[0]?.personId, undefined);
  });

  it('is the one who proved it last, and the one before is forgotten in all conversations of the browser', async () => {
    const { id: personId } = await world.identity.fromAccount(CUSTOMER, 'portal');
    await world.identity.bindChatUser('dl_1', personId);
    await world.conversations.create(aConversation({ id: 'other page', channelUserId: 'dl_1', personId }));
    await world.identity.bind(aUser({ channel: 'directline', channelUserId: 'dl_1' }), AGENT);
    assert.equal(await resolve({ channel: 'directline', channelUserId: 'dl_1' }), AGENT.name);
    assert.equal(world.conversations.values[0]?.personId, undefined);
  });

  it('may go on with a chat of before there were owners, but not as anybody but whom its link names', async () => {
    const [customer, agent] = await Promise.all(
      [CUSTOMER, AGENT].map((account) => world.identity.fromAccount(account, 'portal')),
    );
    assert.ok(customer && agent);
    await world.links.put({ id: 'directline:dl_1', personId: customer.id });
    assert.equal(await world.identity.claimChatUser('dl_1', agent.id), false);
    assert.equal(await world.identity.claimChatUser('dl_1', customer.id), true);
  });

  it('is nobody who uses a dl_ id on another channel, where a page may choose its id', async () => {
    const person = await world.identity.fromAccount(CUSTOMER, 'portal');
    await world.identity.bindChatUser('dl_1', person.id);
    for (const channel of ['webchat', 'emulator', 'msteams']) {
      assert.equal(await resolve({ channel, channelUserId: 'dl_1' }), undefined);
    }
  });

  it('is forgotten in the conversations of a browser that signs out, and in no others', async () => {
    const { id: personId } = await world.identity.fromAccount(CUSTOMER, 'portal');
    await world.identity.bindChatUser('dl_1', personId);
    const { conversations } = world;
    await conversations.create(aConversation({ id: 'here', channelUserId: 'dl_1', personId, name: 'before' }));
    await conversations.create(aConversation({ id: 'elsewhere', channelUserId: 'dl_2', personId }));
    conversations.beforeReplace = async () => {
      const here = (await conversations.load('here')) ?? assert.fail('gone');
      await conversations.replace({ ...here.value, locale: 'fr' }, here.version);
    };
    await world.identity.unbindChatUser('dl_1');
    assert.deepEqual(
      conversations.values.map((each) => [each.id, each.personId, each.name, each.locale]),
      [
        ['here', undefined, '', 'fr'],
        ['elsewhere', personId, 'Demo Customer', 'en'],
      ],
    );
  });

  it('can be signed out again where the first time did not come to its end', async () => {
    const { id: personId } = await world.identity.fromAccount(CUSTOMER, 'portal');
    await world.identity.bindChatUser('dl_1', personId);
    const { conversations } = world;
    await conversations.create(aConversation({ id: 'here', channelUserId: 'dl_1', personId }));
    conversations.beforeReplace = () => Promise.reject(new KojiError('unavailable', 'the store is away'));
    await assert.rejects(world.identity.unbindChatUser('dl_1'), { kind: 'unavailable' });
    await world.identity.unbindChatUser('dl_1');
    assert.equal(conversations.values[0]?.personId, undefined);
    assert.equal(await resolve({ channel: 'directline', channelUserId: 'dl_1' }), undefined);
  });

  it('is forgotten also where a turn has come in between and remembered them again', async () => {
    const { id: personId } = await world.identity.fromAccount(CUSTOMER, 'portal');
    await world.identity.bindChatUser('dl_1', personId);
    const { conversations, links } = world;
    await conversations.create(aConversation({ id: 'here', channelUserId: 'dl_1', personId }));
    const remove = links.remove.bind(links);
    links.remove = async (id) => {
      const here = (await conversations.load('here')) ?? assert.fail('gone');
      await conversations.replace({ ...here.value, personId }, here.version);
      await remove(id);
    };
    await world.identity.unbindChatUser('dl_1');
    assert.equal(conversations.values[0]?.personId, undefined);
  });

  it('is not found by an id that another channel lets its users choose', async () => {
    const person = await world.identity.fromAccount(CUSTOMER, 'portal');
    await world.identity.bindChatUser('dl_1', person.id);
    assert.equal(await resolve({ channel: 'emulator', channelUserId: 'dl_1' }), undefined);
  });

  it('is not found by a Direct Line id that no token binds, beyond the conversation of the proof', async () => {
    await bind({ channel: 'directline' });
    assert.equal(await resolve({ channel: 'directline' }), CUSTOMER.name);
    assert.equal(await resolve({ channel: 'directline', conversationId: 'conversation-2' }), undefined);
  });

  it('is, in Teams, who Teams says it is', async () => {
    const user = { channel: 'msteams', aadObjectId: 'object-1', tenantId: 'contoso', name: 'Demo Agent' };
    const person = await world.identity.resolve(aUser(user));
    assert.equal(person?.id, 'entra:contoso:object-1');
    assert.deepEqual(person.channels, ['msteams']);
    assert.equal((await world.identity.bind(aUser(user), AGENT)).id, person.id);
    assert.equal((await world.identity.resolve(aUser(user)))?.accountId, AGENT.accountId);
    assert.equal(world.links.links.size, 0);
  });

  it('has, in Teams, no account any more once signed out of it, and keeps the role', async () => {
    const user = aUser({ channel: 'msteams', aadObjectId: 'object-1', tenantId: 'contoso', name: 'Demo Agent' });
    const { id } = await world.identity.bind(user, AGENT);
    const stored = (await world.people.load(id)) ?? assert.fail('nobody');
    await world.people.replace({ ...stored.value, role: 'liveAgent' }, stored.version);
    world.people.beforeReplace = async () => {
      const seen = (await world.people.load(id)) ?? assert.fail('nobody');
      await world.people.replace({ ...seen.value, lastSeenAt: 7 }, seen.version);
    };
    await world.identity.unbind(user);
    const person = await world.identity.resolve(user);
    assert.deepEqual(
      [person?.id, person?.role, person?.accountId, person?.email],
      [id, 'liveAgent', undefined, undefined],
    );
    assert.deepEqual(await world.people.ofAccount(AGENT.accountId), []);
  });

  it('may sign out in Teams before anybody has heard of them', async () => {
    const user = aUser({ channel: 'msteams', aadObjectId: 'object-1', tenantId: 'contoso' });
    await world.identity.unbind(user);
    assert.deepEqual(world.people.values, []);
  });

  it('is not believed when another channel claims an Entra object id', async () => {
    assert.equal(await resolve({ channel: 'emulator', aadObjectId: 'object-1', tenantId: 'contoso' }), undefined);
  });
});
