import assert from 'node:assert/strict';
import { createAttachChatFiles } from '../../composition/ticketFiles.ts';
import type { FetchedFile } from '../../dialogs/ports.ts';
import { KojiError } from '../../errors.ts';
import type { Attachment } from '../../handoff/domain/attachment.ts';
import type { Ticket } from '../../handoff/ports.ts';
import type { PrivateNoteResult } from '../../jira/ports.ts';
import { anAgentParty, aParty } from '../support/data.ts';
import { silentLogger } from '../support/logger.ts';

const aFile = (name: string): Attachment => ({ name, contentType: 'text/plain', contentUrl: `https://x.test/${name}` });

function aTicket(...files: readonly Attachment[]): Ticket {
  const transcript = { title: 'No toner', asked: 'No toner', lines: '', notes: [] };
  const withFiles = files.length === 0 ? transcript : { ...transcript, files };
  return { chatId: 'handoff-1', customer: aParty(), askedBy: anAgentParty(), since: 0, transcript: withFiles };
}

function attaching(answers: { fetched?: FetchedFile['kind']; attach?: () => Promise<PrivateNoteResult> } = {}) {
  const attached: string[] = [];
  const { fetched = 'fetched', attach = async () => ({ kind: 'added' }) } = answers;
  const attachChatFiles = createAttachChatFiles({
    desk: {
      async addPrivateNote(key, { file }) {
        attached.push(`${key} ${String(file?.filename)}`);
        return attach();
      },
    },
    files: {
      async fetch({ name, contentType }): Promise<FetchedFile> {
        if (fetched !== 'fetched') return { kind: fetched };
        return { kind: 'fetched', file: { filename: name, contentType, content: new Uint8Array([1]) } };
      },
    },
    logger: silentLogger(),
  });
  return { attached, attachChatFiles };
}

describe('the files of a chat that becomes a request', () => {
  it('are attached in the order in which they were sent, and none is missing', async () => {
    const { attached, attachChatFiles } = attaching();
    assert.deepEqual(await attachChatFiles('CERT-8', aTicket(aFile('a.txt'), aFile('b.txt'))), []);
    assert.deepEqual(attached, ['CERT-8 a.txt', 'CERT-8 b.txt']);
  });

  it('may be none', async () => {
    assert.deepEqual(await attaching().attachChatFiles('CERT-8', aTicket()), []);
  });

  for (const fetched of ['unreadable', 'tooLarge', 'notWhatItSays'] as const) {
    it(`are named where they cannot be had: ${fetched}`, async () => {
      const { attached, attachChatFiles } = attaching({ fetched });
      assert.deepEqual(await attachChatFiles('CERT-8', aTicket(aFile('a.txt'))), ['a.txt']);
      assert.deepEqual(attached, []);
    });
  }

  it('are named where a computer would run them, and never fetched', async () => {
    assert.deepEqual(await attaching().attachChatFiles('CERT-8', aTicket(aFile('a.exe'))), ['a.exe']);
  });

  it('are named where the service desk does not take them', async () => {
    const { attachChatFiles } = attaching({ attach: () => Promise.reject(new KojiError('unavailable', 'away')) });
    assert.deepEqual(await attachChatFiles('CERT-8', aTicket(aFile('a.txt'))), ['a.txt']);
  });

  it('are at most ten', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `${String(index)}.txt`);
    const { attached, attachChatFiles } = attaching();
    assert.deepEqual(await attachChatFiles('CERT-8', aTicket(...names.map(aFile))), ['10.txt']);
    assert.equal(attached.length, 10);
  });
});
