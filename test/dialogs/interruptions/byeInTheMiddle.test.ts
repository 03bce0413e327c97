import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { CODE } from '../../support/dialogFakes.ts';
import { FLOWS, at, changes } from './unfinishedFlows.ts';

const LAST_LOOKS = FLOWS.filter(({ flow }) => ['changeStatus', 'approve', 'share', 'rate'].includes(flow));

describe('"Bye" in the middle', () => {
  for (const { name, way, asks, button } of LAST_LOOKS) {
    for (const word of ['bye', '#exit']) {
      it(`keeps ${name}, and says so: ${word}`, async () => {
        const chat = await at(way);
        const replies = await chat.say(word);
        assert.match(textOf(replies), /kept[^]*“go on” leads back[^]*conversation is finished/);
        assert.ok(choicesOf(replies).includes(button), choicesOf(replies).join());
        assert.equal(changes(chat), 0);
        assert.match(textOf(await chat.say('go on')), asks);
      });
    }
  }

  it('says that nothing was changed', async () => {
    assert.match(textOf(await (await at(['close CERT-1'])).say('bye')), /Nothing was changed/);
  });

  it('keeps a rating that has no number yet', async () => {
    const chat = await at(['rate CERT-2']);
    const told = textOf(await chat.say('bye'));
    assert.match(told, /kept/);
    assert.doesNotMatch(told, /of 5/);
    assert.match(textOf(await chat.say('go on')), /How satisfied/);
  });

  it('keeps what waits for a sign-in', async () => {
    const chat = await at([]);
    chat.identity.person = undefined;
    await chat.say('close CERT-1');
    assert.match(textOf(await chat.say('bye')), /kept[^]*conversation is finished/);
    for (const text of ['go on', 'customer@example.com']) await chat.say(text);
    assert.match(textOf(await chat.say(CODE)), /shall I do that with CERT-1/);
  });

  it('says nothing of a request that was but looked at', async () => {
    assert.match(textOf(await (await at(['CERT-1'])).say('bye')), /^The conversation is finished/);
  });
});
