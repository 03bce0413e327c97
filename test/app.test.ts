import assert from 'node:assert/strict';
import { isKojiError } from '../errors.ts';
import { startApp } from './support/runningApp.ts';

describe('a start on a port that another program has', () => {
  it('says so, and what to do', async () => {
    const first = await startApp();
    const { port } = new URL(first.url);
    await assert.rejects(
      startApp({ PORT: port }),
      (error) => isKojiError(error, 'config') && /set PORT/.test(error.message),
    );
    await first.stop();
  });
});
