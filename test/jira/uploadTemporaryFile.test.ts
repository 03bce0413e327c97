import assert from 'node:assert/strict';
import type { FileUpload } from '../../jira/ports.ts';
import { startDesk } from './deskHarness.ts';

function aFile(overrides: Partial<FileUpload> = {}): FileUpload {
  return { filename: 'bild "ä".png', contentType: 'image/png', content: new Uint8Array([1, 2, 3]), ...overrides };
}

describe('uploadTemporaryFile', () => {
  it('keeps name and kind of the file', async () => {
    await using harness = await startDesk();
    const result = await harness.desk.uploadTemporaryFile(aFile());
    assert.equal(result.kind, 'uploaded');
    const [file] = harness.site.simulator.snapshot().temporaryFiles;
    assert.deepEqual(
      [file?.id, file?.filename, file?.mimeType, file?.sizeBytes],
      [result.temporaryFileId, 'bild "ä".png', 'image/png', 3],
    );
  });

  it('says that a file is too large', async () => {
    await using harness = await startDesk();
    const fault = { kind: 'answer', status: 413, text: '' } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'attachTemporaryFile' });
    assert.deepEqual(await harness.desk.uploadTemporaryFile(aFile()), { kind: 'tooLarge' });
  });
});
