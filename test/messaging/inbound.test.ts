import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { holdsSecret, isEmpty, lockedFilesIn, readMessage, sixDigitsIn, userOf } from '../../messaging/inbound.ts';

const BOT = { id: 'bot', name: 'Koji' };
const anActivity = (overrides: Partial<Activity>): Activity =>
  ({ id: '1', type: 'message', from: { id: 'u', name: 'U' }, recipient: BOT, ...overrides }) as Activity;

describe('an inbound message', () => {
  it('loses the mention of the bot, and of nobody else', () => {
    const entities = [
      { type: 'mention', mentioned: BOT, text: '<at>Koji</at>' },
      { type: 'mention', mentioned: { id: 'x', name: 'X' }, text: '<at>X</at>' },
    ];
    const read = readMessage(anActivity({ text: '<at>Koji</at> ask <at>X</at>', entities }));
    assert.equal(read.text, 'ask <at>X</at>');
  });

  for (const mentioned of [null, undefined, 5, 'bot', {}]) {
    it(`is what it says, whatever is said to be mentioned in it: ${JSON.stringify(mentioned)}`, () => {
      const entities = [{ type: 'mention', mentioned, text: '<at>Koji</at>' }];
      assert.equal(readMessage(anActivity({ text: '<at>Koji</at> hello', entities })).text, '<at>Koji</at> hello');
    });
  }

  it('keeps files and drops the copy of the text that Teams adds', () => {
    const attachments = [
      { contentType: 'text/html', content: '<p>hi</p>' },
      { contentType: 'image/png', contentUrl: 'https://example.com/a.png', name: 'a.png' },
    ];
    const read = readMessage(anActivity({ text: 'hi', attachments }));
    assert.deepEqual(read.attachments, [
      { contentType: 'image/png', contentUrl: 'https://example.com/a.png', name: 'a.png' },
    ]);
  });

  it('shows nobody a secret in the name of a file', () => {
    const attachments = [
      { contentType: 'text/plain', contentUrl: 'https://example.com/1', name: 'password hunter2.txt' },
    ];
    assert.equal(readMessage(anActivity({ attachments })).attachments[0]?.name, 'password ••••••.txt');
  });

  it('shows nobody a secret in the text, and says that it held one', () => {
    const activity = anActivity({ text: 'my password is hunter2' });
    assert.equal(readMessage(activity).text, 'my password is ••••••');
    assert.deepEqual([activity, anActivity({ text: 'hello' })].map(holdsSecret), [true, false]);
  });

  it('gives away the one code that stands in it, and no other number', () => {
    const codes = ['PIN: 424242', 'passcode 424 242', '42424', '424242 or 424243', 'password hunter424242'];
    assert.deepEqual(
      codes.map((text) => sixDigitsIn(anActivity({ text }))),
      ['424242', '424242', undefined, undefined, undefined],
    );
  });

  it('has the address of a file from Teams that asks for no sign-in', () => {
    const contentType = 'application/vnd.microsoft.teams.file.download.info';
    const contentUrl = 'https://contoso.sharepoint.com/personal/a/log.txt';
    const downloadUrl = 'https://contoso.sharepoint.com/download?tempauth=x';
    const file = { contentType, contentUrl, name: 'log.txt', content: { downloadUrl, fileType: 'txt', uniqueId: '1' } };
    assert.deepEqual(readMessage(anActivity({ attachments: [file] })).attachments, [
      { contentType: 'application/octet-stream', contentUrl: downloadUrl, name: 'log.txt' },
    ]);
    const attachments = [{ ...file, content: { downloadUrl: 'javascript:alert(1)' } }];
    assert.deepEqual(readMessage(anActivity({ attachments })).attachments, []);
  });

  it('is a command, too, with a wide number sign or with signs in front that nobody sees', () => {
    for (const text of [
      '＃note he is angry',
      '﹟note he is angry',
      '\u200b#note he is angry',
      '\u200f \u00ad＃note he is angry',
    ])
      assert.equal(readMessage(anActivity({ text })).text, '#note he is angry');
    for (const text of ['a ＃ b', '\u200bhello', '👩\u200d💻'])
      assert.equal(readMessage(anActivity({ text })).text, text);
  });

  it('has no picture that wants the bot’s own token, and counts those', () => {
    const contentUrl = 'https://smba.trafficmanager.net/emea/v3/attachments/0-eus-d1/views/original';
    const attachments = [
      { contentType: 'image/*', contentUrl },
      { contentType: 'image/png', contentUrl: 'https://example.com/a.png' },
    ];
    const pasted = anActivity({ channelId: 'msteams', attachments });
    assert.deepEqual([readMessage(pasted).attachments.length, lockedFilesIn(pasted)], [1, 1]);
    const elsewhere = anActivity({ channelId: 'emulator', attachments });
    assert.deepEqual([readMessage(elsewhere).attachments.length, lockedFilesIn(elsewhere)], [2, 0]);
  });

  it('takes no address for a file that leads to none', () => {
    for (const contentUrl of ['javascript:alert(1)', 'file:///etc/passwd', 'vbscript:x', '//example.com/a.png']) {
      const read = readMessage(anActivity({ attachments: [{ contentType: 'image/png', contentUrl }] }));
      assert.deepEqual(read.attachments, []);
    }
  });

  it('without text and files is empty; with a file alone it is not', () => {
    assert.ok(isEmpty(readMessage(anActivity({ text: '  ' }))));
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://example.com/a.png' }];
    assert.ok(!isEmpty(readMessage(anActivity({ attachments }))));
  });
});

describe('the person an activity is about', () => {
  it('is the sender', () => assert.equal(userOf(anActivity({}))?.id, 'u'));
  it('is the member who came, where the channel speaks as the bot', () => {
    assert.equal(userOf(anActivity({ from: BOT, membersAdded: [BOT, { id: 'new', name: 'N' }] }))?.id, 'new');
  });
  it('is nobody where only the bot came', () =>
    assert.equal(userOf(anActivity({ from: BOT, membersAdded: [BOT] })), undefined));
});
