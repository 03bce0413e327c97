import assert from 'node:assert/strict';
import { maskSecretsIn } from '../../handoff/index.ts';
import { DirectLineHarness } from './directLineHarness.ts';
import type { Connection } from './directLineHarness.ts';

describe('Direct Line, of what it has hidden', () => {
  let harness: DirectLineHarness;
  let connection: Connection;

  beforeEach(async () => {
    harness = await DirectLineHarness.start({ mask: maskSecretsIn });
    connection = await harness.startConversation();
  });
  afterEach(() => harness.close());

  const received = async (activity: object) => {
    await harness.post(connection, { type: 'message', ...activity });
    return harness.bot.activities('message').at(-1);
  };

  it('tells the bot, and the page, which shows the mask as well', async () => {
    const channelData = { clientActivityID: 'client-1' };
    const activity = await received({ text: 'password: hunter2', channelData });
    assert.equal(activity?.text, 'password: ••••••');
    assert.deepEqual(activity?.['channelData'], { clientActivityID: 'client-1', kojiMasked: true });
    const [echo] = (await harness.poll(connection)).activities;
    assert.deepEqual([echo?.text, echo?.['channelData']], [activity?.text, activity?.['channelData']]);
  });

  it('tells it of what was filled into a card', async () => {
    const activity = await received({ value: { password: 'hunter2' } });
    assert.deepEqual(activity?.['channelData'], { kojiMasked: true });
  });

  it('says nothing where it has hidden nothing of what was written', async () => {
    const channelData = { token: 'hunter2' };
    assert.deepEqual((await received({ text: 'hello', channelData }))?.['channelData'], { token: '••••••' });
  });

  it('believes no client that says so, nor anything else that the server says', async () => {
    const channelData = { kojiMasked: true, KojiAuthor: 'Demo Agent', clientActivityID: 'client-1' };
    assert.deepEqual((await received({ text: 'hello', channelData }))?.['channelData'], {
      clientActivityID: 'client-1',
    });
  });
});
