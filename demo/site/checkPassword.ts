import { createHash, timingSafeEqual } from 'node:crypto';
import { DEMO_ACCOUNTS } from '../accounts.ts';
import type { DemoAccount } from '../accounts.ts';

/** The account with this e-mail and password. Takes as long for an unknown address as for a wrong password. */
export function accountWith(email: string, password: string): DemoAccount | undefined {
  const address = email.trim().toLowerCase();
  return DEMO_ACCOUNTS.filter((account) => {
    const isPassword = isSame(account.password, password);
    return isSame(account.email, address) && isPassword;
  })[0];
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
