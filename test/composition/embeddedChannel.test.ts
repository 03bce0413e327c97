import assert from 'node:assert/strict';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';

describe('the service address of the embedded Direct Line', () => {
  let app: RunningApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());

  const postAs = async (channelId: string, serviceUrl: string): Promise<number> => {
    const activity = {
      type: 'message',
      id: '1',
      text: 'Hello',
      channelId,
      serviceUrl,
      conversation: { id: 'somebody-elses' },
      from: { id: 'me' },
      recipient: { id: 'koji' },
    };
    const headers = { 'content-type': 'application/json' };
    return (await fetch(app.botUrl, { method: 'POST', headers, body: JSON.stringify(activity) })).status;
  };
  const NAME = 'https://embedded.invalid/v3/directline-connector';

  it('is nobody’s to claim: answers to it would reach conversations of Direct Line', async () => {
    const earlier = `${app.url}/v3/directline-connector`;
    for (const channelId of ['directline', 'emulator', 'msteams']) {
      assert.equal(await postAs(channelId, NAME), 401);
      assert.equal(await postAs(channelId, earlier), 401);
    }
  });
});
