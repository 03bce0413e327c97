import assert from 'node:assert/strict';
import { z } from 'zod';
import { LIMITS } from '../../directline/limits.ts';
import { maskFileName } from '../../handoff/index.ts';
import { chatForEachTest } from './chatForEachTest.ts';
import { DirectLineHarness, errorCode, idOf } from './directLineHarness.ts';
import type { Reply } from './directLineHarness.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');
const EXECUTABLE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
const ACTIVITY_TYPE = 'application/vnd.microsoft.activity';

const attachmentsSchema = z.array(
  z.object({ name: z.string(), contentType: z.string(), contentUrl: z.url(), thumbnailUrl: z.string().nullish() }),
);

describe('Direct Line uploads', () => {
  const chat = chatForEachTest();

  const upload = (body: FormData | Uint8Array, headers: Record<string, string> = {}, userId = 'dl_customer') =>
    chat.server.call(`conversations/${chat.connection.conversationId}/upload?userId=${userId}`, {
      method: 'POST',
      bearer: chat.connection.token,
      body,
      headers,
    });
  const uploadRaw = (bytes: Uint8Array, type: string, name = 'file'): Promise<Reply> =>
    upload(bytes, { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` });
  const received = () => {
    const activity = chat.server.bot.activities('message').at(-1);
    return { activity, attachments: attachmentsSchema.parse(activity?.['attachments']) };
  };
  const fetchFile = async (url: string) => {
    const response = await fetch(url, { headers: { connection: 'close' } });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  it('take a raw file and give the bot, and the client’s echo, an address to fetch it from', async () => {
    const reply = await uploadRaw(PNG, 'image/png', 'screen shot.png');
    assert.equal(reply.status, 200);
    const { activity, attachments } = received();
    assert.equal(activity?.id, idOf(reply));
    assert.equal(activity?.from.id, 'dl_customer');
    assert.equal(activity?.['channelData'], undefined, 'nothing was hidden');
    assert.deepEqual([attachments[0]?.name, attachments[0]?.contentType], ['screen shot.png', 'image/png']);
    assert.deepEqual((await chat.poll()).activities[0]?.['attachments'], activity?.['attachments']);
    assert.deepEqual((await fetchFile(attachments[0]?.contentUrl ?? '')).bytes, PNG);
  });

  it('hide a secret in the name of a file before it is kept, also from the address', async () => {
    const masking = await DirectLineHarness.start({ maskFileName });
    const { conversationId, token } = await masking.startConversation();
    const body = new FormData();
    const name = 'password hunter2.png';
    const attachments = [{ contentType: 'image/png', name, thumbnailUrl: 'data:image/png;base64,AA==' }];
    const activity = JSON.stringify({ type: 'message', attachments });
    body.append('activity', new Blob([activity], { type: ACTIVITY_TYPE }));
    body.append('file', new File([PNG], name, { type: 'image/png' }));
    const path = `conversations/${conversationId}/upload`;
    assert.equal((await masking.call(path, { method: 'POST', bearer: token, body })).status, 200);
    const [file, ...more] = attachmentsSchema.parse(masking.bot.activities('message').at(-1)?.['attachments']);
    assert.deepEqual([file?.name, file?.thumbnailUrl, more], ['password ••••••.png', 'data:image/png;base64,AA==', []]);
    assert.ok(!JSON.stringify(file).includes('hunter2'));
    assert.deepEqual(masking.bot.activities('message').at(-1)?.['channelData'], { kojiMasked: true });
    assert.deepEqual((await fetchFile(file?.contentUrl ?? '')).bytes, PNG);
    await masking.close();
  });

  it('take several files with the activity they belong to', async () => {
    const form = new FormData();
    const sent = {
      type: 'message',
      text: 'Look',
      from: { id: 'dl_agent' },
      channelData: { clientActivityID: 'client-1' },
      attachments: [
        { contentType: 'image/png', name: 'a.png', thumbnailUrl: 'data:image/png;base64,AAAA' },
        { contentType: 'application/pdf', name: 'b.pdf' },
      ],
    };
    form.append('activity', new Blob([JSON.stringify(sent)], { type: ACTIVITY_TYPE }));
    form.append('file', new Blob([Uint8Array.from(PNG)], { type: 'image/png' }), 'a.png');
    form.append('file', new Blob([Uint8Array.from(PDF)], { type: 'application/pdf' }), 'b.pdf');
    assert.equal((await upload(form)).status, 200);
    const { activity, attachments } = received();
    assert.equal(activity?.text, 'Look');
    assert.equal(activity?.from.id, 'dl_customer');
    assert.deepEqual(
      attachments.map(({ name, thumbnailUrl }) => [name, thumbnailUrl]),
      [
        ['a.png', 'data:image/png;base64,AAAA'],
        ['b.pdf', undefined],
      ],
    );
    assert.equal((await upload(form)).status, 200);
    assert.equal(chat.server.bot.activities('message').length, 1);
  });

  describe('of one conversation, and of one visitor', () => {
    /** As if so much more had been sent before. */
    function sentBefore(before: { readonly conversation: number; readonly visitor: number }): void {
      const { store } = chat.server;
      const count = store.uploadedBytes.bind(store);
      const uploadedBytes: typeof count = (of) => {
        const { conversation, visitor } = count(of);
        return { conversation: before.conversation + conversation, visitor: before.visitor + visitor };
      };
      Object.assign(store, { uploadedBytes });
    }

    for (const [whose, before] of [
      ['conversation', { conversation: LIMITS.keptPerConversation - PNG.length, visitor: 0 }],
      ['visitor', { conversation: 0, visitor: LIMITS.keptPerVisitor - PNG.length }],
    ] as const) {
      it(`are kept up to a size in all: of a ${whose}`, async () => {
        sentBefore(before);
        assert.equal((await uploadRaw(PNG, 'image/png')).status, 200);
        const refused = await uploadRaw(PNG, 'image/png');
        assert.deepEqual([refused.status, errorCode(refused)], [429, 'TooManyRequests']);
        assert.equal((await chat.poll()).activities.length, 1);
        assert.equal(chat.server.bot.activities('message').length, 1);
      });
    }

    it('count for whom the server takes their user, in all their conversations', async () => {
      const office = await DirectLineHarness.start({ visitorOf: () => 'office' });
      const { conversationId, token } = await office.startConversation();
      const path = `conversations/${conversationId}/upload`;
      const headers = { 'content-type': 'image/png' };
      assert.equal((await office.call(path, { method: 'POST', bearer: token, headers, body: PNG })).status, 200);
      assert.deepEqual(office.store.uploadedBytes({ conversationId: 'another', visitor: 'office' }), {
        conversation: 0,
        visitor: PNG.length,
      });
      await office.close();
    });
  });

  it('are served so that a browser cannot be tricked by them', async () => {
    const html = Buffer.from('<script>alert(1)</script>');
    await uploadRaw(html, 'text/html', 'pa"ge.html');
    const page = await fetchFile(received().attachments[0]?.contentUrl ?? '');
    assert.equal(page.response.headers.get('content-type'), 'application/octet-stream');
    assert.match(page.response.headers.get('content-disposition') ?? '', /^attachment;/);
    assert.equal(page.response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(page.response.headers.get('content-security-policy'), "default-src 'none'; sandbox");

    await uploadRaw(PNG, 'image/png', 'a.png');
    const image = await fetchFile(received().attachments[0]?.contentUrl ?? '');
    assert.equal(image.response.headers.get('content-type'), 'image/png');
    assert.match(image.response.headers.get('content-disposition') ?? '', /^inline;/);
  });

  it('have addresses that cannot be guessed or bent to another file', async () => {
    await uploadRaw(PNG, 'image/png', 'a.png');
    const first = new URL(received().attachments[0]?.contentUrl ?? '');
    await uploadRaw(PDF, 'application/pdf', 'b.pdf');
    const second = new URL(received().attachments[0]?.contentUrl ?? '');
    const bent = new URL(second);
    bent.search = first.search;
    const bare = new URL(first);
    bare.search = '';
    assert.equal((await fetchFile(bent.href)).response.status, 403);
    assert.equal((await fetchFile(bare.href)).response.status, 403);
  });

  it('are gone after 24 hours', async () => {
    await uploadRaw(PNG, 'image/png', 'a.png');
    const url = received().attachments[0]?.contentUrl ?? '';
    chat.server.clock.advance(24 * 3_600_000 - 1000);
    assert.equal(chat.server.directLine.purge(Infinity).uploads, 0);
    assert.equal((await fetchFile(url)).response.status, 200);
    chat.server.clock.advance(2000);
    assert.equal(chat.server.directLine.purge(Infinity).uploads, 1);
    assert.equal((await fetchFile(url)).response.status, 403);
  });

  it('are refused with 415 when a file is not what it says', async () => {
    const liars = [
      [EXECUTABLE, 'image/png'],
      [EXECUTABLE, 'application/pdf'],
      [EXECUTABLE, 'text/plain'],
      [PDF, 'image/jpeg'],
      [PNG, 'application/pdf'],
      [Buffer.from('no image at all'), 'image/png'],
      [Buffer.alloc(0), 'image/png'],
    ] as const;
    for (const [bytes, type] of liars) {
      const reply = await uploadRaw(Uint8Array.from(bytes), type);
      assert.deepEqual([type, reply.status, errorCode(reply)], [type, 415, 'UnsupportedMediaType']);
    }
    assert.deepEqual(chat.server.bot.activities('message'), []);
  });

  it('of more than 4 MB are refused with 413', async () => {
    for (const size of [4 * 1024 * 1024 + 1, 6 * 1024 * 1024]) {
      const reply = await uploadRaw(new Uint8Array(size), 'application/octet-stream');
      assert.deepEqual([reply.status, errorCode(reply)], [413, 'MessageSizeTooBig']);
      assert.match(JSON.stringify(reply.body), /at most 4 MB together. Send smaller ones, or fewer at a time/);
    }
    assert.equal((await uploadRaw(new Uint8Array(4 * 1024 * 1024), 'application/octet-stream')).status, 200);
  });

  it('that are malformed are refused with 400', async () => {
    const multipart = (body: string) =>
      upload(Buffer.from(body), { 'content-type': 'multipart/form-data; boundary=here' });
    assert.equal((await multipart('not multipart')).status, 400);
    assert.equal((await upload(Buffer.from('x'), { 'content-type': 'multipart/form-data' })).status, 400);
    const form = new FormData();
    form.append('activity', new Blob(['{"type":"message"}'], { type: ACTIVITY_TYPE }));
    assert.equal((await upload(form)).status, 400);
    assert.deepEqual(chat.server.bot.activities('message'), []);
  });

  it('lose the path in a file’s name', async () => {
    await uploadRaw(PNG, 'image/png', '../../etc/passwd');
    assert.equal(received().attachments[0]?.name, 'passwd');
  });
});
