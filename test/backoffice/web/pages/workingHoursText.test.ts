import assert from 'node:assert/strict';
import type { HoursText } from '../../../../backoffice/web/pages/workingHoursText.ts';
import { readHours, textOfHours, usualHours } from '../../../../backoffice/web/pages/workingHoursText.ts';
import { officeHours } from '../../../support/data.ts';

const USUAL = usualHours('Europe/Berlin');
const onMonday = (monday: string): HoursText => ({ ...USUAL, week: { ...USUAL.week, monday } });

function mondayOf(text: string) {
  const read = readHours(onMonday(text));
  return read.ok ? read.hours.week.monday : read.problems.monday;
}

function problemsOf(text: Partial<HoursText>) {
  const read = readHours({ ...USUAL, ...text });
  return read.ok ? {} : read.problems;
}

describe('working hours as they are written', () => {
  it('are read back as they were', () => {
    assert.deepEqual(readHours(textOfHours(officeHours())), { ok: true, hours: officeHours() });
  });

  it('begin with nine to five from Monday to Friday', () => {
    const read = readHours(USUAL);
    assert.ok(read.ok);
    assert.deepEqual(read.hours.week.friday, [{ from: '09:00', to: '17:00' }]);
    assert.deepEqual(read.hours.week.saturday, []);
  });

  const DAY = [
    { from: '09:00', to: '12:30' },
    { from: '13:00', to: '24:00' },
  ];
  for (const text of ['09:00-12:30, 13:00-24:00', '9 – 12:30; 13-24', ' 9.00-12.30,13:00 - 24:00, ']) {
    it(`take "${text}"`, () => assert.deepEqual(mondayOf(text), DAY));
  }

  it('take nothing for a day off', () => assert.deepEqual(mondayOf('  '), []));

  const WRONG: readonly (readonly [text: string, problem: RegExp])[] = [
    ['17:00-09:00', /“17:00-09:00” ends before it begins.*next day/],
    ['9-9', /“9-9” ends before it begins/],
    ['all day', /“all day” is not a time from-to/],
    ['9-25', /“9-25” is not a time from-to/],
    ['9-12-15', /“9-12-15” is not a time from-to/],
    ['09:60-10:00', /“09:60-10:00” is not a time/],
    ['9-12, 11-13', /The times must be in order/],
    ['1-2,3-4,5-6,7-8,9-10,11-12,13-14', /The times must be at most 6 periods/],
  ];
  for (const [text, problem] of WRONG) {
    it(`refuse "${text}", and say why`, () => assert.match(JSON.stringify(mondayOf(text)), problem));
  }

  it('refuse a place that nobody knows', () => {
    assert.deepEqual(problemsOf({ timeZone: ' Atlantis ' }), {
      timeZone: '“Atlantis” is no known time zone. Write one such as Europe/Berlin.',
    });
  });

  for (const line of ['25.12.2026', '2026-02-30 Nowhere Day', 'Christmas']) {
    it(`refuse "${line}" among the holidays`, () => {
      assert.match(
        problemsOf({ holidays: `2026-12-24\n${line}` }).holidays ?? '',
        new RegExp(`^“${line}” is not a day`),
      );
    });
  }

  it('say of every field what is wrong with it', () => {
    const problems = problemsOf({ ...onMonday('never'), timeZone: '', holidays: 'x' });
    assert.deepEqual(Object.keys(problems).toSorted(), ['holidays', 'monday', 'timeZone']);
  });
});
