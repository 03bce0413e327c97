import assert from 'node:assert/strict';
import type { FileUpload } from '../../jira/ports.ts';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';
import type { DeskHarness } from './deskHarness.ts';

const owned = { key: 'CERT-1', accountId: accountOf('Demo Customer').accountId };

function aFile(overrides: Partial<FileUpload> = {}): FileUpload {
  return { filename: 'bild "ä".png', contentType: 'image/png', content: new Uint8Array([1, 2, 3]), ...overrides };
}

async function upload(harness: DeskHarness): Promise<string> {
  const result = await harness.desk.uploadTemporaryFile(aFile());
  assert.equal(result.kind, 'uploaded');
  return result.temporaryFileId;
}

describe('uploadTemporaryFile', () => {
  it('keeps name and kind of the file', async () => {
    await using harness = await startDesk();
    const id = await upload(harness);
    const [file] = harness.site.simulator.snapshot().temporaryFiles;
    assert.deepEqual([file?.id, file?.filename, file?.mimeType, file?.sizeBytes], [id, 'bild "ä".png', 'image/png', 3]);
  });

  it('says that a file is too large', async () => {
    await using harness = await startDesk();
    const fault = { kind: 'answer', status: 413, text: '' } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'attachTemporaryFile' });
    assert.deepEqual(await harness.desk.uploadTemporaryFile(aFile()), { kind: 'tooLarge' });
  });
});

describe('attachFiles', () => {
  it('attaches an uploaded file with a public comment', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.attachFiles(owned, [await upload(harness)]), { kind: 'attached' });
    const [request] = harness.site.simulator.snapshot().requests;
    assert.equal(request?.attachments[0]?.filename, 'bild "ä".png');
    assert.equal(request.comments.at(-1)?.public, true);
  });

  it('links the file, in the demo, to the page of its request, which is for those who may see it', async () => {
    await using harness = await startDesk();
    await harness.desk.attachFiles(owned, [await upload(harness)]);
    const found = await harness.desk.listPublicComments(owned, 1);
    assert.equal(found.kind, 'found');
    const url = found.comments[0]?.files?.[0]?.url ?? assert.fail('no link');
    const answer = await fetch(url, { redirect: 'manual' });
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, '/portal/requests/CERT-1']);
  });

  it('refuses a file that was uploaded too long ago', async () => {
    await using harness = await startDesk();
    const id = await upload(harness);
    harness.site.clock.advance(2 * 60 * 60_000);
    assert.equal((await harness.desk.attachFiles(owned, [id])).kind, 'refused');
  });

  it('refuses to attach the same upload twice', async () => {
    await using harness = await startDesk();
    const id = await upload(harness);
    await harness.desk.attachFiles(owned, [id]);
    assert.equal((await harness.desk.attachFiles(owned, [id])).kind, 'refused');
  });
});
