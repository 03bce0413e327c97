import type { Clock } from '../clock.ts';
import type { KojiError } from '../errors.ts';
import { isKojiError } from '../errors.ts';
import type { PeopleStore, Person } from '../identity/ports.ts';
import type { OwnedRequest, ServiceDesk } from '../jira/ports.ts';
import { hasWritten, isKnown, NEWS_FOR_MS } from './newsBox.ts';
import type { NewsBoxes } from './newsBoxes.ts';
import { newsIn } from './newsIn.ts';
import type { Seen, SignedBy } from './newsIn.ts';
import type { NewsBox } from './ports.ts';

/** The newest comments of a request that are looked at; more between two looks would not be read in a chat. */
const COMMENTS_LOOKED_AT = 10;
/** Jira does not say since when a request is shared with somebody; what happened long before is no news to them. */
const SHARED_NEWS_FOR_MS = 24 * 60 * 60_000;

/** Reads a request that is said to have changed, and adds what is news to its reporter, and to those it is shared with. */
export type LookAt = (key: string, startedAt: number) => Promise<void>;

export interface LookAtDeps {
  readonly desk: Pick<ServiceDesk, 'probe' | 'findInvolved' | 'findRequest'>;
  readonly people: Pick<PeopleStore, 'ofAccount'>;
  readonly boxes: NewsBoxes;
  readonly signedBy: SignedBy;
  readonly clock: Clock;
}

interface Listener {
  readonly person: Person;
  readonly box: NewsBox | undefined;
}

/** An account that takes part in the request; the people behind it, who first hears of it first. */
interface Involved {
  readonly accountId: string;
  readonly isReporter: boolean;
  readonly heardBy: readonly Listener[];
}

interface Look {
  readonly key: string;
  readonly startedAt: number;
  readonly all: readonly Involved[];
}

export function createLookAt({ desk, people, boxes, signedBy, clock }: LookAtDeps): LookAt {
  let serviceAccountId: string | undefined;

  async function serviceAccount(): Promise<string> {
    serviceAccountId ??= (await desk.probe()).accountId;
    return serviceAccountId;
  }

  /** One who uses several channels is told where they spoke to the bot last; first of all. */
  async function listeners(accountId: string): Promise<readonly Listener[]> {
    const found = await people.ofAccount(accountId);
    const all = await Promise.all(found.map(async (person) => ({ person, box: await boxes.find(person.id) })));
    return all.toSorted((one, other) => (other.box?.here?.at ?? 0) - (one.box?.here?.at ?? 0));
  }

  /** As the one who is to hear of it may see it. */
  async function see(owned: OwnedRequest, isReporter: boolean, known: readonly Listener[]): Promise<Seen | undefined> {
    const found = await desk.findRequest(owned);
    if (found.kind === 'notFound') return undefined;
    const { request, read } = found;
    const comments = (await read('comments')).slice(0, COMMENTS_LOOKED_AT);
    const wasAsked = known.some(({ box }) => box && isKnown(box, ratingId(owned.key)));
    const mayRate = isReporter && request.statusCategory === 'done' && !wasAsked;
    const asksForRating = mayRate && (await read('feedback')).kind === 'none';
    return { request, comments, asksForRating };
  }

  async function addNews({ key, startedAt, all }: Look, { accountId, isReporter, heardBy }: Involved): Promise<void> {
    const [first, ...others] = heardBy;
    if (!first) return;
    const seen = await see({ key, accountId }, isReporter, [first, ...others]);
    if (!seen) return;
    const since = Math.max(startedAt, clock.now() - (isReporter ? NEWS_FOR_MS : SHARED_NEWS_FOR_MS));
    const news = newsIn(seen, {
      since,
      listener: { accountId, names: [first, ...others].map(({ person }) => person.name) },
      bot: { accountId: await serviceAccount(), signedBy },
      writerOf: (newsId) =>
        all.find((each) => each.heardBy.some(({ box }) => box && hasWritten(box, newsId)))?.accountId,
    });
    const heard = new Set(others.flatMap(({ box }) => box?.known.map(({ id }) => id) ?? []));
    await boxes.add(
      first.person.id,
      news.filter(({ id }) => !heard.has(id)),
    );
    if (news.some((each) => each.kind === 'status' && each.asksForRating)) {
      await boxes.know(first.person.id, [ratingId(key)]);
    }
  }

  return async function lookAt(key, startedAt) {
    const involved = await desk.findInvolved(key);
    if (involved.kind === 'notFound') return;
    const { reporterAccountId, participantAccountIds } = involved;
    const accountIds = new Set([
      ...(reporterAccountId === undefined ? [] : [reporterAccountId]),
      ...participantAccountIds,
    ]);
    const all: Involved[] = [];
    let damaged: KojiError | undefined;
    for (const accountId of accountIds) {
      try {
        all.push({ accountId, isReporter: accountId === reporterAccountId, heardBy: await listeners(accountId) });
      } catch (error) {
        // The others hear of it all the same.
        if (!isKojiError(error, 'storedRecord')) throw error;
        damaged = error;
      }
    }
    for (const each of all) await addNews({ key, startedAt, all }, each);
    if (damaged) throw damaged;
  };
}

/** That the reporter was asked how it was. */
function ratingId(key: string): string {
  return `${key}:rating`;
}
