import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { NOW } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { comments, told } from '../requests/commentTold.ts';
import { ownRequest, signedIn } from '../requests/signedIn.ts';

function desk(locale = 'en'): Harness {
  const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' }), ownRequest({ key: 'CERT-3' })], { locale });
  chat.desk.transitions = [{ id: '21', name: 'Close' }];
  return chat;
}

describe('what is not understood of an order', () => {
  for (const [locale, said, left] of [
    ['en', 'close CERT-1 and frobnicate CERT-2', /I have left CERT-2 aside/],
    ['en', 'close CERT-1 but not CERT-2', /I have left CERT-2 aside/],
    ['en', 'close CERT-1 and tell second@example.com', /I have left second@example\.com aside/],
    ['en', 'close CERT-1 and create a request', /I have left “create a request” aside/],
    ['en', 'close CERT-1 and CERT-2 and tell my boss about it', /I have left “tell my boss about it” aside/],
    ['de', 'schließe CERT-1 und sag meinem Chef Bescheid', /„sag meinem Chef Bescheid“ habe ich beiseite/],
    ['en', 'close CERT-20 but not CERT-2 and close CERT-1', /I have left CERT-2 aside/],
    ['en', 'share CERT-1 with second@example.com: please have a look', /I have left “please have a look” aside/],
    ['de', 'teile CERT-1 mit second@example.com: bitte anschauen', /„bitte anschauen“ habe ich beiseite/],
    ['fr', 'partage CERT-1 avec second@example.com pour info', /laissé « pour info » de côté/],
    ['es', 'comparte CERT-1 con second@example.com: mira esto', /dejado a un lado «mira esto»/],
    ['en', 'decline CERT-1 no money', /I have left “no money” aside/],
    ['fr', 'ferme CERT-1 et préviens second@example.com', /laissé second@example\.com de côté/],
    ['de', 'schließe CERT-1 und sag second@example.com Bescheid', /second@example\.com habe ich beiseitegelassen/],
    ['es', 'cierra CERT-1 y avisa a second@example.com', /dejado a un lado second@example\.com/],
  ] as const) {
    it(`is said: ${said}`, async () => {
      const replies = textOf(await desk(locale).say(said));
      assert.match(replies, left);
      assert.match(replies, /CERT-1/);
    });
  }

  for (const said of [
    'close CERT-1',
    'comment on CERT-1: ask second@example.com about CERT-2',
    'close CERT-1 on HP-4000',
    'close CERT-1 as soon as possible please',
    'CERT-1 is fixed now you can close it, thanks a lot for everything',
  ])
    it(`is nothing: ${said}`, async () => assert.doesNotMatch(textOf(await desk().say(said)), /aside/));

  it('can be looked at where the first is only looked at', async () => {
    const replies = await desk().say('is CERT-1 blocked by CERT-2?');
    assert.ok(choicesOf(replies).includes('CERT-2'));
  });
});

describe('what the bot cannot do with a request', () => {
  for (const [locale, said, named] of [
    ['en', 'delete CERT-1', /cannot do that with CERT-1, or have not understood it: “delete CERT-1”/],
    ['en', 'assign CERT-1 to marco', /cannot do that with CERT-1/],
    ['en', 'change the priority of CERT-1 to high', /cannot do that with CERT-1/],
    ['en', 'merge CERT-1 into CERT-2', /cannot do that with CERT-1/],
    ['fr', 'supprime CERT-1', /Je ne sais pas faire cela avec CERT-1[^]*« supprime CERT-1 »/],
    ['de', 'lösche CERT-1', /Das kann ich mit CERT-1 nicht tun[^]*„lösche CERT-1“/],
    ['es', 'dile a CERT-1 que estoy en casa', /No sé hacer eso con CERT-1/],
  ] as const)
    it(`is said: ${said}`, async () => assert.match(textOf(await desk(locale).say(said)), named));

  for (const [locale, ...lines] of [
    ['en', 'CERT-1', 'show me CERT-1 please', 'where is CERT-1', 'CERT-1 and CERT-2', 'is CERT-1 done?', 'CERT-1 info'],
    [
      'en',
      'tell me about CERT-1',
      'have a look at CERT-1',
      'back to CERT-1',
      'i mean CERT-1',
      'anything new on CERT-1',
    ],
    ['fr', 'parle-moi de CERT-1', "il s'agit de CERT-1", 'retour à CERT-1', 'cherche CERT-1'],
    ['de', 'gib mir CERT-1', 'es geht um CERT-1', 'zurück zu CERT-1', 'schau mal nach CERT-1'],
    ['es', 'se trata de CERT-1', 'busca CERT-1', 'me refiero a CERT-1', 'dame CERT-1'],
  ] as const)
    for (const said of lines)
      it(`is nothing: ${said}`, async () => {
        const asked = textOf(await desk(locale).say(said));
        assert.match(asked, /\[CERT-1\]/);
        assert.doesNotMatch(asked, /cannot do that|ne sais pas faire|kann ich mit|No sé hacer/);
      });

  it('is not said of a request that is somebody else’s', async () => {
    assert.doesNotMatch(textOf(await desk().say('delete CERT-99')), /Add a comment/);
  });

  it('can be told to the service desk, after a look', async () => {
    const chat = desk();
    await chat.say('assign CERT-1 to marco');
    assert.match(textOf(await chat.say('Add a comment')), /This would go on CERT-1[^]*assign CERT-1 to marco/);
    assert.deepEqual(chat.desk.commented, []);
  });

  for (const said of ['clsoe CERT-1', 'cloes cert-1 pls'])
    it(`is no word with a typo: ${said}`, async () =>
      assert.match(textOf(await desk().say(said)), /\*\*Close\*\*: shall I do that with CERT-1/));

  for (const said of ['clone CERT-1', 'spare CERT-1'])
    it(`is another word, and not one with a typo: ${said}`, async () =>
      assert.match(textOf(await desk().say(said)), /cannot do that with CERT-1/));
});

