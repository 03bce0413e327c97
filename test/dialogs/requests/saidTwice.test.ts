import assert from 'node:assert/strict';
import type { Middleware } from 'botbuilder';
import { setArrivedAt } from '../../../messaging/arrivedAt.ts';
import { textOf } from '../../support/chat.ts';
import { anApproval } from '../../support/deskData.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { CLOSED, ownRequest, signedIn } from './signedIn.ts';

/** In milliseconds. */
const DOING_MS = 800;

function desk(overrides: Parameters<typeof ownRequest>[0] = {}): Harness {
  const chat = signedIn([ownRequest(overrides), ownRequest({ ...overrides, key: 'CERT-2' })]);
  chat.desk.transitions = [{ id: '21', name: 'Close' }];
  return chat;
}

/** Both are said before the first is dealt with; what the bot said to the second. */
async function sayTwice(chat: Harness, text: string): Promise<string> {
  const timestamp = new Date(chat.clock.at);
  chat.clock.at += DOING_MS;
  await chat.send({ type: 'message', text, timestamp });
  return textOf(await chat.send({ type: 'message', text, timestamp }));
}

describe('an answer that is said twice at once', () => {
  it('closes the first request, and asks about the second once more', async () => {
    const chat = desk();
    await chat.say('close CERT-1 and CERT-2');
    assert.match(await sayTwice(chat, 'yes'), /shall I do that with CERT-2/);
    assert.deepEqual(
      chat.desk.moved.map(({ key }) => key),
      ['CERT-1'],
    );
    await chat.say('yes');
    assert.equal(chat.desk.moved.length, 2);
  });

  it('gives one decision', async () => {
    const chat = desk({ owner: 'customer-2', approvers: ['customer-1'] });
    chat.desk.approvals = [anApproval()];
    await chat.say('approve CERT-1 and decline CERT-2');
    assert.match(await sayTwice(chat, 'yes'), /decline[^]*CERT-2/);
    assert.equal(chat.desk.decided.length, 1);
  });

  it('writes no reason that nobody has seen', async () => {
    const chat = desk();
    await chat.say('close CERT-1 because it works now');
    assert.match(await sayTwice(chat, 'yes'), /would go on CERT-1[^]*because it works now[^]*Shall I/);
    assert.deepEqual(chat.desk.commented, []);
    await chat.say('yes');
    assert.equal(chat.desk.commented.length, 1);
  });

  it('gives one rating', async () => {
    const chat = desk(CLOSED);
    await chat.say('rate CERT-1 5 and CERT-2 1');
    assert.match(await sayTwice(chat, 'skip'), /add a few words/);
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 5, comment: '' }]);
  });

  it('is told by when it arrived, where the channel does not say when it was said', async () => {
    let arrived = 0;
    const middleware: Middleware = {
      onTurn(context, next) {
        setArrivedAt(context, arrived);
        return next();
      },
    };
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })], { middleware });
    chat.desk.transitions = [{ id: '21', name: 'Close' }];
    arrived = chat.clock.at;
    await chat.say('close CERT-1 and CERT-2');
    chat.clock.at += DOING_MS;
    await chat.say('yes');
    assert.match(textOf(await chat.say('yes')), /shall I do that with CERT-2/);
    assert.equal(chat.desk.moved.length, 1);
  });

  it('is an answer in the end, where the clock of the channel is far behind', async () => {
    const chat = desk();
    await chat.say('close CERT-1 and CERT-2');
    const timestamp = new Date(chat.clock.at - 300_000);
    await sayTwice(chat, 'yes');
    chat.clock.at += 60_000;
    await chat.send({ type: 'message', text: 'yes', timestamp });
    assert.equal(chat.desk.moved.length, 2);
  });
});
