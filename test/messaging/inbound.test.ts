import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { isEmpty, readMessage, userOf } from '../../messaging/inbound.ts';

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
