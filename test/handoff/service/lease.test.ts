import assert from 'node:assert/strict';
import { createTurn } from '../../../handoff/service/lease.ts';
import { FakeClock } from '../../support/clock.ts';
import { createMemoryStores } from '../../support/memoryStores.ts';

const HOLD_MS = 30_000;
const HOUR_MS = 3_600_000;

function twoServers() {
  const { leases } = createMemoryStores();
  const clock = new FakeClock();
  const turnOf = (holder: string) => createTurn({ id: 'sweeper', holder, leases, clock, holdMs: HOLD_MS });
  return { clock, first: turnOf('first'), second: turnOf('second') };
}

describe('work that one server at a time does', () => {
  it('stays with the server that does it', async () => {
    const { clock, first, second } = twoServers();
    assert.ok(await first.isMine());
    clock.advance(HOLD_MS - 1);
    assert.ok(!(await second.isMine()));
    assert.ok(await first.isMine());
  });

  it('goes to another server when the one that did it is silent', async () => {
    const { clock, first, second } = twoServers();
    assert.ok(await first.isMine());
    clock.advance(HOLD_MS);
    assert.ok(await second.isMine());
  });

  it('is not left undone after a clock went a day forward and back again', async () => {
    const { clock, first, second } = twoServers();
    clock.advance(24 * HOUR_MS);
    assert.ok(await first.isMine());
    clock.advance(-24 * HOUR_MS);
    assert.ok(await second.isMine());
  });

  it('goes on with its holder when the clock is set back an hour', async () => {
    const { clock, first } = twoServers();
    assert.ok(await first.isMine());
    clock.advance(-HOUR_MS);
    assert.ok(await first.isMine());
  });
});
