import assert from 'node:assert/strict';
import { authorAvatar, groupsByAuthor, initialsOf } from '../../../portal/web/authorAvatar.ts';

const by = (kojiAuthor: string) => ({ channelData: { kojiAuthor } });
const byBot = { channelData: {} };

describe('the avatar beside a message', () => {
  const elementFor = (activity: unknown, fromUser = false) => {
    const render = authorAvatar()(() => () => ({ type: 'its own', key: null }))({ fromUser, activity });
    return render === false ? false : render();
  };

  it('has the initials of who speaks through the bot', () => {
    const props = { className: 'koji-avatar', 'aria-hidden': true, children: 'DA' };
    assert.deepEqual(elementFor(by('Demo Agent')), { type: 'div', key: null, props });
  });

  it('is Web Chat’s own for the bot and for oneself', () => {
    assert.deepEqual(elementFor(byBot), { type: 'its own', key: null });
    assert.deepEqual(elementFor(by('Demo Agent'), true), { type: 'its own', key: null });
  });

  it('takes the first and the last part of a name, in any script', () => {
    assert.deepEqual(['anna maria beck', 'Zoë', '🦊 fox', ' '].map(initialsOf), ['AB', 'Z', '🦊F', ' ']);
  });

  it('leaves out the number of a chat', () => {
    assert.deepEqual(['Guest [2]', 'Demo Customer [10]'].map(initialsOf), ['G', 'DC']);
  });

  it('is one for each run of messages of the same person', () => {
    const [agent, other] = [by('Demo Agent'), by('Second Agent')];
    const activities = [byBot, agent, agent, other, byBot];
    const grouping = groupsByAuthor()((input) => ({ sender: [input.activities] }));
    assert.deepEqual(grouping({ activities }), { sender: [[byBot], [agent, agent], [other], [byBot]] });
  });

  it('leaves other groupings alone', () => {
    assert.deepEqual(groupsByAuthor()(() => ({}))({ activities: [byBot] }), {});
  });
});