describe('orders for several requests where something is asked', () => {
  for (const [said, asked] of [
    ['close CERT-2 and comment on CERT-3: it works', /first CERT-2, then CERT-3[^]*with CERT-2/],
    ['attach a file to CERT-2 and CERT-3', /first CERT-2, then CERT-3[^]*for CERT-2/],
    ['CERT-2 kommentieren und CERT-3 mit a@example.com und b@example.com teilen', /write on CERT-2/],
  ] as const) {
    it(`are begun: ${said}`, async () => {
      const chat = desk();
      chat.desk.transitions = [
        { id: '21', name: 'Alpha' },
        { id: '22', name: 'Beta' },
      ];
      assert.match(textOf(await chat.say('close CERT-1')), /What shall I do with CERT-1/);
      assert.match(textOf(await chat.say(said)), asked);
    });
  }
});

describe('a request that is to be shared, and is left for another order', () => {
  async function inDoubt(): Promise<Harness> {
    const chat = desk();
    await chat.say('share CERT-1 with second@example.com');
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    assert.match(textOf(await chat.say('yes')), /Try again/i);
    return chat;
  }

  for (const said of [
    'share CERT-1 with third@example.com',
    'share CERT-2 with third@example.com',
    'third@example.com',
  ]) {
    it(`is gone on with where the try got no answer: ${said}`, async () => {
      const chat = await inDoubt();
      await chat.say(said);
      await chat.say('yes');
      assert.match(textOf(await chat.say('go on')), /CERT-1 may be shared with second@example\.com or not/);
    });
  }

  for (const said of ['my requests', 'share CERT-2 with third@example.com', 'stop', 'close CERT-3']) {
    it(`is gone on with at the last of several: ${said}`, async () => {
      const chat = desk();
      for (const each of ['share CERT-1 with first@example.com and second@example.com', 'first@example.com', 'yes'])
        await chat.say(each);
      await chat.say(said);
      if (said !== 'my requests' && said !== 'stop') await chat.say('yes');
      assert.match(textOf(await chat.say('go on')), /Shall I share CERT-1 with second@example\.com/);
    });
  }

  it('is forgotten where but one was named and nothing was tried', async () => {
    const chat = desk();
    await chat.say('share CERT-1 with first@example.com');
    await chat.say('my requests');
    assert.doesNotMatch(textOf(await chat.say('go on')), /first@example\.com/);
  });
});

describe('the key of the request whose comment is answered', () => {
  it('shows the request, and puts nothing there', async () => {
    const chat = told(['CERT-1']);
    await chat.say('both fine');
    const replies = textOf(await chat.say('CERT-1'));
    assert.match(replies, /No toner/);
    assert.deepEqual(comments(chat), []);
    assert.match(textOf(await chat.say('go on')), /both fine/);
  });
});

describe('thanks for being asked how one is', () => {
  for (const [locale, said] of [
    ['en', 'fine thanks'],
    ['en', "I'm fine, thank you"],
    ['fr', 'ça va, merci'],
    ['de', 'passt, danke'],
    ['es', 'está bien, gracias'],
  ] as const) {
    it(`closes nothing: ${said}`, async () => {
      const chat = desk(locale);
      await chat.say('close CERT-1 and CERT-2');
      chat.watch.told = { keys: ['CERT-3'], at: NOW };
      await chat.say('yes');
      await chat.say(said);
      assert.deepEqual(
        chat.desk.moved.map(({ key }) => key),
        ['CERT-1'],
      );
    });
  }
});
