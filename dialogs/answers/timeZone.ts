import type { TurnContext } from 'botbuilder';
import type { ServiceDesk } from '../../jira/ports.ts';
import { whereKnown } from '../whereKnown.ts';

/** By which dates and times are meant where nothing says where somebody is. */
export const UTC = 'UTC';
/** The same in the words of the database. */
const ETC_UTC = 'Etc/UTC';

/** Where the customer's clock hangs: as the channel says, else as their Jira account says, else nobody knows. */
export async function timeZoneOf(
  { activity }: TurnContext,
  desk: Pick<ServiceDesk, 'findAccount'>,
  accountId: string,
): Promise<string> {
  const said = activity.localTimezone;
  const known = isTimeZone(said) ? said : await accountTimeZone(desk, accountId);
  return isTimeZone(known) && known !== ETC_UTC ? known : UTC;
}

/** A question about a date is not worth failing for. */
async function accountTimeZone(desk: Pick<ServiceDesk, 'findAccount'>, accountId: string): Promise<string | undefined> {
  const found = await whereKnown(desk.findAccount({ accountId }));
  return found?.kind === 'one' ? found.account.timeZone : undefined;
}

function isTimeZone(name: string | undefined): name is string {
  if (name === undefined || name === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format(0);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What a clock in the zone shows at this moment, as `YYYY-MM-DDTHH:MM`. */
export function clockAt(atMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(atMs).replace(' ', 'T');
}

/** The moment as people read it, such as `2026-11-22 14:30 (Europe/Berlin)`. */
export function shownMoment(atMs: number, timeZone: string): string {
  return `${clockAt(atMs, timeZone).replace('T', ' ')} (${timeZone})`;
}

/** The date in the zone at this moment, as `YYYY-MM-DD`. */
export function dateAt(atMs: number, timeZone: string): string {
  return clockAt(atMs, timeZone).slice(0, 10);
}

/**
 * The moment at which a clock in the zone shows this, in epoch milliseconds. Of a time that comes twice, when clocks are
 * set back, the first; undefined for one that is left out when they are set forward.
 */
export function momentOf(clock: string, timeZone: string): number | undefined {
  const asUtc = Date.parse(`${clock}:00Z`);
  // The offset before and after a change of clocks; elsewhere both are the same.
  const offsets = [-1, 1].map((days) => offsetAt(asUtc + days * 86_400_000, timeZone));
  const moments = offsets.map((offset) => asUtc - offset).filter((moment) => clockAt(moment, timeZone) === clock);
  return moments.length === 0 ? undefined : Math.min(...moments);
}

function offsetAt(atMs: number, timeZone: string): number {
  const wholeMinute = Math.floor(atMs / 60_000) * 60_000;
  return Date.parse(`${clockAt(wholeMinute, timeZone)}:00Z`) - wholeMinute;
}
