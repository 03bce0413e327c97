import assert from 'node:assert/strict';
import { encodeAnswers } from '../../jira/encodeAnswers.ts';

describe('encodeAnswers', () => {
  it('writes every kind as the service desk API takes it', () => {
    const encoded = encodeAnswers({
      summary: { kind: 'text', text: 'Broken' },
      a: { kind: 'multiLine', text: 'one\n*two*' },
      b: { kind: 'number', number: 2.5 },
      c: { kind: 'date', isoDate: '2026-02-28' },
      d: { kind: 'dateTime', atMs: Date.UTC(2026, 1, 28, 9, 30) },
      e: { kind: 'singleChoice', choiceId: '1' },
      f: { kind: 'multiChoice', choiceIds: ['1', '2'] },
      g: { kind: 'cascading', choiceId: '1', childId: '11' },
      h: { kind: 'cascading', choiceId: '2', childId: undefined },
      i: { kind: 'labels', labels: ['x'] },
      j: { kind: 'user', accountId: 'qm:1' },
      attachment: { kind: 'attachment', temporaryFileIds: ['temp1'] },
    });
    assert.deepEqual(encoded, {
      summary: 'Broken',
      a: 'one\n*two*',
      b: 2.5,
      c: '2026-02-28',
      d: '2026-02-28T09:30:00.000+0000',
      e: { id: '1' },
      f: [{ id: '1' }, { id: '2' }],
      g: { id: '1', child: { id: '11' } },
      h: { id: '2' },
      i: ['x'],
      j: { accountId: 'qm:1' },
      attachment: ['temp1'],
    });
  });

  it('escapes markup in the description, which every site renders', () => {
    assert.deepEqual(encodeAnswers({ description: { kind: 'multiLine', text: '{code}' } }), {
      description: String.raw`\{code\}`,
    });
  });
});
