import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'restify';
import { answerToOwnNamesOnly } from '../../composition/answerToOwnNamesOnly.ts';
import { restOf } from '../support/httpBody.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';

/** As a browser asks that was led to this address by whatever name. */
function askAs(url: string, host: string, path = '/portal'): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, url), { headers: { host, connection: 'close' } }, (answer) => {
      restOf(answer).then((text) => resolve({ status: answer.statusCode, text }), reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the demo site', () => {
  let app: RunningApp;

  before(async () => {
    app = await startApp();
  });

  after(() => app.stop());

  for (const host of ['localhost', 'LOCALHOST.:3978', '127.0.0.1:3978', '127.1.2.3', '[::1]:3978']) {
    it(`answers to ${host}`, async () => assert.equal((await askAs(app.url, host)).status, 200));
  }

  for (const host of ['rebound.example', 'localhost.rebound.example', '127.0.0.1.rebound.example:3978', '10.0.0.1']) {
    it(`does not answer to "${host}", to which another site could have led a browser`, async () => {
      for (const path of ['/portal', '/mail', '/api/messages', '/v3/directline/conversations', '/nowhere']) {
        const { status, text } = await askAs(app.url, host, path);
        assert.equal(status, 421, path);
        assert.ok(text.includes(`Open ${app.url}`), text);
      }
    });
  }
});

describe('a demo with an address of its own', () => {
  it('answers to that as well', async () => {
    const server = createServer();
    answerToOwnNamesOnly(server, () => 'http://koji.test:8080');
    server.get('/portal', (_request, response, next) => {
      response.send(200, 'here');
      next();
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const url = `http://127.0.0.1:${String(server.address().port)}`;
    assert.equal((await askAs(url, 'koji.test:8080')).status, 200);
    assert.equal((await askAs(url, 'rebound.test:8080')).status, 421);
    server.close();
  });
});
