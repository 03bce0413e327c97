import assert from 'node:assert/strict';
import { choiceActivity } from '../../messaging/choices.ts';
import { createChat } from '../support/chat.ts';

const choices = Array.from({ length: 8 }, (_, index) => `Choice ${index}`);

describe('choiceActivity', () => {
  for (const channel of ['directline', 'webchat', 'emulator']) {
    it(`suggests actions on ${channel} that say what they show`, () => {
      const { text, suggestedActions } = choiceActivity({ text: 'What now?', choices, channel });
      assert.equal(text, 'What now?');
      assert.deepEqual(
        suggestedActions?.actions.map(({ type, value }) => [type, value]),
        choices.map((each) => ['imBack', each]),
      );
    });
  }

  it('shows buttons on cards in Teams, no more than six on each', async () => {
    const chat = createChat(async () => [choiceActivity({ text: 'What now?', choices, channel: 'msteams' })]);
    const [reply] = await chat.say('');
    assert.equal(reply?.text, 'What now?');
    assert.deepEqual(
      reply?.cards.map(({ buttons }) => buttons.length),
      [6, 2],
    );
    assert.deepEqual(reply?.choices, choices);
  });

  it('lists them on a channel that has neither', () => {
    const { text } = choiceActivity({ text: 'What now?', choices: ['Yes', 'No'], channel: 'sms' });
    assert.equal(text, 'What now?\n- Yes\n- No');
  });

  it('is the text alone where there is nothing to choose', () => {
    const activity = choiceActivity({ text: 'Done.', choices: [], channel: 'directline' });
    assert.deepEqual(activity, { type: 'message', text: 'Done.' });
  });
});
