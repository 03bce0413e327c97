import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import { createKeepNote, createWriteNote } from '../../requestUpdates/staffNotes.ts';
import { FakeClock } from '../support/clock.ts';
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

  it('that Jira does not take is told to the operator, without its text', async () => {
    const logged: unknown[] = [];
    const logger = { warn: (...line: unknown[]) => void logged.push(line) };
    const desk = { addPrivateComment: () => Promise.resolve({ kind: 'notFound' } as const) };
    await createWriteNote({ desk, logger })({ kind: 'note', ...NOTE });
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
