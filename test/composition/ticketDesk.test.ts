import assert from 'node:assert/strict';
import { createTicketDesk, keepingTickets } from '../../composition/ticketDesk.ts';
import type { FileFetcher } from '../../dialogs/ports.ts';
import { KojiError } from '../../errors.ts';
import type { BegunField } from '../../handoff/domain/context.ts';
import type { Ticket, TicketDesk } from '../../handoff/ports.ts';
import type { Identity } from '../../identity/index.ts';
import type { PrivateNote } from '../../jira/ports.ts';
import type { RequestField } from '../../jira/requestForm.ts';
import type { CreateLater } from '../../requestUpdates/createLater.ts';
import { anAgentParty, aParty, aPerson } from '../support/data.ts';
import { aField, aForm, aRequestType } from '../support/deskData.ts';
import { FakeServiceDesk } from '../support/fakeServiceDesk.ts';
import { silentLogger } from '../support/logger.ts';
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
  const begun: unknown[] = [];
  const kept: unknown[] = [];
  const settled: unknown[] = [];
  const later: CreateLater = {
    begin: async (request) => void begun.push(request),
    keep: async (request) => void kept.push(request),
    settled: async (request) => void settled.push(request),
    titleOfKept: () => Promise.resolve(undefined),
  };
  return { begun, kept, settled, later };
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

  it('is kept as well, and said to be under way, where an earlier try is not known to be over', async () => {
    const { kept, later } = aKeeper();
    const desk = keepingTickets(failing(new KojiError('underWay', 'another server')), later);
    assert.deepEqual(await desk.create(TICKET), { kind: 'underWay' });
    assert.deepEqual(kept, [WAITING]);
  });

  it('is noted before it is made, in case nobody is left to finish it', async () => {
    const { begun, settled, later } = aKeeper();
    const dying = keepingTickets(failing(new TypeError('the end')), later);
    await assert.rejects(dying.create(TICKET), TypeError);
    assert.deepEqual(begun, [WAITING]);
    assert.deepEqual(settled, [WAITING]);
  });

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

const aFile = (name: string) => ({ name, contentType: 'text/plain', contentUrl: `https://x.test/${name}` });

/** A chat with two files of one name, and something that only staff may read. */
const WITH_FILES: Ticket = {
  ...TICKET,
  transcript: {
    title: 'No toner',
    asked: 'No toner',
    lines: 'Customer: no toner',
    notes: ['rings back at noon'],
    files: [aFile('a.png'), aFile('a.png'), aFile('b.png')],
  },
};
const ALL = ['a.png', 'a.png', 'b.png', 'koji-chat.txt'];

/** The end of a server, which no code expects. */
class Killed extends Error {}

/** A service desk at which a server dies when it has attached so many files; the next one finds what it has left. */
class DeadlyDesk extends FakeServiceDesk {
  lives = Infinity;

  override async addPrivateNote(key: string, note: PrivateNote): Promise<{ kind: 'added' }> {
    if (this.lives === 0) throw new Killed();
    this.lives -= 1;
    return super.addPrivateNote(key, note);
  }
}

function aDesk() {
  const desk = new DeadlyDesk();
  desk.forms = [aForm([aField({ kind: 'text', fieldId: 'summary', name: 'Summary', required: true })])];
  const identity: Pick<Identity, 'find'> = { find: () => Promise.resolve(aPerson({ accountId: 'customer-1' })) };
  const files: FileFetcher = {
    fetch: async ({ name, contentType }) => ({
      kind: 'fetched',
      file: { filename: name, contentType, content: new Uint8Array([1]) },
    }),
  };
  const server = () =>
    createTicketDesk({ identity: identity as Identity, desk, files, logger: silentLogger(), staffUrl: (key) => key });
  const names = () => desk.privateFiles.map(({ filename }) => filename);
  return { desk, server, names };
}

