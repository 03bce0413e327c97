import assert from 'node:assert/strict';
import { readSkills, textOfSkills } from '../../../../backoffice/web/pages/skillsText.ts';

describe('the skills of a desk in one field', () => {
  it('are names with commas between them, and read back as they were', () => {
    const skills = ['Payroll', 'Printers and scanners'];
    assert.equal(textOfSkills(skills), 'Payroll, Printers and scanners');
    assert.deepEqual(readSkills(textOfSkills(skills)), { ok: true, skills });
  });

  it('may be none, and forgive spaces and commas too many', () => {
    assert.deepEqual(readSkills('  '), { ok: true, skills: [] });
    assert.deepEqual(readSkills(' Payroll ,, Printers,'), { ok: true, skills: ['Payroll', 'Printers'] });
  });

  for (const [text, problem] of [
    ['Payroll, payroll', /twice/],
    ['x'.repeat(41), /must not have a name of more than 40 characters\./],
    [Array.from({ length: 13 }, (_, index) => `Skill ${index}`).join(','), /at most 12/],
    ['x'.repeat(41), /40/],
  ] as const) {
    it(`are refused as the server would: ${String(problem)}`, () => {
      const read = readSkills(text);
      assert.match(read.ok ? '' : read.problem, problem);
    });
  }
});
