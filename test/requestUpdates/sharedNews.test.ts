import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import { aPerson } from '../support/data.ts';
import { aRequest } from '../support/deskData.ts';
import { commented, noticed, PERSON } from './newsScenes.ts';
import type { UpdatesWorld } from './updatesWorld.ts';
import { createUpdatesWorld, MINUTE } from './updatesWorld.ts';

describe('news of a request that is shared', () => {
  let world: UpdatesWorld;
  const SECOND = 'account:second';
  const newsFor = async (personId: string) => (await world.boxes.claim(personId)).map(({ id }) => id);

  beforeEach(async () => {
    world = await createUpdatesWorld();
    await world.stores.people.create(aPerson({ id: SECOND, accountId: 'second' }));
    world.desk.requests = [{ ...aRequest(), owner: 'customer', sharedWith: ['second', 'nobody'], isOpen: true }];
  });
  afterEach(() => world.stores.close());

  it('are told to everybody it is shared with, but for what they said themselves', async () => {
    commented(world, { id: '1', authorAccountId: 'customer' }, { id: '2', authorAccountId: 'second' }, { id: '3' });
    await noticed(world);
    assert.deepEqual(await newsFor(SECOND), ['CERT-1:comment:1', 'CERT-1:comment:3']);
    assert.deepEqual(world.heard(), ['CERT-1:comment:2 CERT-1:comment:3']);
  });

  it('are what a colleague has written in the chat, under their name and not for themself', async () => {
    const third = aPerson({ id: 'account:third', accountId: 'third', name: 'Second Customer' });
    await world.stores.people.create(third);
    world.desk.requests = [{ ...aRequest(), owner: 'customer', sharedWith: ['third'], isOpen: true }];
    commented(
      world,
      { id: '1', authorAccountId: 'bot', text: 'Second Customer schreibt im Chat:\nIt is the blue one' },
      { id: '2', authorAccountId: 'bot', text: 'Written by a rule' },
    );
    await noticed(world);
    assert.deepEqual(await newsFor(third.id), []);
    assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
    const [content] = world.messenger.sent.map((each) => each.content);
    const [told] = content?.kind === 'requestNews' ? content.news : [];
    assert.deepEqual(told?.kind === 'comment' && [told.author, told.text], ['Second Customer', 'It is the blue one']);
  });

  describe('of two people with one name', () => {
    const NAMESAKE = 'account:third';

    beforeEach(async () => {
      await world.stores.people.create(aPerson({ id: NAMESAKE, accountId: 'third' }));
      world.desk.requests = [{ ...aRequest(), owner: 'customer', sharedWith: ['third'], isOpen: true }];
      commented(world, {
        id: '1',
        authorAccountId: 'bot',
        text: `${aPerson().name} writes in the chat:\nplease call me`,
      });
    });

    it('are what the one has written in the chat to the other, and not to the one', async () => {
      await world.boxes.wrote(NAMESAKE, 'CERT-1', '1');
      await noticed(world);
      assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
      assert.deepEqual(await newsFor(NAMESAKE), []);
    });

    it('are not told to either where nobody knows which of them it was', async () => {
      await noticed(world);
      assert.deepEqual([world.heard(), await newsFor(NAMESAKE)], [[], []]);
    });
  });

  it('are no news to whoever wrote them in the chat under another name', async () => {
    commented(world, { id: '1', authorAccountId: 'bot', text: 'A name of before writes in the chat:\nplease call me' });
    await world.boxes.wrote(SECOND, 'CERT-1', '1');
    await noticed(world);
    assert.deepEqual(await newsFor(SECOND), []);
    assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
  });

  it('are told to everybody else where one person’s record is damaged', async () => {
    const { newsBoxes } = world.stores;
    const load = newsBoxes.load.bind(newsBoxes);
    newsBoxes.load = (id) => (id === SECOND ? Promise.reject(new KojiError('storedRecord', 'damaged')) : load(id));
    commented(world, { id: '1' });
    await noticed(world);
    assert.deepEqual(world.heard(), ['CERT-1:comment:1']);
    assert.match(world.logged.at(-1) ?? '', /damaged/);
  });

  it('are told of somebody whose name is hidden, too', async () => {
    commented(world, {
      id: '1',
      authorAccountId: 'bot',
      authorName: 'Koji',
      text: 'writes in the chat:\nplease call me',
    });
    await noticed(world);
    const [content] = world.messenger.sent.map((each) => each.content);
    const [told] = content?.kind === 'requestNews' ? content.news : [];
    assert.deepEqual(told?.kind === 'comment' && [told.author, told.text], ['Koji', 'please call me']);
  });

  it('are none of what happened long before, for it may not have been shared then', async () => {
    commented(world, { createdAtMs: world.clock.now() });
    world.clock.advance(25 * 60 * MINUTE);
    await noticed(world);
    assert.deepEqual(await newsFor(SECOND), []);
    assert.deepEqual(await newsFor(PERSON), ['CERT-1:comment:1']);
  });

  it('ask only the reporter how it was', async () => {
    const request = aRequest({ statusChangedAtMs: world.clock.now(), statusCategory: 'done' });
    world.desk.requests = [{ ...request, owner: 'customer', sharedWith: ['second'], isOpen: false }];
    await noticed(world);
    const [news] = await world.boxes.claim(SECOND);
    assert.equal(news?.kind === 'status' && news.asksForRating, false);
  });

  it('are none for somebody it is shared with no more', async () => {
    const request = { ...aRequest(), owner: 'customer', isOpen: true };
    world.desk.findInvolved = () =>
      Promise.resolve({ kind: 'found', reporterAccountId: 'customer', participantAccountIds: ['second'] });
    world.desk.requests = [request];
    commented(world, {});
    await noticed(world);
    assert.deepEqual(await newsFor(SECOND), []);
  });
});
