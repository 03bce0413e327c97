import assert from 'node:assert/strict';
import { giveBack, goOffDuty, goOnDuty, hasRoomFor, release, reserve } from '../../../handoff/domain/presence.ts';
import { anAgent } from '../../support/data.ts';

const slot = { handoffId: 'h1', reservedAt: 5, handle: '1', generation: 1 };

describe('presence', () => {
  it('keeps running chats over #off and #on', () => {
    const busy = anAgent({ slots: [slot] });
    assert.deepEqual(goOffDuty(busy).slots, [slot]);
    assert.deepEqual(goOnDuty(goOffDuty(busy), busy.party, { deskId: busy.deskId, now: 9 }).slots, [slot]);
  });

  it('reserves the same chat once', () => {
    const held = reserve(anAgent(), slot, 1);
    assert.notEqual(held, 'full');
    assert.deepEqual(held === 'full' ? held : reserve(held, slot, 1), held);
  });

  it('is full at the capacity, and off duty takes nobody', () => {
    assert.equal(reserve(anAgent({ slots: [slot] }), { handoffId: 'h2', reservedAt: 6, generation: 1 }, 1), 'full');
    assert.equal(reserve(anAgent({ duty: 'off' }), slot, 1), 'full');
  });

  it('has room for a chat only where none is held for a later state of it', () => {
    const held = anAgent({ slots: [slot] });
    assert.ok(hasRoomFor(held, { id: 'h2', generation: 0 }, 2));
    assert.ok(hasRoomFor(held, { id: 'h1', generation: 1 }, 2));
    assert.ok(!hasRoomFor(held, { id: 'h1', generation: 0 }, 2));
    assert.ok(!hasRoomFor(held, { id: 'h1', generation: 1 }, 1));
  });

  it('counts idle time from the end of a chat, and releasing what is not held changes nothing', () => {
    const busy = anAgent({ slots: [slot], idleSince: 1 });
    assert.deepEqual(release(busy, { id: 'h1', generation: 3 }, 7), { ...busy, slots: [], idleSince: 7 });
    assert.equal(release(busy, { id: 'other', generation: 3 }, 7), busy);
  });

  it('shares room among those who want the same, and gives it to a newer attempt', () => {
    const held = anAgent({ slots: [slot] });
    assert.equal(reserve(held, { ...slot, reservedAt: 9 }, 1), held);
    const newer = reserve(held, { ...slot, generation: 2, reservedAt: 9 }, 1);
    assert.deepEqual(newer === 'full' ? newer : newer.slots, [{ ...slot, generation: 2, reservedAt: 9 }]);
    assert.equal(newer === 'full' ? newer : reserve(newer, slot, 1), 'full');
  });

  it('does not give back what was reserved anew since', () => {
    const held = anAgent({ slots: [slot] });
    const { handoffId, reservedAt } = slot;
    assert.equal(giveBack(held, { handoffId, generation: 1, reservedAt: reservedAt - 1 }), held);
    assert.deepEqual(giveBack(held, { handoffId, generation: 1, reservedAt }).slots, []);
  });

  it('gives back what was reserved for a generation that is decided, and nothing newer', () => {
    const held = anAgent({ slots: [slot], idleSince: 1 });
    assert.deepEqual(giveBack(held, { handoffId: 'h1', generation: 1 }), { ...held, slots: [] });
    assert.equal(giveBack(held, { handoffId: 'h1', generation: 0 }), held);
    assert.equal(release(held, { id: 'h1', generation: 1 }, 7), held);
  });
});
