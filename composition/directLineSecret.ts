import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { KojiError } from '../errors.ts';

const FILE_NAME = 'direct-line.secret';
/** Characters, as for a configured one. */
const SHORTEST = 16;

/** The configured secret, or, in the demo, one that is made at the first start and kept, so that tokens outlive restarts. */
export function directLineSecret(config: Config): string {
  return config.directLineSecret ?? keptSecret(config.dataDir);
}

function keptSecret(folder: string): string {
  const path = join(folder, FILE_NAME);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return requireSecret(path, readFileSync(path, 'utf8').trim());
}

/** An empty file is what a full disk leaves, and with an empty secret anybody could mint tokens. */
function requireSecret(path: string, secret: string): string {
  if (secret.length >= SHORTEST) return secret;
  throw new KojiError('storedRecord', `${path} holds no secret. Delete it, and the next start makes a new one.`);
}
