import type { Finding } from './finding.ts';
import type { HeldChat, Moment, ScheduleRecord } from './record.ts';

/** Agents with more chats than they may have, and customers with two agents, at any moment: in the wrong hands. */
export function crowding(record: ScheduleRecord): readonly Finding[] {
  const found = [...overbooked(record), ...twiceServed(record)];
  const names = found.map(({ token }) => token);
  return [...found, ...overreserved(record).filter(({ token }) => !names.includes(token))];
}

function overbooked({ moments, capacity }: ScheduleRecord): readonly Finding[] {
  return firstOfEach(
    moments,
    ({ agent }) => agent,
    ({ length }) => length > capacity,
  ).map(({ who, at, chats }) => ({
    offence: 'misdelivered',
    token: who,
    at,
    why: `had ${chats.length} chats at once, and capacity ${capacity}: ${chats.map(({ customer }) => customer).join(', ')}`,
  }));
}

function twiceServed({ moments }: ScheduleRecord): readonly Finding[] {
  return firstOfEach(
    moments,
    ({ customer }) => customer,
    ({ length }) => length > 1,
  ).map(({ who, at, chats }) => ({
    offence: 'misdelivered',
    token: who,
    at,
    why: `had ${chats.length} chats at once: with ${chats.map(({ agent }) => agent).join(', ')}`,
  }));
}

/** Room is held before a chat begins, so an agent who has too much of it is about to have too many chats. */
function overreserved({ room, capacity }: ScheduleRecord): readonly Finding[] {
  const over = room.filter(({ agent, slots }, index) => {
    const before = room.slice(0, index).some((held) => held.agent === agent && held.slots > capacity);
    return slots > capacity && !before;
  });
  return over.map(({ agent, at, slots }) => ({
    offence: 'misdelivered',
    token: agent,
    at,
    why: `room held for ${slots} chats, and capacity ${capacity}`,
  }));
}

interface Sight {
  readonly who: string;
  readonly at: number;
  readonly chats: readonly HeldChat[];
}

/** The first moment for each of those whose chats are too many. */
function firstOfEach(
  moments: readonly Moment[],
  whoOf: (chat: HeldChat) => string,
  areTooMany: (chats: readonly HeldChat[]) => boolean,
): readonly Sight[] {
  const sights = moments.flatMap(({ at, chats }) =>
    [...Map.groupBy(chats, whoOf)].map(([who, theirs]): Sight => ({ who, at, chats: theirs })),
  );
  const tooMany = sights.filter(({ chats }) => areTooMany(chats));
  return tooMany.filter((sight, index) => tooMany.findIndex(({ who }) => who === sight.who) === index);
}
