import assert from 'node:assert/strict';
import { withOthers } from '../../../dialogs/recognition/severalRequests.ts';
import { LINEAR, workRatio } from '../../support/workRatio.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { file, ownRequest, signedIn } from '../requests/signedIn.ts';

function desk(): Harness {
  const chat = signedIn([
    ownRequest(),
    ownRequest({ key: 'CERT-2', summary: 'No ink' }),
    ownRequest({ key: 'CERT-3', summary: 'No paper' }),
  ]);
  chat.desk.transitions = [{ id: '21', name: 'Close' }];
  return chat;
}

describe('requests that are named in a row', () => {
  for (const said of ['close CERT-1 and CERT-3', 'close CERT-1, CERT-3', 'bitte CERT-1 und CERT-3 schließen']) {
    it(`are dealt with one after the other: ${said}`, async () => {
      const chat = desk();
      assert.match(textOf(await chat.say(said)), /one request at a time: first CERT-1, then CERT-3[^]*with CERT-1/);
      assert.match(textOf(await chat.say('yes')), /CERT-1 is now[^]*shall I do that with CERT-3/);
      await chat.say('yes');
      assert.deepEqual(
        chat.desk.moved.map(({ key }) => key),
        ['CERT-1', 'CERT-3'],
      );
    });
  }

  for (const said of ['comment on CERT-1 and CERT-3', 'CERT-1 und CERT-3 kommentieren']) {
    it(`are written to one after the other: ${said}`, async () => {
      const chat = desk();
      assert.match(textOf(await chat.say(said)), /first CERT-1, then CERT-3[^]*write on CERT-1/);
      await chat.say('It works');
      assert.match(textOf(await chat.say('yes')), /It is on CERT-1 now[^]*write on CERT-3/);
      assert.match(textOf(await chat.say('No paper still')), /go on CERT-3/);
      await chat.say('yes');
      assert.deepEqual(
        chat.desk.commented.map(({ key }) => key),
        ['CERT-1', 'CERT-3'],
      );
    });
  }

  it('get the same words, each once they are confirmed', async () => {
    const chat = desk();
    await chat.say('comment on CERT-1 and CERT-3: it works again');
    assert.match(textOf(await chat.say('yes')), /It is on CERT-1 now[^]*go on CERT-3[^]*it works again/);
    assert.equal(chat.desk.commented.length, 1);
    await chat.say('no');
    assert.equal(chat.desk.commented.length, 1);
  });

  it('are shared with the same person', async () => {
    const chat = desk();
    await chat.say('share CERT-1 and CERT-3 with second@example.com');
    assert.match(textOf(await chat.say('yes')), /is shared with[^]*share CERT-3 with second@example\.com/);
  });

  it('can be chosen one after the other where they are only looked at', async () => {
    const chat = desk();
    const replies = await chat.say('CERT-1 and CERT-3');
    assert.match(textOf(replies), /one request at a time[^]*CERT-3/);
    assert.ok(choicesOf(replies).includes('CERT-3'));
    assert.match(textOf(await chat.say('CERT-3')), /No paper/);
    assert.deepEqual(chat.desk.commented, []);
  });

  for (const said of ['CERT-1 and CERT-3', 'cert-1 OR reporter = currentUser()']) {
    it(`are no comment: ${said}`, async () => {
      assert.doesNotMatch(textOf(await desk().say(said)), /This would go on/);
    });
  }
});

describe('requests with which different things are to be done', () => {
  for (const said of [
    'attach CERT-1 and comment CERT-3',
    'attach a file to CERT-1, and then comment on CERT-3',
    'joindre un fichier à CERT-1 et commenter CERT-3',
  ]) {
    it(`are dealt with one after the other: ${said}`, async () => {
      const chat = desk();
      assert.match(textOf(await chat.say(said)), /first CERT-1, then CERT-3[^]*attach one or more files for CERT-1/);
      await chat.send({ type: 'message', attachments: [file('a.png')] });
      assert.match(textOf(await chat.say('yes')), /It is on CERT-1 now[^]*write on CERT-3/);
    });
  }

  for (const said of ['comment on CERT-1 and close CERT-3', 'CERT-1 kommentieren und CERT-3 schließen']) {
    it(`are not told of each other: ${said}`, async () => {
      const chat = desk();
      assert.match(textOf(await chat.say(said)), /first CERT-1, then CERT-3[^]*write on CERT-1/);
      await chat.say('It works');
      assert.match(textOf(await chat.say('yes')), /It is on CERT-1 now[^]*shall I do that with CERT-3/);
      assert.deepEqual(chat.desk.moved, []);
    });
  }

  it('may be three, two of them for the same', async () => {
    const chat = desk();
    const replies = await chat.say('close CERT-1 and comment on CERT-2 and CERT-3');
    assert.match(textOf(replies), /first CERT-1, then CERT-2, CERT-3[^]*with CERT-1/);
    assert.match(textOf(await chat.say('yes')), /CERT-1 is now[^]*write on CERT-2/);
    await chat.say('It works');
    assert.match(textOf(await chat.say('yes')), /It is on CERT-2 now[^]*write on CERT-3/);
  });

  it('are left with the one that is left for something else', async () => {
    const chat = desk();
    await chat.say('attach CERT-1 and comment CERT-3');
    assert.doesNotMatch(textOf(await chat.say('my requests')), /write on CERT-3/);
  });

  it('are words for the first where they go on after what is to be written', async () => {
    const chat = desk();
    const replies = await chat.say('comment on CERT-1 that it works and close CERT-3');
    assert.match(textOf(replies), /go on CERT-1[^]*it works and close CERT-3/);
  });
});

describe('a long line', () => {
  it('is read in time that grows with its length', () => {
    const intent = { kind: 'showRequest', key: 'OPS-1', action: 'close' } as const;
    assert.ok(workRatio((text) => withOthers(intent, `close OPS-1${text}`, 'en'), ', a') < LINEAR);
  });
});
