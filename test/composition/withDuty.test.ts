import assert from 'node:assert/strict';
import { withDuty } from '../../composition/withDuty.ts';
import { KojiError } from '../../errors.ts';
import { CUSTOMER, IdentityWorld } from '../identity/identityWorld.ts';
import { createWorld } from '../support/handoffWorld.ts';

describe('signing out', () => {
  it('is done also where nobody can say who it is that signs out', async () => {
    const { identity, links } = new IdentityWorld();
    const { id } = await identity.fromAccount(CUSTOMER, 'portal');
    await identity.bindChatUser('dl_1', id);
    const away = new KojiError('unavailable', 'the store is away');
    const guarded = withDuty({ ...identity, resolve: () => Promise.reject(away) }, createWorld().service);
    await assert.rejects(guarded.unbindChatUser('dl_1'), away);
    assert.equal(await links.load('directline:dl_1'), undefined);
  });
});
