import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { once } from 'node:events';
import type { Server } from 'restify';
import { createServer } from 'restify';
import { loadWebChatScript, mountWebChatScript } from '../../portal/webChatScript.ts';
import type { WebChatScript } from '../../portal/webChatScript.ts';

describe("Web Chat's script", () => {
  let server: Server;
  let script: WebChatScript;

  before(async () => {
    script = await loadWebChatScript();
    server = createServer();
    mountWebChatScript(server, script);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
  });

  after(() => {
    server.server.closeAllConnections();
    server.close();
  });

  const get = (headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${String(server.address().port)}${script.address}`, { headers });

  it('is the whole bundle of the package', () => {
    assert.ok(script.content.includes('renderWebChat'));
    assert.deepEqual(gunzipSync(script.compressed), script.content);
  });

  it('has an address that changes with it, and may be kept for good', async () => {
    assert.match(script.address, /^\/static\/webchat\.js\?v=[0-9a-f]{16}$/);
    const response = await get({ 'accept-encoding': 'identity' });
    assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal((await response.arrayBuffer()).byteLength, script.content.length);
  });

  it('is sent compressed to those who can read it', async () => {
    const response = await get({ 'accept-encoding': 'br, gzip' });
    assert.equal(response.headers.get('content-encoding'), 'gzip');
    assert.equal((await response.arrayBuffer()).byteLength, script.content.length, 'after unpacking');
  });

  it('is not sent again to those who have it', async () => {
    const etag = (await get()).headers.get('etag') ?? assert.fail('no ETag');
    const response = await get({ 'if-none-match': etag });
    assert.deepEqual([response.status, await response.text()], [304, '']);
  });
});
