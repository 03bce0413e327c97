import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WEEKDAYS, isTimeZone } from '../../../handoff/domain/wallClock.ts';
import type { Period, WorkingHours } from '../../../handoff/domain/workingHours.ts';
import { openingAt } from '../../../handoff/domain/workingHours.ts';
import { everyDay, officeHours } from '../../support/data.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (time: string): number => Date.parse(time);
const opensAt = (hours: WorkingHours, now: string): string | undefined => {
  const opening = openingAt(hours, at(now));
  if (opening.kind === 'open') return 'open';
  return opening.opensAt === undefined ? undefined : new Date(opening.opensAt).toISOString();
};

const daily = (timeZone: string, ...periods: readonly Period[]): WorkingHours =>
  officeHours({ timeZone, week: everyDay(periods) });

describe('working hours', () => {
  const CASES: readonly (readonly [now: string, opens: string, why: string])[] = [
    ['2026-11-23T07:59:59.999Z', '2026-11-23T08:00:00.000Z', 'on Monday just before nine in Berlin'],
    ['2026-11-23T08:00:00Z', 'open', 'at nine'],
    ['2026-11-23T10:59:59.999Z', 'open', 'in the last minute before the break'],
    ['2026-11-23T11:00:00Z', '2026-11-23T12:00:00.000Z', 'in the break'],
    ['2026-11-23T16:00:00Z', '2026-11-24T08:00:00.000Z', 'in the evening'],
    ['2026-11-27T16:00:00Z', '2026-11-30T08:00:00.000Z', 'on Friday evening'],
    ['2026-12-24T12:00:00Z', '2026-12-28T08:00:00.000Z', 'on Christmas Eve, a holiday before another and a weekend'],
    ['2026-07-06T06:59:00Z', '2026-07-06T07:00:00.000Z', 'in summer, when Berlin is two hours ahead'],
  ];
  for (const [now, opens, why] of CASES) {
    it(`are right ${why}`, () => assert.equal(opensAt(officeHours(), now), opens));
  }

  it('go on till midnight and over it in two periods', () => {
    const night = daily('UTC', { from: '00:00', to: '06:00' }, { from: '22:00', to: '24:00' });
    assert.equal(opensAt(night, '2026-11-23T23:59:59.999Z'), 'open');
    assert.equal(opensAt(night, '2026-11-24T00:00:00Z'), 'open');
    assert.equal(opensAt(night, '2026-11-24T06:00:00Z'), '2026-11-24T22:00:00.000Z');
  });

  it('begin when the clock jumps over their beginning', () => {
    const early = daily('Europe/Berlin', { from: '02:30', to: '09:00' });
    assert.equal(opensAt(early, '2026-03-29T00:15:00Z'), '2026-03-29T01:00:00.000Z');
  });

  it('do not take place when the clock jumps over them', () => {
    const brief = daily('Europe/Berlin', { from: '02:10', to: '02:50' });
    assert.equal(opensAt(brief, '2026-03-29T00:15:00Z'), '2026-03-30T00:10:00.000Z');
  });

  it('come twice when the clock is put back', () => {
    const brief = daily('Europe/Berlin', { from: '02:10', to: '02:50' });
    assert.equal(opensAt(brief, '2026-10-24T23:00:00Z'), '2026-10-25T00:10:00.000Z');
    assert.equal(opensAt(brief, '2026-10-25T00:55:00Z'), '2026-10-25T01:10:00.000Z');
    assert.equal(opensAt(brief, '2026-10-25T01:55:00Z'), '2026-10-26T01:10:00.000Z');
  });

  it('know a day that a place has skipped', () => {
    const samoa = daily('Pacific/Apia', { from: '09:00', to: '10:00' });
    assert.equal(opensAt(samoa, '2011-12-29T21:00:00Z'), '2011-12-30T19:00:00.000Z');
  });

  it('have no next time when every day is a day off', () => {
    assert.deepEqual(openingAt(daily('UTC'), at('2026-11-23T00:00:00Z')), { kind: 'closed' });
  });

  const minutes = fc.integer({ min: 0, max: 24 * 60 });
  const written = (minute: number): string =>
    [Math.floor(minute / 60), minute % 60].map((each) => String(each).padStart(2, '0')).join(':');
  const period = fc
    .uniqueArray(minutes, { minLength: 2, maxLength: 2 })
    .map((both) => both.toSorted((a, b) => a - b).map(written))
    .map(([from = '', to = '']): Period => ({ from, to }));
  const periods = fc.array(period, { maxLength: 2 });
  const week = fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, periods]))) as fc.Arbitrary<
    WorkingHours['week']
  >;
  const place = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/Santiago',
    'Africa/Casablanca',
  );
  /** Around the changes of clocks in both hemispheres, and anywhere in 2026. */
  const moment = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-09-06', '2026-10-25', '2026-11-01'),
        fc.integer({ min: -24 * 60, max: 36 * 60 }),
      )
      .map(([day, minute]) => at(`${day}T00:00:00Z`) + minute * MINUTE),
    fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') }),
  );

  /** What a clock on the wall says, by another way through Intl than the code takes. */
  function isOpenByTheClock({ timeZone, week: days }: WorkingHours, now: number): boolean {
    const wall = new Date(now).toLocaleString('en-GB', {
      timeZone,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
    });
    const [weekday = '', time = ''] = wall.toLowerCase().split(/,? (?:at )?/);
    return Object.entries(days).some(
      ([day, each]) => day === weekday && each.some(({ from, to }) => from <= time && time < to),
    );
  }

  it('say open exactly when the clock on the wall is in one of them', () => {
    fc.assert(
      fc.property(week, place, moment, (days, timeZone, now) => {
        const hours = { timeZone, week: days, holidays: [] };
        assert.equal(openingAt(hours, now).kind === 'open', isOpenByTheClock(hours, now));
      }),
    );
  });

  it('never miss an opening, and never announce one that does not come', () => {
    fc.assert(
      fc.property(week, place, moment, (days, timeZone, now) => {
        const hours = { timeZone, week: days, holidays: [] };
        const opening = openingAt(hours, now);
        if (opening.kind === 'open') return;
        const announced = opening.opensAt ?? Infinity;
        assert.ok(announced > now);
        if (announced < Infinity) assert.ok(isOpenByTheClock(hours, announced), 'open when announced');
        const end = Math.min(announced - 1, now + 30 * HOUR);
        for (let each = now; each < end; each += 5 * MINUTE) {
          assert.ok(!isOpenByTheClock(hours, each), `open at ${new Date(each).toISOString()} already`);
        }
        if (announced < Infinity) assert.ok(!isOpenByTheClock(hours, announced - 1), 'closed just before');
      }),
      { numRuns: 60 },
    );
  });
});

describe('a time zone', () => {
  for (const name of ['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires']) {
    it(`may be ${name}`, () => assert.equal(isTimeZone(name), true));
  }
  for (const name of ['', 'Berlin', 'Europe/Atlantis', '+01:00', 'Mars/Olympus_Mons']) {
    it(`"${name}" is none`, () => assert.equal(isTimeZone(name), false));
  }
});
