import assert from 'node:assert/strict';
import { fileOrigins } from '../../composition/fileOrigins.ts';

const DEMO = fileOrigins({ mode: 'demo' }, () => 'http://127.0.0.1:3978');
const LIVE = fileOrigins({ mode: 'production' }, () => 'https://help.example.com');

const TABLE: readonly (readonly [string, string, (url: URL) => boolean, boolean])[] = [
  ['an upload of our own', 'https://help.example.com/v3/directline/attachments/u1/a.png?t=1', LIVE, true],
  ['another page of our own', 'https://help.example.com/backoffice', LIVE, false],
  ['a way around to one', 'https://help.example.com/v3/directline/attachments/../../mail', LIVE, false],
  ['a file of Teams', 'https://contoso.sharepoint.com/a.png', LIVE, true],
  ['a host that only looks like Teams', 'https://sharepoint.com.example.com/a.png', LIVE, false],
  ['a channel without encryption', 'http://contoso.sharepoint.com/a.png', LIVE, false],
  ['a machine of the inner network', 'http://127.0.0.1:8080/a.png', LIVE, false],
  ['an upload in the demo', 'http://127.0.0.1:3978/v3/directline/attachments/u1/a.png', DEMO, true],
  ['a file of the Emulator in the demo', 'http://localhost:50001/v3/attachments/1/views/original', DEMO, true],
  ['another page of the demo itself', 'http://127.0.0.1:3978/mail', DEMO, false],
  ['the same by another name', 'http://localhost:3978/mail', DEMO, false],
];

describe('files of a chat', () => {
  for (const [what, url, isAllowed, expected] of TABLE) {
    it(`${expected ? 'are' : 'are not'} read from ${what}`, () => {
      assert.equal(isAllowed(new URL(url)), expected);
    });
  }
});
