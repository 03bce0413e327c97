import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import { createKeepNote, createWriteNote } from '../../requestUpdates/staffNotes.ts';
import { FakeClock } from '../support/clock.ts';
import type { FakeServiceDesk } from '../support/fakeServiceDesk.ts';
import type { UpdatesWorld } from './updatesWorld.ts';
import { createUpdatesWorld, MINUTE } from './updatesWorld.ts';

const NOTE = { id: 'CERT-1:7:answered', key: 'CERT-1', text: 'Approved in the chat by Demo Customer.' };
const WRITTEN = { key: NOTE.key, text: NOTE.text };

describe('a note for the staff', () => {
  let world: UpdatesWorld;

  beforeEach(async () => {
    world = await createUpdatesWorld();
  });
  afterEach(() => world.stores.close());

  it('is written, once, also where it is kept twice', async () => {
    await world.keepNote(NOTE);
    await world.keepNote(NOTE);
    await world.settle();
    await world.keepNote(NOTE);
    world.clock.advance(MINUTE);
    await world.settle();
    assert.deepEqual(world.desk.notes, [WRITTEN]);
  });

  for (const kind of ['unavailable', 'rateLimited', 'unauthorized', 'contract'] as const) {
    it(`waits while the service desk does not take it (${kind}), and is written by whichever server is there then`, async () => {
      world.desk.fault = new KojiError(kind, 'away');
      await world.keepNote(NOTE);
      await world.work();
      assert.deepEqual(world.desk.notes, []);
      world.clock.advance(MINUTE);
      await world.server().work();
      assert.deepEqual(world.desk.notes, [WRITTEN]);
    });
  }

  it('is written once also where Jira took it and its answer was lost', async () => {
    loseAnswers(world.desk, () => Promise.reject(new KojiError('unavailable', 'no answer')));
    await world.keepNote(NOTE);
    await world.work();
    world.clock.advance(MINUTE);
    await world.server().work();
    world.clock.advance(MINUTE);
    await world.settle();
    assert.deepEqual(world.desk.notes, [WRITTEN]);
  });

  it('is written once also where the server died with it', async () => {
    const written = Promise.withResolvers<void>();
    loseAnswers(world.desk, () => {
      written.resolve();
      return new Promise(() => undefined);
    });
    await world.keepNote(NOTE);
    void world.work();
    await written.promise;
    await world.server().work();
    world.clock.advance(MINUTE);
    await world.server().work();
    assert.deepEqual(world.desk.notes, [WRITTEN]);
  });

  it('is another one where the same words were left before', async () => {
    await world.keepNote(NOTE);
    await world.settle();
    await world.keepNote({ ...NOTE, id: 'CERT-1:8:answered' });
    await world.settle();
    assert.deepEqual(world.desk.notes, [WRITTEN, WRITTEN]);
  });

  it('that Jira does not take is told to the operator, without its text', async () => {
    const logged: unknown[] = [];
    const logger = { warn: (...line: unknown[]) => void logged.push(line) };
    const notFound = () => Promise.resolve({ kind: 'notFound' } as const);
    const desk = { addPrivateNote: notFound, listPrivateNotes: notFound };
    await createWriteNote({ desk, logger })({ kind: 'note', ...NOTE }, () => Promise.resolve(true));
    assert.match(JSON.stringify(logged), /CERT-1.*notFound/);
    assert.doesNotMatch(JSON.stringify(logged), /Demo Customer/);
  });

  it('that cannot be kept is told to the operator, and hinders nobody', async () => {
    const logged: unknown[] = [];
    const logger = { error: (...line: unknown[]) => void logged.push(line) };
    const create = () => Promise.reject(new KojiError('unavailable', 'The disk is full.'));
    const tasks = { ...world.stores.requestTasks, create };
    await createKeepNote({ tasks, clock: new FakeClock(), logger })(NOTE);
    assert.match(JSON.stringify(logged), /CERT-1.*is lost/);
  });
});

/** The first note arrives, and what Jira says of it does not. */
function loseAnswers(desk: FakeServiceDesk, answer: () => Promise<never>): void {
  const add = desk.addPrivateNote.bind(desk);
  desk.addPrivateNote = async (key, note) => {
    const isFirst = desk.notes.length === 0;
    const result = await add(key, note);
    return isFirst ? answer() : result;
  };
}
