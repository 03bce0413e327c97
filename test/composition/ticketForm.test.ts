import assert from 'node:assert/strict';
import { createFindTicketForm } from '../../composition/ticketForm.ts';
import type { ErrorKind } from '../../errors.ts';
import { KojiError } from '../../errors.ts';
import type { Ticket } from '../../handoff/ports.ts';
import { anAgentParty, aParty } from '../support/data.ts';
import { aField, aForm, aRequestType } from '../support/deskData.ts';
import { FakeServiceDesk } from '../support/fakeServiceDesk.ts';
import { loggerInto } from '../support/logger.ts';

const TICKET: Ticket = {
  chatId: 'handoff-1',
  customer: aParty(),
  askedBy: anAgentParty(),
  since: 0,
  transcript: { title: 'No toner', asked: 'No toner', lines: '', notes: [] },
};
const PLAIN = [aField({ kind: 'text', fieldId: 'summary', name: 'Summary', required: true })];

/** A desk with two plain kinds of request, of which the first cannot be read. */
class HalfReadableDesk extends FakeServiceDesk {
  override forms = ['1', '2'].map((id) => aForm(PLAIN, { requestType: aRequestType({ id, name: `Kind ${id}` }) }));
  unreadableTypes: readonly string[] = ['1'];
  readonly #kind: ErrorKind;

  constructor(kind: ErrorKind) {
    super();
    this.#kind = kind;
  }

  override async findRequestForm(id: string) {
    if (this.unreadableTypes.includes(id)) throw new KojiError(this.#kind, 'no', { nothingDone: true });
    return super.findRequestForm(id);
  }
}

describe('the kind of request that a chat is made into', () => {
  const logged: string[] = [];
  const finderAt = (desk: FakeServiceDesk) => createFindTicketForm({ desk, logger: loggerInto(logged) });

  for (const kind of ['badRequest', 'forbidden', 'notFound', 'contract', 'conflict', 'tooLarge'] as const) {
    it(`is another plain one where one cannot be read: ${kind}`, async () => {
      const form = await finderAt(new HalfReadableDesk(kind))(TICKET);
      assert.equal(form?.requestType.id, '2');
      assert.match(logged.at(-1) ?? '', /request type/);
    });

    it(`is a plain one where the one that was begun cannot be read: ${kind}`, async () => {
      const form = await finderAt(new HalfReadableDesk(kind))({ ...TICKET, begun: { typeId: '1', fields: [] } });
      assert.equal(form?.requestType.id, '2');
    });
  }

  for (const kind of ['unavailable', 'rateLimited', 'unauthorized'] as const) {
    it(`is looked for later while the service desk is away: ${kind}`, async () => {
      const find = finderAt(new HalfReadableDesk(kind));
      await assert.rejects(find(TICKET), { kind });
      await assert.rejects(find({ ...TICKET, begun: { typeId: '1', fields: [] } }), { kind });
    });
  }

  it('is looked for later where none could be read and that may change, and none where it stays so', async () => {
    const [damaged, closed] = (['contract', 'forbidden'] as const).map((kind) => new HalfReadableDesk(kind));
    assert.ok(damaged && closed);
    damaged.unreadableTypes = closed.unreadableTypes = ['1', '2'];
    await assert.rejects(finderAt(damaged)(TICKET), { kind: 'contract' });
    assert.equal(await finderAt(closed)(TICKET), undefined);
  });
});
