import assert from 'node:assert/strict';
import { decodeField, wireFieldSchema } from '../../jira/decodeField.ts';

const base = { fieldId: 'customfield_1', name: 'Field', hint: '', required: true };
const options = [
  { value: '1', label: 'One', children: [{ value: '11', label: 'Eleven', children: [] }] },
  { value: '2', label: 'Two', children: [] },
];
const choices = [
  { id: '1', label: 'One' },
  { id: '2', label: 'Two' },
];

function decode(jiraSchema: object, rest: object = {}): unknown {
  const wire = { fieldId: 'customfield_1', name: 'Field', required: true, jiraSchema, ...rest };
  return decodeField(wireFieldSchema.parse(wire));
}

const cases: readonly [title: string, schema: object, rest: object, expected: object][] = [
  ['a summary as text', { type: 'string', system: 'summary' }, {}, { kind: 'text', defaultText: undefined }],
  [
    'a text area as multi-line',
    { type: 'string', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:textarea' },
    { defaultValues: [{ value: 'Because' }] },
    { kind: 'multiLine', defaultText: 'Because' },
  ],
  [
    'a description as multi-line',
    { type: 'string', system: 'description' },
    {},
    { kind: 'multiLine', defaultText: undefined },
  ],
  ['a number', { type: 'number' }, {}, { kind: 'number' }],
  [
    'a number with its default',
    { type: 'number' },
    { defaultValues: [{ value: '2.5' }] },
    { kind: 'number', defaultNumber: 2.5 },
  ],
  [
    'a number without one that can be read',
    { type: 'number' },
    { defaultValues: [{ value: 'two' }] },
    { kind: 'number' },
  ],
  ['a date', { type: 'date' }, {}, { kind: 'date' }],
  [
    'a date with its default',
    { type: 'date' },
    { defaultValues: [{ value: '2026-02-01' }] },
    { kind: 'date', defaultDate: '2026-02-01' },
  ],
  ['a date without one that can be read', { type: 'date' }, { defaultValues: [{ value: 'today' }] }, { kind: 'date' }],
  ['a date with time', { type: 'datetime' }, {}, { kind: 'dateTime' }],
  [
    'a date with time with its default',
    { type: 'datetime' },
    { defaultValues: [{ value: '2026-11-24T10:30:00.000+0130' }] },
    { kind: 'dateTime', defaultAtMs: Date.UTC(2026, 10, 24, 9) },
  ],
  [
    'a date with time without its offset',
    { type: 'datetime' },
    { defaultValues: [{ value: '2026-11-24T10:30' }] },
    { kind: 'dateTime' },
  ],
  [
    'a date with time without one that can be read',
    { type: 'datetime' },
    { defaultValues: [{ value: '2026-13-45T10:30:00.000+0000' }] },
    { kind: 'dateTime' },
  ],
  ['a user', { type: 'user' }, {}, { kind: 'user' }],
  ['labels', { type: 'array', items: 'string' }, {}, { kind: 'labels' }],
  [
    'labels with their defaults',
    { type: 'array', items: 'string' },
    { defaultValues: [{ value: 'move' }, { value: 'urgent' }] },
    { kind: 'labels', defaultLabels: ['move', 'urgent'] },
  ],
  ['attachments', { type: 'array', items: 'attachment', system: 'attachment' }, {}, { kind: 'attachment' }],
  [
    'a select list with its default',
    { type: 'option' },
    { validValues: options, defaultValues: [{ value: '2', label: 'Two' }] },
    { kind: 'singleChoice', choices, defaultChoiceId: '2' },
  ],
  [
    'radio buttons that call themselves strings',
    { type: 'string', custom: 'com.atlassian.jira.plugin.system.customfieldtypes:radiobuttons' },
    { validValues: options },
    { kind: 'singleChoice', choices, defaultChoiceId: undefined },
  ],
  [
    'a priority as a single choice',
    { type: 'priority', system: 'priority' },
    { validValues: options },
    { kind: 'singleChoice', choices, defaultChoiceId: undefined },
  ],
  [
    'check boxes as a multiple choice',
    { type: 'array', items: 'option' },
    { validValues: options, defaultValues: options },
    { kind: 'multiChoice', choices, defaultChoiceIds: ['1', '2'] },
  ],
  [
    'components as a multiple choice',
    { type: 'array', items: 'component', system: 'components' },
    { validValues: options },
    { kind: 'multiChoice', choices, defaultChoiceIds: [] },
  ],
  [
    'a cascading list with its second level',
    { type: 'option-with-child' },
    { validValues: options },
    {
      kind: 'cascading',
      choices: [
        { id: '1', label: 'One', children: [{ id: '11', label: 'Eleven' }] },
        { id: '2', label: 'Two', children: [] },
      ],
    },
  ],
  [
    'a cascading list with its default',
    { type: 'option-with-child' },
    { validValues: options, defaultValues: [options[0]] },
    {
      kind: 'cascading',
      choices: [
        { id: '1', label: 'One', children: [{ id: '11', label: 'Eleven' }] },
        { id: '2', label: 'Two', children: [] },
      ],
      defaultChoice: { choiceId: '1', childId: '11' },
    },
  ],
  [
    'a list without choices as unsupported',
    { type: 'option' },
    {},
    { kind: 'unsupported', reason: 'noChoices', jiraType: 'option' },
  ],
  [
    'several users as unsupported',
    { type: 'array', items: 'user' },
    {},
    { kind: 'unsupported', reason: 'unknownKind', jiraType: 'array/user' },
  ],
  [
    'a kind that nobody has heard of as unsupported',
    { type: 'any', custom: 'com.example:colour' },
    {},
    { kind: 'unsupported', reason: 'unknownKind', jiraType: 'com.example:colour' },
  ],
];

describe('decodeField', () => {
  for (const [title, schema, rest, expected] of cases) {
    it(`reads ${title}`, () => assert.deepEqual(decode(schema, rest), { ...base, ...expected }));
  }

  it('carries the hint of the portal', () => {
    const field = decodeField(
      wireFieldSchema.parse({ fieldId: 'a', name: 'A', description: 'Think twice', jiraSchema: { type: 'number' } }),
    );
    assert.deepEqual(field, { fieldId: 'a', name: 'A', hint: 'Think twice', required: false, kind: 'number' });
  });
});
