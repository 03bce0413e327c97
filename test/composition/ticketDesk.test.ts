import assert from 'node:assert/strict';
import { keepingTickets } from '../../composition/ticketDesk.ts';
import { KojiError } from '../../errors.ts';
import type { Ticket, TicketDesk } from '../../handoff/ports.ts';
import type { CreateLater } from '../../requestUpdates/createLater.ts';
import { anAgentParty, aParty } from '../support/data.ts';
import { FakeTicketDesk } from '../support/fakeTicketDesk.ts';

const TICKET: Ticket = {
  chatId: 'handoff-1',
  customer: aParty(),
  askedBy: anAgentParty(),
  since: 0,
  transcript: { title: 'No toner', asked: 'No toner', lines: '', notes: [] },
};

const failing = (error: Error): TicketDesk => ({ create: () => Promise.reject(error) });

/** Keeps what it is given; answers as the store would. */
function aKeeper() {
  const kept: unknown[] = [];
  const settled: unknown[] = [];
  const later: CreateLater = {
    keep: async (request) => void kept.push(request),
    settled: async (request) => void settled.push(request),
    isKept: () => Promise.resolve(false),
  };
  return { kept, settled, later };
}

const WAITING = { kind: 'ticket', ticket: TICKET };

describe('a request of a chat while the service desk is away', () => {
  for (const kind of ['unavailable', 'rateLimited', 'unauthorized'] as const) {
    it(`is kept for later: ${kind}`, async () => {
      const { kept, later } = aKeeper();
      const desk = keepingTickets(failing(new KojiError(kind, 'away')), later);
      assert.deepEqual(await desk.create(TICKET), { kind: 'waits' });
      assert.deepEqual(kept, [WAITING]);
    });
  }

  it('waits no more when it is asked for again and made', async () => {
    const { kept, settled, later } = aKeeper();
    assert.equal((await keepingTickets(new FakeTicketDesk(), later).create(TICKET)).kind, 'created');
    assert.deepEqual([kept, settled], [[], [WAITING]]);
  });

  it('is not kept when waiting would not help', async () => {
    const { kept, later } = aKeeper();
    const desk = keepingTickets(failing(new KojiError('forbidden', 'no right')), later);
    await assert.rejects(desk.create(TICKET), { kind: 'forbidden' });
    assert.deepEqual(kept, []);
  });
});
