import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { z } from 'zod';
import { createAtlassianProfiles } from '../../identity/index.ts';

describe("Atlassian's answer to whose token it is", () => {
  let server: Server;
  let url = '';
  let answer: { readonly status: number; readonly text: string; readonly location?: string };
  const asked: (string | undefined)[] = [];

  before(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location });
      response.end(answer.text);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${String(z.object({ port: z.number() }).parse(server.address()).port)}/me`;
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it('names the active account, and is asked with the token alone', async () => {
    answer = { status: 200, text: '{"account_id":"712020:x","account_status":"active","email":"x@example.com"}' };
    assert.equal(await createAtlassianProfiles(url).accountOf('token-1'), '712020:x');
    assert.equal(asked.at(-1), 'Bearer token-1');
  });

  for (const [what, given] of [
    ['a closed account', { status: 200, text: '{"account_id":"712020:x","account_status":"closed"}' }],
    ['a token that has expired', { status: 401, text: '' }],
    ['a token without the right to ask', { status: 403, text: 'no' }],
  ] as const) {
    it(`names nobody for ${what}`, async () => {
      answer = given;
      assert.equal(await createAtlassianProfiles(url).accountOf('token-1'), undefined);
    });
  }

  for (const [what, given, kind] of [
    ['an error of Atlassian', { status: 502, text: '<html>' }, 'unavailable'],
    ['a redirect, which would get the token', { status: 302, text: '', location: '/elsewhere' }, 'unavailable'],
    ['a page', { status: 200, text: '<html>' }, 'contract'],
    ['an answer without an account', { status: 200, text: '{}' }, 'contract'],
  ] as const) {
    it(`is an error for ${what}`, async () => {
      answer = given;
      await assert.rejects(createAtlassianProfiles(url).accountOf('token-1'), { kind });
    });
  }

  it('is an error when nobody answers', async () => {
    await assert.rejects(createAtlassianProfiles('http://127.0.0.1:9/me').accountOf('t'), { kind: 'unavailable' });
  });
});
