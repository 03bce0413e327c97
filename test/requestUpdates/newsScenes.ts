import type { RequestNews } from '../../handoff/domain/requestNews.ts';
import { aComment, aRequest } from '../support/deskData.ts';
import type { UpdatesWorld } from './updatesWorld.ts';

export const KEY = 'CERT-1';
export const PERSON = 'account:customer';

/** A comment that waits to be told. */
export function someNews(): RequestNews {
  return { kind: 'comment', id: 'news', at: 0, title: '', key: KEY, url: '', author: 'Demo Agent', text: 'Hello' };
}

/** The one request of the desk. */
export function given(
  world: UpdatesWorld,
  overrides: Partial<ReturnType<typeof aRequest>> = {},
  owner = 'customer',
): void {
  world.desk.requests = [{ ...aRequest(overrides), owner, isOpen: true }];
}

/** Its comments. */
export const commented = (world: UpdatesWorld, ...comments: readonly Parameters<typeof aComment>[0][]): void => {
  world.desk.comments = comments.map((each) => aComment({ createdAtMs: world.clock.now(), ...each }));
};

/** It is said to have changed, and what follows from that is done. */
export async function noticed(world: UpdatesWorld): Promise<void> {
  await world.notice(KEY);
  await world.settle();
}
