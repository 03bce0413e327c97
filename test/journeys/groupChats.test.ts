import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';

const BOT = { id: 'bot', name: 'Koji' };
const MENTION = { type: 'mention', mentioned: BOT, text: '<at>Koji</at>' };
const PERSONAL_ONLY = /^I only talk to you in a personal chat/;

describe('in a conversation where others read along', () => {
  let app: RunningApp;

  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());

  const GROUP_CHAT = { conversationType: 'groupChat', isGroup: true };
  for (const kind of [GROUP_CHAT, { conversationType: 'channel' }, { isGroup: true }]) {
    describe(JSON.stringify(kind), () => {
      const id = `19:${JSON.stringify(kind)}`;
      const conversation = { id, name: 'Group', ...kind } as Activity['conversation'];
      const mentioned = { conversation, recipient: BOT, entities: [MENTION] };

      async function heardBy(text: string, more: Partial<Activity>): Promise<readonly (string | undefined)[]> {
        const from = { aadObjectId: '2'.repeat(32) };
        const chat = await openEmulatorChat({
          botUrl: app.botUrl,
          userId: 'u2',
          userName: 'Demo Customer',
          channelId: 'msteams',
          conversationId: id,
          from,
        });
        assert.equal(await chat.say(text, more), 200);
        await chat.close();
        return chat.heard.map((each) => each.text);
      }

      for (const text of ['hello', 'create a request', 'talk to operator', '#on', '#help', 'stop']) {
        it(`the bot says once that it talks to people alone: ${text}`, async () => {
          const [said = '', ...more] = await heardBy(`<at>Koji</at> ${text}`, mentioned);
          assert.match(said, PERSONAL_ONLY);
          assert.deepEqual(more, []);
        });
      }

      it('it says so in the language of whoever mentions it', async () => {
        const [said = ''] = await heardBy('<at>Koji</at> hallo', { ...mentioned, locale: 'de-DE' });
        assert.match(said, /^Ich spreche mit Ihnen nur im persönlichen Chat/);
      });

      it('it is silent towards those who do not mention it, and towards who comes', async () => {
        const other = { ...MENTION, mentioned: { id: 'x', name: 'X' } };
        assert.deepEqual(await heardBy('create a request', { conversation, recipient: BOT }), []);
        assert.deepEqual(await heardBy('<at>X</at> stop', { conversation, recipient: BOT, entities: [other] }), []);
        const arrived = { type: 'conversationUpdate', membersAdded: [BOT, { id: 'u2', name: 'Demo Customer' }] };
        assert.deepEqual(await heardBy('', { ...arrived, conversation, recipient: BOT }), []);
      });
    });
  }
});
