import assert from 'node:assert/strict';
import { createDirectLineClient } from '../../portal/directLineClient.ts';
import { DirectLineHarness, SECRET } from '../directline/directLineHarness.ts';

const USER = { id: 'dl_browser', name: 'Demo Customer' };

describe('the client of Direct Line', () => {
  let harness: DirectLineHarness;

  beforeEach(async () => {
    harness = await DirectLineHarness.start();
  });

  afterEach(() => harness.close());

  const client = (secret = SECRET) =>
    createDirectLineClient({ baseUrl: () => `${harness.publicUrl}/v3/directline`, secret, leaveRetryMs: 1 });

  /** Does what a page does with its first ticket. */
  async function started() {
    const ticket = await client().start(USER);
    await harness.call('conversations', { method: 'POST', bearer: ticket.token });
    return ticket;
  }

  it('lets a browser into a conversation that is its own from the start', async () => {
    const ticket = await started();
    await harness.post(
      { ...ticket, streamUrl: '' },
      { type: 'message', text: 'Hello', from: { id: 'dl_somebody_else' } },
    );
    await harness.bot.received.until((items) => items.some(({ activity }) => activity.type === 'message'));
    assert.deepEqual(
      harness.bot.activities('message').map(({ from }) => from.id),
      [USER.id],
    );
  });

  it('lets the same user in again', async () => {
    const { conversationId } = await started();
    const again = await client().resume(conversationId, USER);
    assert.ok(again !== 'gone');
    assert.equal(again.conversationId, conversationId);
    assert.ok((await harness.poll({ ...again, streamUrl: '' })).activities);
  });

  it('lets nobody else in', async () => {
    const { conversationId } = await started();
    assert.equal(await client().resume(conversationId, { id: 'dl_other', name: 'Other' }), 'gone');
  });

  it('does not pass on a token that anybody could speak with', async () => {
    const reply = await harness.call('conversations', { method: 'POST', bearer: SECRET, body: {} });
    const { conversationId } = reply.body as { conversationId: string };
    assert.equal(await client().resume(conversationId, USER), 'gone');
  });

  it('takes a conversation that was never started, or never was, as gone', async () => {
    const { conversationId } = await client().start(USER);
    assert.equal(await client().resume(conversationId, USER), 'gone');
    assert.equal(await client().resume('../../elsewhere', USER), 'gone');
  });

  it('tells a bot that fails once more that somebody has left', async () => {
    const { conversationId } = await started();
    const answers = [502, 500, 200];
    harness.bot.turn = ({ type }) => (type === 'event' && answers.shift()) || 200;
    await client().leave(conversationId, USER);
    assert.deepEqual(
      harness.bot.activities('event').map(({ name }) => name),
      ['koji/left', 'koji/left', 'koji/left'],
    );
  });

  it('says that nobody has left where the bot fails again and again', async () => {
    const { conversationId } = await started();
    harness.bot.turn = () => 500;
    await assert.rejects(client().leave(conversationId, USER), { kind: 'unavailable' });
  });

  it('has nobody to tell of a conversation that is gone', () => client().leave('never started', USER));

  it('says that the secret is wrong', async () => {
    await assert.rejects(client('wrong').start(USER), { kind: 'config', message: /DIRECT_LINE_SECRET/ });
  });

  it('says that Direct Line cannot be reached', async () => {
    const unreachable = createDirectLineClient({ baseUrl: () => 'http://127.0.0.1:1/v3/directline', secret: SECRET });
    await assert.rejects(unreachable.start(USER), { kind: 'unavailable' });
  });
});
