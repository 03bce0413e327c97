import assert from 'node:assert/strict';
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
