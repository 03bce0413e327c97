import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { JWTPayload } from 'jose';
import { z } from 'zod';

export const APP_ID = 'ari:cloud:ecosystem::app/8db33309-0000-4000-8000-000000000000';

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

const addressSchema = z.object({ port: z.number() });

/** Atlassian's side of Forge on loopback: publishes keys and signs invocation tokens. */
export class ForgeAtlassian {
  readonly keysUrl: string;
  /** The body that the keys are answered with, for an outage. */
  outage: { readonly status: number; readonly body: string } | undefined;
  readonly #server: Server;
  readonly #privateKey: PrivateKey;

  private constructor(server: Server, keysUrl: string, privateKey: PrivateKey) {
    this.#server = server;
    this.keysUrl = keysUrl;
    this.#privateKey = privateKey;
  }

  static async start(): Promise<ForgeAtlassian> {
    const { publicKey, privateKey } = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'forge/key', alg: 'RS256', use: 'sig' };
    const server = createServer((_request, response) => {
      const { status, body } = forge.outage ?? { status: 200, body: JSON.stringify({ keys: [jwk] }) };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = addressSchema.parse(server.address());
    const forge = new ForgeAtlassian(server, `http://127.0.0.1:${String(port)}/jwks.json`, privateKey);
    return forge;
  }

  /** A token for the account, good for five minutes from `now`; `undefined` takes a claim out. */
  sign(accountId: string, now: number, overrides: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const seconds = Math.floor(now / 1000);
    const claims: Readonly<Record<string, unknown>> = {
      iss: 'forge/invocation-token',
      aud: APP_ID,
      iat: seconds,
      exp: seconds + 300,
      principal: accountId,
      app: { id: APP_ID, apiBaseUrl: 'https://api.atlassian.com/ex/jira/site-1' },
      ...overrides,
    };
    return this.signWith(this.#privateKey, 'RS256', claims);
  }

  signWith(key: PrivateKey | Uint8Array, alg: string, claims: Readonly<Record<string, unknown>>): Promise<string> {
    const payload: JWTPayload = JSON.parse(JSON.stringify(claims)) as JWTPayload;
    return new SignJWT(payload).setProtectedHeader({ alg, kid: 'forge/key' }).sign(key);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
