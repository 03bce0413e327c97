import type { Messenger, Outcome, OutgoingMessage } from '../../../handoff/ports.ts';
import { TIMINGS } from '../../../composition/timings.ts';
import type { Site } from './simulation.ts';
import { during } from './time.ts';

/** A channel as one server sees it. A message is on its way for a while, and so is the answer. */
export function createChannel(site: Site, server: string, isAlive: () => boolean): Messenger {
  const { options, events } = site;

  function arrive(message: OutgoingMessage): void {
    const isDouble =
      options.dropsDoubles && events.some((event) => event.kind === 'arrived' && event.message.id === message.id);
    if (!isDouble) site.record({ kind: 'arrived', message });
  }

  async function pass(message: OutgoingMessage, isNew: boolean): Promise<Outcome> {
    const what = `${server}: ${message.content.kind} ${message.id} to ${String(message.address)}`;
    const fate = options.fates[events.filter(({ kind }) => kind === 'sent').length] ?? 'delivered';
    site.record({ kind: 'sent', message });
    await during(site, TIMINGS.sendLimitMs / 2, () => site.point(`${what} arrives`));
    // A request that was on its way when its server died may have been cut off.
    if (!isAlive()) return new Promise(() => undefined);
    if (isNew && (fate === 'delivered' || fate === 'arrivedUnknown')) arrive(message);
    await during(site, TIMINGS.sendLimitMs / 2, () => site.point(`${what} is answered`));
    if (!isAlive()) return new Promise(() => undefined);
    return fate === 'arrivedUnknown' || fate === 'lostUnknown' ? 'unknown' : fate;
  }

  return {
    async send(message) {
      const outcome = await pass(message, true);
      return outcome === 'delivered' ? { outcome, activityId: `sent:${message.id}` } : { outcome };
    },
    update: (message) => pass(message, false),
    typing: () => Promise.resolve(),
    canTellDoubles: () => options.dropsDoubles,
  };
}
