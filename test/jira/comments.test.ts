import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

const owned = { key: 'CERT-1', accountId: accountOf('Demo Customer').accountId };

describe('listPublicComments', () => {
  it('gives the newest public comments first and no internal one', async () => {
    await using harness = await startDesk();
    const result = await harness.desk.listPublicComments(owned, 5);
    assert.equal(result.kind, 'found');
    assert.deepEqual(
      result.comments.map((comment) => [comment.authorName, comment.text]),
      [
        ['Demo Customer', 'Yes, with both of them.'],
        ['Demo Agent', 'Does it flicker with another cable, too?'],
      ],
    );
  });

  it('gives no more than asked for, though the newest are on the last page', async () => {
    await using harness = await startDesk({ maxPageSize: 1 });
    const result = await harness.desk.listPublicComments(owned, 1);
    assert.equal(result.kind, 'found');
    assert.deepEqual(
      result.comments.map((comment) => comment.text),
      ['Yes, with both of them.'],
    );
  });
});

describe('a comment with files', () => {
  it('names its files, and not in its text once more', async () => {
    await using harness = await startDesk();
    const content = new TextEncoder().encode('log');
    const upload = await harness.desk.uploadTemporaryFile({ filename: 'log.txt', contentType: 'text/plain', content });
    assert.equal(upload.kind, 'uploaded');
    const attached = await harness.desk.attachFiles(owned, [upload.temporaryFileId], 'The log, as [asked]');
    assert.deepEqual(attached, { kind: 'attached' });
    const result = await harness.desk.listPublicComments(owned, 1);
    assert.equal(result.kind, 'found');
    const [comment] = result.comments;
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
    const result = await harness.desk.listPublicComments(owned, 1);
    assert.equal(result.kind, 'found');
    assert.equal(result.comments[0]?.text, 'See !other.png! and [^b.log], wow!');
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
    assert.deepEqual(await harness.desk.listPublicComments(owned, 5), { kind: 'found', comments: [] });
  });
});

describe('addPublicComment', () => {
  it('adds what the person typed, literally, for the customer to see', async () => {
    await using harness = await startDesk();
    const text = 'See [~admin] {code} *now*';
    const result = await harness.desk.addPublicComment(owned, text);
    assert.equal(result.kind, 'added');
    assert.equal(result.comment.text, text);
    const [, , , stored] = harness.site.simulator.snapshot().requests[0]?.comments ?? [];
    assert.equal(stored?.body, String.raw`See \[\~admin\] \{code\} \*now\*`);
    assert.equal(stored.public, true);
  });

  it("passes Jira's reason on when the comment is refused", async () => {
    await using harness = await startDesk();
    const result = await harness.desk.addPublicComment(owned, '');
    assert.equal(result.kind, 'refused');
  });
});
