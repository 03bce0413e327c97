import assert from 'node:assert/strict';
import { createWebAssets } from '../../portal/webAssets.ts';

describe('the built pages', () => {
  it('that are missing are a fault of the setup, with the way to mend it', async () => {
    const assets = createWebAssets('/nowhere');
    await assert.rejects(assets.filesOf('portal/web/portal.ts'), { kind: 'config', message: /npm start/ });
  });
});
