import assert from 'node:assert/strict';
import { readOutgoing } from '../../../bench/chaos/outgoing.ts';
import { say } from '../../../locales/index.ts';
import { offerMessage } from '../../../messaging/offerMessage.ts';
import { createRender } from '../../../messaging/render.ts';
import { aSummaryContent } from './recordFactory.ts';

const OFFER = {
  kind: 'offer',
  offer: { handoffId: 'handoff', offerId: 'offer' },
  summary: aSummaryContent().summary,
  handle: '1',
  seconds: 120,
} as const;
const FILE = { contentType: 'image/png', contentUrl: 'http://localhost/m1x1x1.1.png', name: 'm1x1x1.1.png' };

describe('what a channel is asked to show', () => {
  for (const channel of ['msteams', 'emulator']) {
    it(`is read with the words and the buttons of an offer (${channel})`, () => {
      const { text, offer } = readOutgoing(offerMessage(say, OFFER, { locale: 'en', channel }));
      assert.ok(text.includes(say('en', 'offer.title', { name: 'Customer1x1' })), text);
      assert.deepEqual(offer, OFFER.offer);
    });

    it(`is read with the names of files (${channel})`, () => {
      const content = { kind: 'line', author: 'Customer1x1', text: '', attachments: [FILE] } as const;
      const { text, files } = readOutgoing(createRender(say)({ content, locale: 'en' }, channel));
      assert.deepEqual(files, [FILE.name]);
      assert.equal(text, 'Customer1x1: sent a file (m1x1x1.1.png)');
    });
  }

  it('is a plain message most of the time', () => {
    const read = readOutgoing({ type: 'message', text: 'hello', replyToId: 'question', channelData: { kojiId: 'id' } });
    const expected = { type: 'message', text: 'hello', files: [], offer: undefined, replyTo: 'question', kojiId: 'id' };
    assert.deepEqual(read, expected);
  });
});
