import assert from 'node:assert/strict';
import { defaultOf } from '../../../dialogs/forms/fieldDefault.ts';
import type { RequestField } from '../../../jira/requestForm.ts';

const base = { fieldId: 'customfield_1', name: 'Field', hint: '', required: false };
const choices = [
  { id: '1', label: 'North', children: [{ id: '11', label: 'Ground floor' }] },
  { id: '2', label: 'South', children: [] },
];

describe('what a form suggests for a field', () => {
  const cases: readonly [field: RequestField, shown: string][] = [
    [{ ...base, kind: 'text', defaultText: 'None' }, 'None'],
    [{ ...base, kind: 'number', defaultNumber: 0 }, '0'],
    [{ ...base, kind: 'date', defaultDate: '2026-02-01' }, '2026-02-01'],
    [{ ...base, kind: 'dateTime', defaultAtMs: Date.UTC(2026, 1, 1, 8) }, '2026-02-01 08:00 (UTC)'],
    [{ ...base, kind: 'labels', defaultLabels: ['move', 'urgent'] }, 'move, urgent'],
    [{ ...base, kind: 'singleChoice', choices, defaultChoiceId: '2' }, 'South'],
    [{ ...base, kind: 'multiChoice', choices, defaultChoiceIds: ['2', '1'] }, 'North, South'],
    [{ ...base, kind: 'cascading', choices, defaultChoice: { choiceId: '1', childId: '11' } }, 'North > Ground floor'],
    [{ ...base, kind: 'cascading', choices, defaultChoice: { choiceId: '2' } }, 'South'],
  ];
  for (const [field, shown] of cases) {
    it(`can be kept: ${field.kind}, ${shown}`, () => {
      assert.equal(defaultOf(field)?.shown, shown);
      assert.equal(defaultOf(field)?.answer.kind, field.kind);
    });
  }

  it('is shown by the clock of the customer', () => {
    const field = { ...base, kind: 'dateTime', defaultAtMs: Date.UTC(2026, 1, 1, 23, 30) } as const;
    assert.equal(defaultOf(field, 'Asia/Tokyo')?.shown, '2026-02-02 08:30 (Asia/Tokyo)');
  });

  it('is nothing where the form suggests nothing', () => {
    for (const kind of ['number', 'date', 'dateTime', 'labels', 'user', 'attachment'] as const) {
      assert.equal(defaultOf({ ...base, kind }), undefined);
    }
  });

  it('is nothing where it is on the list no more', () => {
    assert.equal(defaultOf({ ...base, kind: 'cascading', choices, defaultChoice: { choiceId: '3' } }), undefined);
    assert.equal(defaultOf({ ...base, kind: 'singleChoice', choices, defaultChoiceId: '3' }), undefined);
  });
});
