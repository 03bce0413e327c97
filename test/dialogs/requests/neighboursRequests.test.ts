import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { openOtherDesk } from '../../support/otherDesk/otherDeskChat.ts';
import { requestOf } from '../../support/otherDesk/otherDeskScenes.ts';

describe("a neighbour's requests", () => {
  const OTHERS = ['HAUS_2-9', 'PERS-1'];
  const WAYS = [
    'KEY',
    'show KEY',
    'close KEY',
    'reopen KEY',
    'comment on KEY',
    'attach to KEY',
    'share KEY',
    'rate KEY',
  ];
  const DISGUISES = [
    ' haus_2-9 ',
    'HAUS_2-09',
    'HAUS_2-９',
    'ＨＡＵＳ_2-9',
    'HAUS_2-9/../HAUS_2-7',
    '../request/HAUS_2-9',
    'HAUS_2-9?expand=comment',
    'HAUS_2-9%20',
    'HAUS_2-9\u200b',
    '89',
    '29',
    'HAUS_2-9" OR reporter is not EMPTY OR key = "HAUS_2-9',
    '[~HAUS_2-9]',
  ];

  for (const key of OTHERS) {
    it(`stay hidden from whoever asks for ${key} in any way, and stay as they are`, async () => {
      await using chat = await openOtherDesk();
      const before = requestOf(chat, key);
      for (const way of [...WAYS, 'approve KEY', 'decline KEY']) {
        const said = textOf(await chat.say(way.replace('KEY', key)));
        assert.ok(!/Geheimnis|Vertrag/.test(said), `${way}: ${said}`);
        await chat.say('Yes');
        await chat.say('stop');
      }
      assert.deepEqual(requestOf(chat, key), before);
    });
  }

  it('stay hidden behind every disguise of a key', async () => {
    await using chat = await openOtherDesk();
    const before = requestOf(chat, 'HAUS_2-9');
    for (const key of DISGUISES) {
      for (const way of ['KEY', 'show KEY', 'comment on KEY', 'close KEY']) {
        const said = textOf(await chat.say(way.replace('KEY', key)));
        assert.ok(!said.includes('Geheimnis'), `${way} with ${key}: ${said}`);
        await chat.say('stop');
      }
    }
    assert.deepEqual(requestOf(chat, 'HAUS_2-9'), before);
  });

  it('cannot be reached by words in a search, a form or a rating', async () => {
    await using chat = await openOtherDesk();
    const injected = 'x" OR key = "HAUS_2-9';
    const said = [
      ...(await chat.say(`search for ${injected}`)),
      ...(await chat.sayAll('create a request', injected, 'stop')),
      ...(await chat.sayAll('share HAUS_2-100', `a@b.example" OR key = "HAUS_2-9`, 'stop')),
    ];
    assert.ok(!textOf(said).includes('Geheimnis'));
  });
});
