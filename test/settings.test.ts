import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS, settingsSchema } from '../settings/settings.ts';

const takes = (liveChat: object): boolean =>
  settingsSchema.safeParse({ liveChat: { ...DEFAULT_SETTINGS.liveChat, ...liveChat } }).success;

describe('the settings', () => {
  it('have the live chat off until an admin switches it on', () =>
    assert.equal(DEFAULT_SETTINGS.liveChat.enabled, false));

  it('read what was saved before a setting was added, with its default', () => {
    const read = settingsSchema.parse({ liveChat: { enabled: true, capacity: 2 } });
    assert.deepEqual(read.liveChat, { ...DEFAULT_SETTINGS.liveChat, enabled: true, capacity: 2 });
  });

  it('give nobody up before they were asked', () => {
    assert.equal(takes({ customerAskMinutes: 15, customerCloseMinutes: 15 }), false);
    assert.equal(takes({ agentRemindMinutes: 10, agentReturnMinutes: 9 }), false);
    assert.equal(takes({ agentRemindMinutes: 9, agentReturnMinutes: 10 }), true);
  });

  it('refuse what they do not know', () => assert.equal(takes({ colour: 'blue' }), false));
});
