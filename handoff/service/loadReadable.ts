import type { Logger } from 'pino';
import { isKojiError } from '../../errors.ts';
import type { HandoffKey } from '../domain/conversation.ts';
import type { Handoff } from '../domain/handoff.ts';
import type { HandoffStore } from '../ports.ts';

/** Does what is one of many things to do; where a record that it needs is damaged, that is logged, and the others are done. */
export async function overDamage({ logger }: { readonly logger: Logger }, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isKojiError(error, 'storedRecord')) throw error;
    logger.error({ err: error }, 'a stored record cannot be read and was passed over');
  }
}

/** For work on many handoffs at once: one whose record is damaged is logged and must not stand in the way of the others. */
export async function loadReadable(
  { handoffs, logger }: { readonly handoffs: HandoffStore; readonly logger: Logger },
  key: HandoffKey,
): Promise<Handoff | 'damaged' | undefined> {
  try {
    return (await handoffs.load(key))?.value;
  } catch (error) {
    if (!isKojiError(error, 'storedRecord')) throw error;
    logger.error({ err: error, handoff: key.id }, 'a stored record cannot be read and was passed over');
    return 'damaged';
  }
}
