import { emailsIn } from '../recognition/emailsIn.ts';

/**
 * `second@example.com: new mouse`: whom a request is for is asked by its form, and is no part of what it is about. Without
 * a colon it may be: `second@example.com cannot log in`.
 */
export function forSomebody(said: string): { readonly email: string; readonly about: string } | undefined {
  const [, first = '', about = ''] = /^(\S+?)(?:\s*:\s+([^]*))?$/u.exec(said) ?? [];
  const [email] = first.includes('@') ? emailsIn(first) : [];
  return email === undefined ? undefined : { email, about };
}
