import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { isKojiError } from '../../errors.ts';
import { createMailer, createOutbox } from '../../identity/index.ts';
import { FakeClock, NOW } from '../support/clock.ts';

const MAIL = { to: 'koji.customer@example.com', subject: 'Your code', text: '123456' };

/** As much of a mail server as one mail needs; keeps what it was sent. */
function speakSmtp(socket: Socket, lines: string[]): void {
  let isData = false;
  socket.write('220 test\r\n');
  socket.on('data', (chunk) => {
    for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
      lines.push(line);
      if (isData && line !== '.') continue;
      isData = line === 'DATA';
      socket.write(isData ? '354 go on\r\n' : '250 fine\r\n');
    }
  });
}

describe('mail', () => {
  let server: Server;
  const lines: string[] = [];

  beforeEach(async () => {
    lines.length = 0;
    server = createServer((socket) => speakSmtp(socket, lines)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => {
    server.close();
  });

  const mailer = () => {
    const { port } = server.address() as AddressInfo;
    return createMailer({ url: `smtp://127.0.0.1:${String(port)}`, from: 'koji@example.com' });
  };

  it('goes out by SMTP', async () => {
    await mailer().send(MAIL);
    assert.ok(lines.includes('MAIL FROM:<koji@example.com>'));
    assert.ok(lines.includes('RCPT TO:<koji.customer@example.com>'));
    assert.ok(lines.includes('Subject: Your code'));
    assert.ok(lines.includes('123456'));
  });

  it('fails as "unavailable" when no mail server answers', async () => {
    const gone = mailer();
    server.close();
    await once(server, 'close');
    await assert.rejects(gone.send(MAIL), { name: 'KojiError', kind: 'unavailable' });
  });

  it('of the demo stays in the outbox, newest first, a hundred at most', async () => {
    const outbox = createOutbox(new FakeClock());
    for (let sent = 0; sent <= 100; sent += 1) await outbox.send({ ...MAIL, text: String(sent) });
    assert.equal(outbox.list().length, 100);
    assert.deepEqual(outbox.list()[0], { ...MAIL, text: '100', sentAt: NOW });
  });

  for (const text of ['[{"to":', '{}', '[{"to":"somebody"}]']) {
    it(`kept by the demo site is called damaged where it is: ${text}`, () => {
      const outbox = createOutbox(new FakeClock(), {
        load: () => ({ text }),
        save: () => undefined,
        alone: (work) => work(),
      });
      assert.throws(
        () => outbox.list(),
        (error) => isKojiError(error, 'storedRecord') && /DATA_DIR/.test(error.message),
      );
    });
  }
});
