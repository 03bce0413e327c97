import type { Clock } from '../clock.ts';
import { KojiError } from '../errors.ts';
import type { RequestNews } from '../handoff/domain/requestNews.ts';
import {
  answerableIn,
  claimed,
  emptyBox,
  told,
  putOff,
  ratingAskedIn,
  withHere,
  withKnown,
  withNews,
  withOwn,
} from './newsBox.ts';
import { commentNewsId } from './newsIn.ts';
import type { AnswerableComments, NewsBox, NewsBoxStore, RatingAsked, ToldIn } from './ports.ts';

/** What people have yet to hear. Every change is one conditional write; the same change twice is one. */
export interface NewsBoxes {
  find(personId: string): Promise<NewsBox | undefined>;
  add(personId: string, news: readonly RequestNews[]): Promise<void>;
  /** These are no news to the person: told another way, or their own doing. */
  know(personId: string, newsIds: readonly string[]): Promise<void>;
  /** The person has written this comment through the bot. */
  wrote(personId: string, key: string, commentId: string): Promise<void>;
  /** What waits for this person, to be told by the caller now; nothing where somebody else is telling it. */
  claim(personId: string, conversationId?: string): Promise<readonly RequestNews[]>;
  /** What was claimed has been told, in that conversation and turn. */
  settle(personId: string, news: readonly RequestNews[], where: ToldIn): Promise<void>;
  /** The requests with comments that may be answered by what is said in this turn, and when those were told. */
  answerable(personId: string, where: ToldIn): Promise<AnswerableComments | undefined>;
  /** The request that the last news asks to be rated, and when that was told. */
  ratingAsked(personId: string, where: ToldIn): Promise<Pick<RatingAsked, 'key' | 'at'> | undefined>;
  /** Nobody was reached: what waits is told when the person comes back. */
  putOff(personId: string): Promise<void>;
  /** The person is in the middle of something. */
  lookAgain(personId: string, afterMs: number): Promise<void>;
  keepUnsent(personId: string, said: readonly string[]): Promise<void>;
  /** What was kept so, once. */
  takeUnsent(personId: string): Promise<readonly string[]>;
}

/** How often a change is decided anew because somebody was faster. */
const ATTEMPTS = 20;

export function createNewsBoxes(store: NewsBoxStore, clock: Clock): NewsBoxes {
  /** Decided anew when somebody was faster; the same box means that there is nothing to write. */
  async function change(personId: string, decide: (box: NewsBox) => NewsBox): Promise<NewsBox> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const found = await store.load(personId);
      const box = found?.value ?? emptyBox(personId);
      const next = decide(box);
      if (next === box) return box;
      const saved = found ? await store.replace(next, found.version) : await store.create(next);
      if (saved !== 'stale' && saved !== 'exists') return next;
    }
    throw new KojiError('unavailable', 'What a person has yet to hear changed too often to be saved; try again.');
  }

  return {
    find: async (personId) => (await store.load(personId))?.value,
    async add(personId, news) {
      await change(personId, (box) => withNews(box, news, clock.now()));
    },
    async know(personId, newsIds) {
      await change(personId, (box) => withKnown(box, newsIds, clock.now()));
    },
    async wrote(personId, key, commentId) {
      await change(personId, (box) => withOwn(box, commentNewsId(key, commentId), clock.now()));
    },
    async claim(personId, conversationId) {
      let isMine = false;
      const box = await change(personId, (current) => {
        const now = clock.now();
        const here = conversationId === undefined ? current : withHere(current, conversationId, now);
        const next = claimed(here, now);
        isMine = typeof next !== 'string';
        if (next === 'nothing') return putOff(here);
        return next === 'taken' ? here : next;
      });
      return isMine ? box.waiting : [];
    },
    async settle(personId, news, where) {
      await change(personId, (box) => told(box, news, { now: clock.now(), where }));
    },
    async answerable(personId, where) {
      const found = await store.load(personId);
      return found && answerableIn(found.value, where, clock.now());
    },
    async ratingAsked(personId, where) {
      const found = await store.load(personId);
      return found && ratingAskedIn(found.value, where, clock.now());
    },
    async putOff(personId) {
      await change(personId, putOff);
    },
    async lookAgain(personId, afterMs) {
      await change(personId, (box) => {
        // Told meanwhile, by whoever was faster.
        if (box.waiting.length === 0) return putOff(box);
        const now = clock.now();
        const here = box.here && { here: { ...box.here, at: now } };
        return { ...putOff(box), ...here, dueAt: now + afterMs };
      });
    },
    async keepUnsent(personId, said) {
      await change(personId, (box) => ({ ...box, unsent: said }));
    },
    async takeUnsent(personId) {
      let taken: readonly string[] = [];
      await change(personId, (box) => {
        const { unsent, ...rest } = box;
        taken = unsent ?? [];
        return unsent === undefined ? box : rest;
      });
      return taken;
    },
  };
}
