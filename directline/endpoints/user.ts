import { z } from 'zod';
import type { Caller } from '../authorize.ts';
import type { ChatUser } from '../ports.ts';
import { DirectLineRefusal } from '../refusal.ts';

/** A user as clients send it; without an id it says nothing. */
export const userSchema = z.object({ id: z.string().min(1).max(255).optional(), name: z.string().max(255).nullish() });

export function toChatUser(user: z.infer<typeof userSchema> | undefined): ChatUser | undefined {
  if (user?.id === undefined) return undefined;
  return { id: user.id, ...(typeof user.name === 'string' && { name: user.name }) };
}

/** Ids that begin with `dl_` come out of tokens only: a page that could choose one could pass for somebody else. */
export function requireFreeId<User extends ChatUser | undefined>(caller: Caller, user: User): User {
  if (caller.kind === 'secret' || !user?.id.startsWith('dl_')) return user;
  throw new DirectLineRefusal('BadArgument', 'A user id that begins with dl_ must be bound into the token.');
}
