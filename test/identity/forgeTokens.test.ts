import assert from 'node:assert/strict';
import { UnsecuredJWT, generateKeyPair } from 'jose';
import { createForgeTokens } from '../../identity/index.ts';
import type { ForgeTokens } from '../../identity/index.ts';
import { FakeClock } from '../support/clock.ts';
import { APP_ID, ForgeAtlassian } from '../support/forgeAtlassian.ts';

const ACCOUNT = 'qm:11111111-2222:3333';

describe("Forge's invocation tokens", () => {
  let atlassian: ForgeAtlassian;
  let tokens: ForgeTokens;
  const clock = new FakeClock();
  const sign = (overrides = {}) => atlassian.sign(ACCOUNT, clock.now(), overrides);
  const connect = (cloudId?: string) =>
    createForgeTokens({ keysUrl: atlassian.keysUrl, appId: APP_ID, cloudId, clock });

  beforeEach(async () => {
    atlassian = await ForgeAtlassian.start();
    tokens = connect();
  });
  afterEach(() => atlassian.close());

  const refuses = async (token: string, kind = 'unauthorized') => {
    await assert.rejects(tokens.accountIn(token), (error: { kind?: string; message: string }) => {
      assert.equal(error.kind, kind, error.message);
      assert.ok(!error.message.includes(token));
      return true;
    });
  };

  it('vouch for the account that looks at the page', async () => {
    assert.equal(await tokens.accountIn(await sign()), ACCOUNT);
  });

  it('may be some seconds old, or from a clock that is ahead', async () => {
    const seconds = Math.floor(clock.now() / 1000);
    assert.equal(await tokens.accountIn(await sign({ exp: seconds - 20 })), ACCOUNT);
    assert.equal(await tokens.accountIn(await sign({ iat: seconds + 20, nbf: seconds + 20 })), ACCOUNT);
  });

  for (const [what, overrides] of [
    ['of another app', { aud: 'ari:cloud:ecosystem::app/other' }],
    ['without an audience', { aud: undefined }],
    ['of another issuer', { iss: 'forge/context-token' }],
    ['without an issuer', { iss: undefined }],
    ['that never expire', { exp: undefined }],
    ['that are not valid yet', { nbf: 4_000_000_000 }],
    ['whose account is no text', { principal: { id: ACCOUNT } }],
    ['whose account is empty', { principal: '' }],
  ] as const) {
    it(`prove nothing ${what}`, async () => refuses(await sign(overrides)));
  }

  it('prove nothing once they have expired, and say so', async () => {
    const token = await sign({ exp: Math.floor(clock.now() / 1000) - 31 });
    await assert.rejects(tokens.accountIn(token), /has expired/);
  });

  it('prove nothing with a key that is not published', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const claims = { iss: 'forge/invocation-token', aud: APP_ID, exp: 4_000_000_000, principal: ACCOUNT };
    await refuses(await atlassian.signWith(privateKey, 'RS256', claims));
  });

  it('prove nothing without a signature, or signed with what everybody can read', async () => {
    const claims = { iss: 'forge/invocation-token', aud: APP_ID, exp: 4_000_000_000, principal: ACCOUNT };
    await refuses(new UnsecuredJWT(claims).encode());
    const published = new TextEncoder().encode(await (await fetch(atlassian.keysUrl)).text());
    await refuses(await atlassian.signWith(published, 'HS256', claims));
  });

  for (const [what, damage] of [
    ['with another payload under the signature', (token: string) => token.replace(/\.[^.]+\./, `.${payload()}.`)],
    ['cut off', (token: string) => token.slice(0, -10)],
    ['that are no tokens', () => 'abc'],
  ] as const) {
    it(`prove nothing ${what}`, async () => refuses(damage(await sign())));
  }

  it('of visitors without an account let nobody in, and say what to do', async () => {
    const token = await sign({ principal: undefined });
    await refuses(token, 'forbidden');
    await assert.rejects(tokens.accountIn(token), /Log in to the help portal/);
  });

  it('count for the site of the service desk only, where that is known', async () => {
    assert.equal(await connect('site-1').accountIn(await sign()), ACCOUNT);
    for (const app of [{ apiBaseUrl: 'https://api.atlassian.com/ex/jira/site-2' }, {}, undefined]) {
      await assert.rejects(connect('site-1').accountIn(await sign({ app })), { kind: 'forbidden' });
    }
  });

  for (const [what, outage] of [
    ['answers with an error', { status: 503, body: '' }],
    ['answers a page', { status: 200, body: '<html></html>' }],
    ['answers no keys', { status: 200, body: '{}' }],
  ] as const) {
    it(`are not refused as wrong while Atlassian ${what}`, async () => {
      atlassian.outage = outage;
      await refuses(await sign(), 'unavailable');
    });
  }
});

function payload(): string {
  return Buffer.from(JSON.stringify({ iss: 'forge/invocation-token', aud: APP_ID, principal: 'admin' })).toString(
    'base64url',
  );
}
