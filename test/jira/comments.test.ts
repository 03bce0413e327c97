import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { readPart, startDesk } from './deskHarness.ts';
import type { DeskHarness } from './deskHarness.ts';

const owned = { key: 'CERT-1', accountId: accountOf('Demo Customer').accountId };

async function upload(harness: DeskHarness): Promise<string> {
  const content = new Uint8Array([1, 2, 3]);
  const file = { filename: 'bild "ä".png', contentType: 'image/png', content };
  const result = await harness.desk.uploadTemporaryFile(file);
  assert.equal(result.kind, 'uploaded');
  return result.temporaryFileId;
}

describe('the comments of a request', () => {
  it('are the public ones, the newest first', async () => {
    await using harness = await startDesk();
    const comments = await readPart(harness.desk, owned, 'comments');
    assert.deepEqual(
      comments.map((comment) => [comment.authorName, comment.text]),
      [
        ['Demo Customer', 'Yes, with both of them.'],
        ['Demo Agent', 'Does it flicker with another cable, too?'],
      ],
    );
  });

  it('are the newest 20, though these are on the last page', async () => {
    await using harness = await startDesk({ maxPageSize: 1 });
    for (let number = 1; number <= 20; number += 1) {
      harness.site.clock.advance(1000);
      await harness.desk.addComment(owned, { text: String(number) });
    }
    const texts = (await readPart(harness.desk, owned, 'comments')).map(({ text }) => text);
    assert.deepEqual([texts.length, texts[0], texts.at(-1)], [20, '20', '1']);
  });
});

describe('a comment with files', () => {
  it('names its files, and not in its text once more', async () => {
    await using harness = await startDesk();
    const content = new TextEncoder().encode('log');
    const upload = await harness.desk.uploadTemporaryFile({ filename: 'log.txt', contentType: 'text/plain', content });
    assert.equal(upload.kind, 'uploaded');
    const wanted = { text: 'The log, as [asked]', temporaryFileIds: [upload.temporaryFileId] };
    const added = await harness.desk.addComment(owned, wanted);
    const [comment] = await readPart(harness.desk, owned, 'comments');
    assert.deepEqual(added, { kind: 'added', commentId: comment?.id });
    assert.equal(comment?.text, 'The log, as [asked]');
    assert.deepEqual(
      comment.files?.map(({ filename, sizeBytes }) => [filename, sizeBytes]),
      [['log.txt', 3]],
    );
    assert.match(comment.files?.[0]?.url ?? '', /^http.*attachment/);
  });

  it('keeps markup that names no file of it', async () => {
    await using harness = await startDesk();
    const author = { accountId: 'x', displayName: 'X', active: true };
    const links = { content: 'https://example.com/secure/attachment/1' };
    const attachments = { values: [{ filename: 'a.png', size: 1, _links: links }] };
    const body = '!a.png|thumbnail!\r\nSee !other.png! and [^b.log], wow!';
    const comment = { id: '1', body, public: true, author, created: { epochMillis: 1 }, attachments };
    const text = JSON.stringify({ values: [comment], isLastPage: true, size: 1, start: 0, limit: 50 });
    const fault = { kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, text } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'getRequestComments' });
    const [read] = await readPart(harness.desk, owned, 'comments');
    assert.equal(read?.text, 'See !other.png! and [^b.log], wow!');
  });
});

describe('an internal comment that Jira sends by mistake', () => {
  it('is not shown to the customer', async () => {
    await using harness = await startDesk();
    const author = { accountId: 'x', displayName: 'X', active: true };
    const internal = { id: '1', body: 'secret', public: false, author, created: { epochMillis: 1 } };
    const text = JSON.stringify({ values: [internal], isLastPage: true, size: 1, start: 0, limit: 50 });
    const headers = { 'content-type': 'application/json' };
    harness.site.simulator.faults.plan(
      { kind: 'answer', status: 200, headers, text },
      { operation: 'getRequestComments' },
    );
    assert.deepEqual(await readPart(harness.desk, owned, 'comments'), []);
  });
});

describe('addComment', () => {
  it('adds what the person typed, literally, for the customer to see', async () => {
    await using harness = await startDesk();
    const text = 'See [~admin] {code} *now*';
    const added = await harness.desk.addComment(owned, { text });
    const [comment] = await readPart(harness.desk, owned, 'comments');
    assert.deepEqual(added, { kind: 'added', commentId: comment?.id });
    assert.equal(comment?.text, text);
    const [, , , stored] = harness.site.simulator.snapshot().requests[0]?.comments ?? [];
    assert.equal(stored?.body, String.raw`See \[\~admin\] \{code\} \*now\*`);
    assert.equal(stored.public, true);
  });

  it("passes Jira's reason on when there is nothing to add", async () => {
    await using harness = await startDesk();
    assert.equal((await harness.desk.addComment(owned, { text: '' })).kind, 'refused');
    assert.equal((await harness.desk.addComment(owned, {})).kind, 'refused');
  });

  it('does not take an answer that cannot be read for a comment that is there', async () => {
    await using harness = await startDesk();
    const headers = { 'content-type': 'application/json' };
    const fault = { kind: 'answer', status: 201, headers, text: '{"id":"1"}' } as const;
    harness.site.simulator.faults.plan(fault, { operation: 'createRequestComment' });
    await assert.rejects(harness.desk.addComment(owned, { text: 'x' }), { kind: 'contract' });
  });

  it('attaches an uploaded file with a public comment', async () => {
    await using harness = await startDesk();
    const added = await harness.desk.addComment(owned, { temporaryFileIds: [await upload(harness)] });
    assert.equal(added.kind, 'added');
    const [request] = harness.site.simulator.snapshot().requests;
    assert.equal(request?.attachments[0]?.filename, 'bild "ä".png');
    assert.equal(request.comments.at(-1)?.public, true);
  });

  it('links the file, in the demo, to the page of its request, which is for those who may see it', async () => {
    await using harness = await startDesk();
    await harness.desk.addComment(owned, { temporaryFileIds: [await upload(harness)] });
    const [comment] = await readPart(harness.desk, owned, 'comments');
    const url = comment?.files?.[0]?.url ?? assert.fail('no link');
    const answer = await fetch(url, { redirect: 'manual' });
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, '/portal/requests/CERT-1']);
  });

  it('refuses a file that was uploaded too long ago', async () => {
    await using harness = await startDesk();
    const id = await upload(harness);
    harness.site.clock.advance(2 * 60 * 60_000);
    assert.equal((await harness.desk.addComment(owned, { temporaryFileIds: [id] })).kind, 'refused');
  });

  it('refuses to attach the same upload twice', async () => {
    await using harness = await startDesk();
    const id = await upload(harness);
    await harness.desk.addComment(owned, { temporaryFileIds: [id] });
    assert.equal((await harness.desk.addComment(owned, { temporaryFileIds: [id] })).kind, 'refused');
  });
});
