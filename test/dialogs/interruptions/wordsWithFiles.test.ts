import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { BY, file, ownRequest, signedIn } from '../requests/signedIn.ts';

const withFile = (text: string) => ({ type: 'message', attachments: [file('d.png')], text });

function withTwo() {
  return signedIn([ownRequest(), ownRequest({ key: 'CERT-3' })]);
}

describe('what is written with a file', () => {
  for (const answer of ['Attach to CERT-3', 'CERT-3', 'attach it to CERT-3'])
    it(`goes with it to the request that is chosen: ${answer}`, async () => {
      const chat = withTwo();
      await chat.send(withFile('my chair picture'));
      assert.match(textOf(await chat.say(answer)), /CERT-3[^]*my chair picture\n\n\*\*Files\*\*: d\.png/);
      await chat.say('yes');
      assert.deepEqual(chat.desk.attached, [{ key: 'CERT-3', ids: ['temp-1'], comment: `${BY}my chair picture` }]);
    });

  it('goes there once, and begins no request after that', async () => {
    const chat = withTwo();
    for (const say of [withFile('my chair picture')]) await chat.send(say);
    for (const text of ['Attach to CERT-3', 'yes']) await chat.say(text);
    await chat.send({ type: 'message', attachments: [file('e.png')] });
    const next = textOf(await chat.say('Attach to CERT-1'));
    assert.match(next, /e\.png/);
    assert.doesNotMatch(next, /chair/);
    for (const text of ['no', 'create a ticket']) await chat.say(text);
    assert.doesNotMatch(textOf(await chat.say('Get IT help')), /chair/);
  });

  for (const texts of [
    ['Attach to CERT-3', 'no'],
    ['comment on CERT-3: see the picture', 'yes'],
  ])
    it(`still begins a request where it went nowhere: ${texts.join(', ')}`, async () => {
      const chat = withTwo();
      await chat.send(withFile('my chair wobbles'));
      for (const text of [...texts, 'create a ticket']) await chat.say(text);
      assert.match(textOf(await chat.say('Get IT help')), /my chair wobbles/);
    });

  it('is that of every such file', async () => {
    const chat = withTwo();
    await chat.send(withFile('my chair picture'));
    await chat.send({ ...withFile('and the desk'), attachments: [file('e.png')] });
    assert.match(textOf(await chat.say('Attach to CERT-1')), /my chair picture\s+and the desk[^]*d\.png, e\.png/);
  });

  it('is dropped with the file', async () => {
    const chat = withTwo();
    await chat.send(withFile('my chair picture'));
    for (const text of ['Stop']) await chat.say(text);
    await chat.send({ type: 'message', attachments: [file('e.png')] });
    assert.doesNotMatch(textOf(await chat.say('Attach to CERT-1')), /chair/);
  });

  it('does not take the place of other words for the comment', async () => {
    const chat = withTwo();
    await chat.send(withFile('my chair picture'));
    const look = textOf(await chat.say('comment on CERT-3: see the picture'));
    assert.match(look, /see the picture[^]*d\.png/);
  });

  it('begins the request that is made with the file', async () => {
    const chat = withTwo();
    await chat.send(withFile('my chair is broken'));
    await chat.say('Create a request with it');
    assert.match(textOf(await chat.say('Get IT help')), /my chair is broken/);
  });

  for (const words of ['thanks', 'please'])
    it(`is no comment where it is only polite: ${words}`, async () => {
      const chat = withTwo();
      await chat.send(withFile(words));
      assert.doesNotMatch(textOf(await chat.say('Attach to CERT-1')), new RegExp(words));
    });
});

describe('the requests that a file is offered to', () => {
  it('begin with the one that is looked at', async () => {
    const chat = signedIn(['CERT-1', 'CERT-3', 'CERT-4', 'CERT-5'].map((key) => ownRequest({ key })));
    await chat.say('CERT-5');
    const asked = choicesOf(await chat.send(withFile('here is the invoice of the chair')));
    assert.deepEqual(asked.slice(0, 3), ['Attach to CERT-5', 'Attach to CERT-1', 'Attach to CERT-3']);
  });
});
