import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const deriveKey = promisify<string, Buffer, number, Buffer>(scrypt);
const KEY_BYTES = 32;

/**
 * `<salt>.<key>`. scrypt, because a million codes are few: at some 40 ms a guess, a stolen record outlives its ten
 * minutes many times over before it is guessed.
 */
export async function hashCode(code: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await deriveKey(code, salt, KEY_BYTES);
  return `${salt.toString('base64url')}.${key.toString('base64url')}`;
}

/** Compares in constant time. */
export async function isCodeOf(codeHash: string, code: string): Promise<boolean> {
  const [salt = '', stored = ''] = codeHash.split('.');
  const key = await deriveKey(code, Buffer.from(salt, 'base64url'), KEY_BYTES);
  const expected = Buffer.from(stored, 'base64url');
  return expected.length === KEY_BYTES && timingSafeEqual(key, expected);
}
