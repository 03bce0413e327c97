import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { readChange } from '../../messaging/changedMessage.ts';

const FIRST = new Date('2026-11-23T09:00:00Z');
const SECOND = new Date('2026-11-23T09:00:07Z');
const anActivity = (overrides: Partial<Activity>): Activity =>
  ({ id: '1666977568748', type: 'messageUpdate', channelId: 'msteams', ...overrides }) as Activity;
const idOf = (overrides: Partial<Activity>): string | undefined => readChange(anActivity(overrides))?.said.activityId;

describe('a message that was changed in its channel', () => {
  it('is an edit or a deletion of the one with its id; everything else is none', () => {
    const edited = readChange(anActivity({ text: 'call 0800-2', timestamp: SECOND }));
    assert.deepEqual([edited?.kind, edited?.originalId, edited?.said.text], ['edited', '1666977568748', 'call 0800-2']);
    assert.equal(readChange(anActivity({ type: 'messageDelete' }))?.kind, 'deleted');
    for (const type of ['message', 'typing', 'event', 'messageReaction'])
      assert.equal(readChange(anActivity({ type })), undefined);
  });

  it('has an id of its own, the same whenever it is delivered again', () => {
    const text = 'call 0800-2';
    assert.equal(idOf({ text, timestamp: FIRST }), idOf({ text, timestamp: FIRST }));
    const ids = [
      idOf({ text, timestamp: FIRST }),
      idOf({ text, timestamp: SECOND }),
      idOf({ type: 'messageDelete', timestamp: SECOND }),
      idOf({ text }),
      idOf({ text: 'call 0800-3' }),
      '1666977568748',
    ];
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(idOf({ text }), idOf({ text }));
  });

  it('shows nobody a secret', () => {
    assert.ok(!readChange(anActivity({ text: 'password: Hunter2!hunter' }))?.said.text.includes('Hunter2'));
  });
});