describe('what belongs to the request of a chat', () => {
  for (const lives of [0, 1, 2, 3]) {
    it(`is attached once although the server dies after ${String(lives)} of four files`, async () => {
      const { desk, server, names } = aDesk();
      desk.lives = lives;
      await assert.rejects(server().create(WITH_FILES), Killed);
      assert.equal(names().length, lives);
      desk.lives = Infinity;
      const result = await server().create(WITH_FILES);
      assert.equal(result.kind === 'existed' && result.hasTranscript, true);
      assert.deepEqual(names(), ALL);
      assert.match(desk.privateFiles.at(-1)?.note ?? '', /rings back at noon/);
      assert.equal(desk.created.length, 1);
    });
  }

  it('is attached no second time when the request is asked for again', async () => {
    const { server, names } = aDesk();
    await server().create(WITH_FILES);
    await server().create(WITH_FILES);
    assert.deepEqual(names(), ALL);
  });

  it('waits until Jira can say what is there already', async () => {
    const { desk, server, names } = aDesk();
    desk.lives = 1;
    await assert.rejects(server().create(WITH_FILES), Killed);
    desk.lives = Infinity;
    desk.listFileNames = () => Promise.reject(new KojiError('unavailable', 'away'));
    await assert.rejects(server().create(WITH_FILES), { kind: 'unavailable' });
    assert.equal(names().length, 1);
  });

  it('is attached to a new request also where Jira does not say that nothing is there', async () => {
    const { desk, server, names } = aDesk();
    desk.listFileNames = () => Promise.reject(new KojiError('unavailable', 'away'));
    assert.equal((await server().create(WITH_FILES)).kind, 'created');
    assert.deepEqual(names(), ALL);
  });
});

describe('the request of a chat in which a request was begun', () => {
  const SUMMARY = aField({ kind: 'text', fieldId: 'summary', name: 'Summary', required: true });
  const DESCRIPTION = aField({ kind: 'multiLine', fieldId: 'description', name: 'Description', required: false });
  const ROOM = aField({ kind: 'number', fieldId: 'room', name: 'Room', required: true });
  const complaint = (...more: readonly RequestField[]) =>
    aForm([SUMMARY, DESCRIPTION, ...more], { requestType: aRequestType({ id: '20', name: 'Complaint' }) });
  const subject = {
    fieldId: 'summary',
    label: 'Subject',
    value: 'bad chair',
    answer: { kind: 'text', text: 'bad chair' },
  };
  const room = { fieldId: 'room', label: 'Room', value: '12', answer: { kind: 'number', number: 12 } };
  const ticketOf = (fields: readonly BegunField[], asked = 'hi'): Ticket => ({
    ...TICKET,
    transcript: { title: asked.split('\n')[0] ?? '', asked, lines: '', notes: [] },
    begun: { typeId: '20', fields },
  });

  async function createdFor(ticket: Ticket, form = complaint()) {
    const { desk, server } = aDesk();
    desk.forms = [aForm([SUMMARY, DESCRIPTION]), form];
    assert.equal((await server().create(ticket)).kind, 'created');
    const [created] = desk.created;
    return { type: created?.requestTypeId, answers: created?.answers };
  }

  it('is of the kind that was chosen, with what was filled in', async () => {
    const { type, answers } = await createdFor(ticketOf([subject, room]), complaint(ROOM));
    assert.equal(type, '20');
    assert.deepEqual(answers, { summary: subject.answer, room: room.answer });
  });

  it('describes it by what the customer asked, not by a greeting', async () => {
    const { answers } = await createdFor(ticketOf([subject], 'hello\nmy chair is broken since Monday'));
    const text = 'my chair is broken since Monday';
    assert.deepEqual(answers, { summary: subject.answer, description: { kind: 'multiLine', text } });
  });

  it('is called by the first line that says something where no title was filled in', async () => {
    const { answers } = await createdFor(ticketOf([], 'hello\nmy chair is broken since Monday'));
    assert.deepEqual(answers?.['summary'], { kind: 'text', text: 'my chair is broken since Monday' });
  });

  it('is of a plain kind where that wants more, and says all that was filled in', async () => {
    const { type, answers } = await createdFor(ticketOf([subject]), complaint(ROOM));
    assert.equal(type, '10');
    const description = { kind: 'multiLine', text: 'Subject: bad chair' };
    assert.deepEqual(answers, { summary: subject.answer, description });
  });

  it('leaves out an answer that the form does not take any more', async () => {
    const { type, answers } = await createdFor(
      ticketOf([subject, { ...room, fieldId: 'gone' }, { ...room, answer: 'x' }]),
    );
    assert.deepEqual([type, answers], ['20', { summary: subject.answer }]);
  });
});
