import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { readPart, startDesk } from './deskHarness.ts';
import type { DeskHarness } from './deskHarness.ts';

const accountId = accountOf('Demo Customer').accountId;
const owned = { key: 'CERT-1', accountId };
const content = new TextEncoder().encode('hello');

async function upload({ desk }: DeskHarness, filename: string): Promise<string> {
  const result = await desk.uploadTemporaryFile({ filename, contentType: 'text/plain', content });
  assert.equal(result.kind, 'uploaded');
  return result.temporaryFileId;
}

async function filesOf({ desk }: DeskHarness, key = owned.key): Promise<readonly string[]> {
  const files = await readPart(desk, { key, accountId }, 'files');
  return files.map(({ filename, sizeBytes }) => `${filename} ${String(sizeBytes)}`);
}

describe('the files of a request', () => {
  it('are those that came with the request and with public comments', async () => {
    await using harness = await startDesk();
    await harness.desk.addComment(owned, { temporaryFileIds: [await upload(harness, 'public.txt')] });
    assert.deepEqual(await filesOf(harness), ['public.txt 5']);
  });

  it('are none of staff, also not one that came right after the creation', async () => {
    await using harness = await startDesk();
    const summary = { kind: 'text', text: 'Help' } as const;
    const description = { kind: 'multiLine', text: 'Now' } as const;
    const created = await harness.desk.createRequest({
      draft: { requestTypeId: '1', accountId, answers: { summary, description } },
      conversationId: 'conversation-1',
    });
    assert.equal(created.kind, 'created');
    const file = { filename: 'chat.txt', contentType: 'text/plain', content };
    assert.deepEqual(await harness.desk.addPrivateNote(created.key, { text: 'For staff', file }), { kind: 'added' });
    assert.deepEqual(await filesOf(harness, created.key), []);
  });

  it('are none that was added later without a public comment', async () => {
    await using harness = await startDesk();
    const file = { filename: 'x.txt', contentType: 'text/plain', content };
    await harness.desk.addPrivateNote('CERT-1', { text: 'Note', file });
    const state = harness.site.simulator.snapshot();
    assert.equal(state.requests[0]?.attachments.length, 1);
    assert.deepEqual(await filesOf(harness), []);
  });
});
