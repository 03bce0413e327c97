import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import restify from 'restify';
import { isSignedWith, mountWebhook, WEBHOOK_PATH } from '../../requestUpdates/webhookRoute.ts';
import type { Notice } from '../../requestUpdates/notice.ts';

const SECRET = "It's a Secret to Everybody";

const signatureOf = (body: string): string => `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;

describe('the signature of a webhook', () => {
  it('is the one of WebSub, as in Atlassian’s own example', () => {
    const expected = 'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9';
    assert.equal(isSignedWith(SECRET, Buffer.from('Hello World!'), expected), true);
  });

  it('is of the body as it was sent, to the letter', () => {
    const body = Buffer.from('{"a":1}');
    assert.equal(isSignedWith(SECRET, body, signatureOf('{"a":1}')), true);
    for (const other of ['', 'sha256=', signatureOf('{"a": 1}'), signatureOf('{"a":1}').slice(0, -1), 'x'.repeat(71)]) {
      assert.equal(isSignedWith(SECRET, body, other), false);
    }
  });
});

describe('POST /api/jira/webhook', () => {
  const server = restify.createServer();
  let url = '';
  let noted: string[] = [];
  let fails = false;
  const notice: Notice = (key, said) => {
    if (fails) return Promise.reject(new RangeError('the store is away'));
    noted.push(`${key} ${said?.delivery ?? ''}`);
    return Promise.resolve('noticed');
  };

  before(async () => {
    mountWebhook(server, { secret: SECRET, notice, logger: pino({ level: 'silent' }) });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.address() as Pick<AddressInfo, 'port'>;
    url = `http://127.0.0.1:${String(port)}${WEBHOOK_PATH}`;
  });
  beforeEach(() => {
    noted = [];
    fails = false;
  });
  after(() => server.server.closeAllConnections());
  after((done) => void server.close(() => done()));

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', body, headers: { 'x-hub-signature': signatureOf(body), ...headers } });

  it('notes the request that an event is about', async () => {
    const body = JSON.stringify({ webhookEvent: 'jira:issue_updated', issue: { key: 'CERT-1', fields: { x: 1 } } });
    assert.equal((await post(body, { 'x-atlassian-webhook-identifier': 'd-1' })).status, 200);
    assert.deepEqual(noted, ['CERT-1 d-1']);
  });

  it('passes over what names no request', async () => {
    for (const payload of [{}, { issue: { key: '../x' } }]) {
      assert.equal((await post(JSON.stringify(payload))).status, 200);
    }
    assert.deepEqual(noted, []);
  });

  it('refuses what is not signed, not JSON, compressed or too large', async () => {
    assert.equal((await post('{}', { 'x-hub-signature': 'sha256=00' })).status, 401);
    assert.equal((await post('{')).status, 400);
    assert.equal((await post('[1]')).status, 400);
    assert.equal((await post('{}', { 'content-encoding': 'gzip' })).status, 400);
    assert.equal((await post(`"${'x'.repeat(1024 * 1024)}"`)).status, 413);
    assert.deepEqual(noted, []);
  });

  it('asks for another delivery when it could not be noted', async () => {
    fails = true;
    assert.equal((await post(JSON.stringify({ issue: { key: 'CERT-1' } }))).status, 503);
  });
});
