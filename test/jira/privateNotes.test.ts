import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { readPart, startDesk } from './deskHarness.ts';
import type { DeskHarness } from './deskHarness.ts';

const owned = { key: 'CERT-1', accountId: accountOf('Demo Customer').accountId };
const transcript = {
  filename: 'chat.txt',
  contentType: 'text/plain',
  content: new TextEncoder().encode('Customer: hello'),
};

async function publicTexts(harness: DeskHarness): Promise<readonly string[]> {
  return (await readPart(harness.desk, owned, 'comments')).map(({ text }) => text);
}

describe('addPrivateNote', () => {
  it('adds a note that is meant literally and that no customer sees', async () => {
    await using harness = await startDesk();
    const before = await publicTexts(harness);
    assert.deepEqual(await harness.desk.addPrivateNote('CERT-1', { text: 'Ask [~admin]' }), { kind: 'added' });
    assert.deepEqual(await publicTexts(harness), before);
    const comment = harness.site.simulator.snapshot().requests[0]?.comments.at(-1);
    assert.deepEqual([comment?.body, comment?.public], [String.raw`Ask \[\~admin\]`, false]);
  });

  it('says that there is no such request', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.addPrivateNote('CERT-4711', { text: 'x' }), { kind: 'notFound' });
  });

  it("passes Jira's reason on when the note is refused", async () => {
    await using harness = await startDesk();
    assert.equal((await harness.desk.addPrivateNote('CERT-1', { text: '' })).kind, 'refused');
  });
});

describe('listPrivateNotes', () => {
  it('reads the notes as they were typed, and no comment that the customer sees', async () => {
    await using harness = await startDesk();
    await harness.desk.addPrivateNote('CERT-1', { text: 'Ask [~admin]' });
    const found = await harness.desk.listPrivateNotes('CERT-1');
    const notes = found.kind === 'found' ? found.notes.map(({ text }) => text) : [];
    assert.ok(notes.includes('Ask [~admin]'));
    const shown = await publicTexts(harness);
    assert.ok(notes.every((text) => !shown.includes(text)));
  });

  it('says that a key is none of the desk', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.listPrivateNotes('OTHER-1'), { kind: 'notFound' });
  });
});

describe('addPrivateNote with a file', () => {
  it('attaches the file with a note, and the customer sees neither', async () => {
    await using harness = await startDesk();
    const before = await publicTexts(harness);
    const result = await harness.desk.addPrivateNote('CERT-1', { text: 'The chat', file: transcript });
    assert.deepEqual(result, { kind: 'added' });
    assert.deepEqual(await publicTexts(harness), before);
    const [request] = harness.site.simulator.snapshot().requests;
    assert.deepEqual([request?.attachments[0]?.filename, request?.attachments[0]?.public], ['chat.txt', false]);
    assert.equal(request?.comments.at(-1)?.public, false);
    const path = '/rest/servicedeskapi/request/CERT-1/attachment?start=0&limit=50';
    const answer = await harness.site.call(path, { as: accountOf('Demo Customer') });
    assert.doesNotMatch(await answer.text(), /chat\.txt/);
  });

  it('says that the file is too large', async () => {
    await using harness = await startDesk();
    const fault = { kind: 'answer', status: 413, text: '' } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'attachTemporaryFile' });
    assert.deepEqual(await harness.desk.addPrivateNote('CERT-1', { text: 'x', file: transcript }), {
      kind: 'tooLarge',
    });
  });
});

describe('listFileNames', () => {
  it('names what staff has attached, and what came with a public comment', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.listFileNames('CERT-1'), { kind: 'found', names: [] });
    await harness.desk.addPrivateNote('CERT-1', { text: 'The chat', file: transcript });
    const upload = await harness.desk.uploadTemporaryFile({ ...transcript, filename: 'b.txt' });
    assert.equal(upload.kind, 'uploaded');
    await harness.desk.addComment(owned, { temporaryFileIds: [upload.temporaryFileId] });
    await harness.desk.addPrivateNote('CERT-1', { text: 'Once more', file: transcript });
    assert.deepEqual(await harness.desk.listFileNames('CERT-1'), {
      kind: 'found',
      names: ['chat.txt', 'b.txt', 'chat.txt'],
    });
  });

  it('says that there is no such request', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.listFileNames('CERT-4711'), { kind: 'notFound' });
  });
});
