import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { SUMMARY, began } from './creating.ts';

const DUE = aField({ kind: 'date', fieldId: 'duedate', name: 'Due date' });

describe('what was said so far', () => {
  it('names a day in the language that is spoken now', async () => {
    const chat = await began(SUMMARY, DUE);
    await chat.say('No toner');
    assert.match(textOf(await chat.say('tomorrow')), /\*\*Due date\*\*: 2026-11-23 \(Monday\)/);
    assert.match(textOf(await chat.say('auf Deutsch bitte')), /2026-11-23 \(Montag\)/);
    assert.match(textOf(await chat.say('en français')), /2026-11-23 \(lundi\)/);
  });

  it('shows a date as it was written where nothing had to be reckoned', async () => {
    const chat = await began(SUMMARY, DUE);
    await chat.say('No toner');
    assert.match(textOf(await chat.say('2026-12-31')), /\*\*Due date\*\*: 2026-12-31$/m);
  });

  it('is told to an agent without the name of a day', async () => {
    const chat = await began(SUMMARY, DUE);
    for (const text of ['No toner', 'tomorrow', 'talk to an agent']) await chat.say(text);
    const { collected } = chat.humans.wanted[0]?.context ?? { collected: [] };
    assert.deepEqual(
      collected.find(({ label }) => label === 'Due date'),
      { label: 'Due date', value: '2026-11-23' },
    );
  });
});
