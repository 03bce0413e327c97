import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import { aConnectedHandoff, anEndedHandoff, aParty, aPerson, DESK } from '../support/data.ts';
import { aRequest } from '../support/deskData.ts';
import { commented, given, KEY, noticed, PERSON, someNews } from './newsScenes.ts';
import type { UpdatesWorld } from './updatesWorld.ts';
import { createUpdatesWorld, MINUTE } from './updatesWorld.ts';

describe('news of a request', () => {
  let world: UpdatesWorld;

  beforeEach(async () => {
    world = await createUpdatesWorld();
    given(world);
  });
  afterEach(() => world.stores.close());

  it('are public comments of others, and none of the reporter’s or the bot’s own', async () => {
    commented(world, { id: '1' }, { id: '2', authorAccountId: 'customer' }, { id: '3', authorAccountId: 'bot' });
    await noticed(world);
    assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
  });

  it('are changes of status after the beginning, each once', async () => {
    const statusChangedAtMs = world.clock.now();
    given(world, { statusChangedAtMs });
    await noticed(world);
    await noticed(world);
    assert.deepEqual(world.heard(), [`CERT-1:status:${String(statusChangedAtMs)}`]);
  });

  it('are none of what happened before anybody watched', async () => {
    commented(world, { createdAtMs: world.clock.now() - 2 * MINUTE });
    await noticed(world);
    assert.deepEqual(world.heard(), []);
  });

  it('are none of what the person did', async () => {
    const request = aRequest({ statusChangedAtMs: world.clock.now() });
    given(world, request);
    await world.boxes.know(PERSON, [`CERT-1:status:${String(request.statusChangedAtMs)}`]);
    await noticed(world);
    assert.deepEqual(world.heard(), []);
  });

  it('ask how it was once a request is resolved, once, and not where that was said', async () => {
    const asked = () =>
      world.messenger.sent.map(({ content }) => JSON.stringify(content).includes('"asksForRating":true'));
    given(world, { statusChangedAtMs: world.clock.now(), statusCategory: 'done' });
    await noticed(world);
    world.clock.advance(MINUTE);
    given(world, { statusChangedAtMs: world.clock.now(), statusCategory: 'done' });
    await noticed(world);
    assert.deepEqual(asked(), [true, false]);
  });

  it('are rated where the last of them asked for that, in its conversation and not by the message before', async () => {
    const here = { conversationId: world.customer.id };
    given(world, { statusChangedAtMs: world.clock.now(), statusCategory: 'done' });
    await noticed(world);
    const at = world.clock.now();
    assert.deepEqual(await world.boxes.ratingAsked(PERSON, here), { key: KEY, at });
    assert.equal(await world.boxes.ratingAsked(PERSON, { conversationId: 'another' }), undefined);
    world.clock.advance(MINUTE);
    commented(world, { id: '1' });
    await noticed(world);
    assert.equal(await world.boxes.ratingAsked(PERSON, here), undefined);
  });

  it('hide what looks like a secret', async () => {
    commented(world, { text: 'Your new password: hunter2hunter2' });
    await noticed(world);
    assert.ok(!JSON.stringify(world.messenger.sent).includes('hunter2'));
  });

  it('of somebody whom nobody knows are not kept', async () => {
    given(world, {}, 'somebody-else');
    commented(world, {});
    await noticed(world);
    assert.deepEqual(world.messenger.sent, []);
  });

  it('are told once by two servers at the same time', async () => {
    commented(world, {});
    await world.notice(KEY);
    const other = world.server();
    await Promise.all([world.work(), other.work()]);
    await Promise.all([world.work(), other.work()]);
    assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
  });

  it('are told where the person spoke last, and once, to one who uses two channels', async () => {
    await world.stores.people.create(aPerson({ id: 'entra:t:o' }));
    commented(world, {});
    await noticed(world);
    await noticed(world);
    assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
    assert.deepEqual(await world.boxes.claim('entra:t:o'), []);
  });

  it('are three at a time, the newest first, and a number', async () => {
    commented(world, ...[1, 2, 3, 4, 5].map((id) => ({ id: String(id), createdAtMs: world.clock.now() + id })));
    await noticed(world);
    assert.deepEqual(world.heard(), ['CERT-1:comment:5 CERT-1:comment:4 CERT-1:comment:3 +2']);
    assert.deepEqual(await world.boxes.claim(PERSON), []);
  });

  describe('for somebody who is not there', () => {
    beforeEach(async () => {
      world.clock.advance(31 * MINUTE);
      commented(world, {});
      await noticed(world);
    });

    it('wait until they come back, also over a restart', async () => {
      assert.deepEqual(world.heard(), []);
      const back = await world.server().boxes.claim(PERSON, world.customer.id);
      assert.deepEqual(
        back.map(({ id }) => id),
        ['CERT-1:comment:1'],
      );
    });

    it('are claimed by one of those who would tell them, until that one has died', async () => {
      assert.equal((await world.boxes.claim(PERSON, world.customer.id)).length, 1);
      assert.equal((await world.server().boxes.claim(PERSON, world.customer.id)).length, 0);
      world.clock.advance(2 * MINUTE);
      await world.settle();
      assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
    });
  });

  it('wait where the window belongs to nobody any more, or the send has failed', async () => {
    world.messenger.decide = () => 'gone';
    commented(world, {});
    await noticed(world);
    world.messenger.decide = () => 'delivered';
    world.clock.advance(5 * MINUTE);
    await world.settle();
    assert.equal(world.messenger.sent.length, 1);
    assert.equal((await world.boxes.claim(PERSON, world.customer.id)).length, 1);
  });

  const customer = aParty({ conversationId: 'conversation-customer' });

  async function inLiveChat() {
    const live = aConnectedHandoff({ customer });
    const version = await world.stores.handoffs.create(live);
    assert(version !== 'exists');
    const found = await world.stores.conversations.load(world.customer.id);
    assert.ok(found);
    await world.stores.conversations.replace({ ...found.value, handoff: { deskId: DESK, id: live.id } }, found.version);
    return version;
  }

  it('do not disturb a live chat, and come when it is over', async () => {
    const version = await inLiveChat();
    commented(world, {});
    await noticed(world);
    world.clock.advance(40 * MINUTE);
    await world.settle();
    assert.deepEqual(world.heard(), []);
    await world.stores.handoffs.replace(anEndedHandoff({ customer }), version);
    world.clock.advance(MINUTE);
    await world.settle();
    assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
  });

  describe('that were told while they were about to be', () => {
    const due = () => world.stores.newsBoxes.due(world.clock.now() + 24 * 60 * MINUTE, 50);

    it('are not looked at again for one who asks for an agent then', async () => {
      await world.boxes.add(PERSON, [someNews()]);
      const [stale] = await due();
      assert.ok(stale);
      const told = await world.boxes.claim(PERSON, world.customer.id);
      await world.boxes.settle(PERSON, told, { conversationId: world.customer.id });
      await inLiveChat();
      await world.tellNews(stale);
      assert.deepEqual(await due(), []);
    });

    it('are not looked at for ever where nothing is left of them', async () => {
      const { newsBoxes } = world.stores;
      await world.boxes.add(PERSON, [someNews()]);
      const found = await newsBoxes.load(PERSON);
      assert.ok(found);
      await newsBoxes.replace({ ...found.value, waiting: [] }, found.version);
      await world.settle();
      assert.deepEqual([await due(), world.heard()], [[], []]);
    });
  });

  it('reach the others where somebody’s conversation cannot be read', async () => {
    const { conversations, newsBoxes } = world.stores;
    const now = world.clock.now();
    const here = { conversationId: 'damaged', at: now };
    await newsBoxes.create({ id: 'account:unlucky', here, waiting: [someNews()], known: [], dueAt: now - 1 });
    commented(world, {});
    const load = conversations.load.bind(conversations);
    conversations.load = (id) =>
      id === 'damaged' ? Promise.reject(new KojiError('storedRecord', 'damaged')) : load(id);
    await noticed(world);
    assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
    assert.deepEqual(await newsBoxes.due(now + MINUTE, 50), [], 'it waits until they come back');
    assert.equal((await world.boxes.claim('account:unlucky')).length, 1);
    assert.match(world.logged.join(''), /a stored record cannot be read and was passed over/);
  });

  it('of a request without a reporter are for those whom it is shared with', async () => {
    world.desk.findInvolved = () =>
      Promise.resolve({ kind: 'found', reporterAccountId: undefined, participantAccountIds: ['customer'] });
    commented(world, {});
    await noticed(world);
    assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
  });
});
