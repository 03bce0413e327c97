import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { aRequestType } from '../../support/deskData.ts';
import { CODE, aPerson } from '../../support/dialogFakes.ts';
import { aField, aForm } from '../../support/fakeServiceDesk.ts';
import { answers, began } from '../forms/creating.ts';
import { BY, CLOSED, file, ownRequest, signedIn } from '../requests/signedIn.ts';

const RESOLVE = { id: '5', name: 'Resolve this issue' };
const DETAILS = aField({ fieldId: 'd', name: 'Details' });
const FAULT = aForm([aField(), DETAILS], { requestType: aRequestType({ id: '7', name: 'Report fault' }) });
const HELP = aForm([aField(), DETAILS]);

async function chatWith(...lines: readonly string[]): Promise<Harness> {
  const chat = signedIn([ownRequest(), ownRequest({ ...CLOSED, key: 'CERT-2', summary: 'Old one' })]);
  chat.desk.transitions = [RESOLVE];
  chat.desk.forms = [FAULT, HELP];
  for (const line of lines) await chat.say(line);
  return chat;
}

describe('a button that was shown with a request', () => {
  for (const way of [
    ['CERT-1', 'Add a comment'],
    ['CERT-1', 'Add a comment', 'Second floor'],
    ['CERT-1', 'my requests'],
    ['CERT-1', 'Create a request', 'Get IT help'],
    ['CERT-1', 'Create a request', 'Get IT help', 'No toner', 'By the window'],
    ['CERT-1', 'share CERT-1'],
    ['CERT-1', 'Stop'],
  ])
    it(`changes its status wherever it is pressed: ${way.join(' > ')}`, async () => {
      const chat = await chatWith(...way);
      const asked = textOf(await chat.say(RESOLVE.name));
      assert.match(asked, /\*\*Resolve this issue\*\*: shall I do that with CERT-1/);
      await chat.say('Yes');
      assert.equal(chat.desk.moved.length, 1);
      assert.deepEqual(chat.desk.commented, []);
    });

  it('keeps what was written when it is pressed at the last look', async () => {
    const chat = await chatWith('CERT-1', 'Add a comment', 'Second floor');
    assert.match(textOf(await chat.say(RESOLVE.name)), /I have kept what you wrote/);
    assert.match(textOf(await chat.say('Go on with my comment on CERT-1')), /Second floor[^]*Shall I add it/);
  });

  it('is part of a text like any other words', async () => {
    const chat = await chatWith('CERT-1', 'Add a comment');
    for (const line of [`${RESOLVE.name}, please`, 'Yes']) await chat.say(line);
    assert.deepEqual(chat.desk.commented, [{ key: 'CERT-1', text: `${BY}${RESOLVE.name}, please` }]);
  });

  it('is the bot’s own where that is called the same', async () => {
    const chat = await chatWith();
    chat.desk.transitions = [{ id: '6', name: 'My requests' }];
    for (const line of ['CERT-1', 'Stop']) await chat.say(line);
    assert.match(textOf(await chat.say('My requests')), /Your open requests/);
  });

  it('changes the one that it was shown with last', async () => {
    const chat = await chatWith('CERT-1', 'CERT-2', 'Stop');
    assert.match(textOf(await chat.say(RESOLVE.name)), /shall I do that with CERT-2/);
  });

  it('confirms nothing where it is said once more: it may be a value that was to be written again', async () => {
    const chat = await chatWith('CERT-1', 'Create a request', 'Get IT help', RESOLVE.name);
    assert.match(textOf(await chat.say(RESOLVE.name)), /shall I do that with CERT-1/);
    assert.deepEqual(chat.desk.moved, []);
    for (const line of ['Go on with my request', RESOLVE.name, 'By the window', 'Send the request'])
      await chat.say(line);
    assert.deepEqual(answers(chat)?.['summary'], { kind: 'text', text: RESOLVE.name });
  });

  it('is no button of whoever is there while its question is still open', async () => {
    const chat = await chatWith('CERT-1');
    chat.identity.person = aPerson({ id: 'p9', accountId: 'customer-9' });
    for (const line of ['hello', 'stop']) await chat.say(line);
    assert.doesNotMatch(textOf(await chat.say(RESOLVE.name)), /CERT-1/);
  });

  it('is one of whoever has signed in to see it', async () => {
    const chat = await chatWith();
    chat.identity.person = undefined;
    for (const line of ['CERT-1', 'customer@example.com', CODE, 'Stop']) await chat.say(line);
    assert.match(textOf(await chat.say(RESOLVE.name)), /shall I do that with CERT-1/);
  });

  it('is no button of whoever has signed in since', async () => {
    const chat = await chatWith('CERT-1', 'Stop');
    chat.identity.person = aPerson({ id: 'p9', accountId: 'customer-9' });
    assert.doesNotMatch(textOf(await chat.say(RESOLVE.name)), /CERT-1/);
  });
});

describe('the key of a request that was listed', () => {
  it('leads to it also from what is to be done with it', async () => {
    for (const way of ['close CERT-1', 'share CERT-1 with second@example.com', 'comment on CERT-1']) {
      const chat = await chatWith('my requests', way);
      assert.match(textOf(await chat.say('CERT-1')), /\[CERT-1\][^]*No toner/, way);
    }
  });

  it('leads to it, though another list was shown since', async () => {
    const chat = await chatWith('show closed requests', 'my requests', 'CERT-1', 'Add a comment');
    assert.match(textOf(await chat.say('CERT-2')), /^\[CERT-2\][^]*Old one/);
  });
});

describe('the name of a kind of request that was shown', () => {
  for (const way of [[], ['Out of order']])
    it(`begins one of that kind, and the other is kept: after ${way.length} answers`, async () => {
      const chat = await chatWith('Create a request', 'Get IT help', ...way);
      const replies = await chat.say('Report fault');
      assert.match(textOf(replies), /begun a request[^]*Get IT help[^]*Shall we go on/);
      assert.match(textOf(await chat.say('Begin a new one')), /\*\*Report fault\*\*[^]*\*\*Summary\*\*/);
    });

  it('is a value where it is written for the second time', async () => {
    const chat = await chatWith('Create a request', 'Get IT help', 'Report fault', 'Go on with my request');
    for (const line of ['Report fault', 'By the window', 'Send the request']) await chat.say(line);
    assert.deepEqual(answers(chat)?.['summary'], { kind: 'text', text: 'Report fault' });
  });

  it('is no value where it is pressed twice', async () => {
    const chat = await chatWith('Create a request', 'Report fault');
    assert.match(textOf(await chat.say('Report fault')), /go on with your request[^]*\*\*Summary\*\*/);
    assert.match(textOf(await chat.say('No toner')), /\*\*Details\*\*/);
  });

  it('is part of a text like any other words, and no button where it was not shown', async () => {
    const chat = await chatWith('Create a request', 'Get IT help');
    assert.match(textOf(await chat.say('Report fault of the lift')), /\*\*Details\*\*/);
    const other = signedIn();
    other.desk.forms = [HELP];
    for (const line of ['Create a request', 'Get IT help']) await other.say(line);
    assert.match(textOf(await other.say('Report fault')), /\*\*Details\*\*/);
  });

  it('asks first where a comment is to be written', async () => {
    const chat = await chatWith('Create a request', 'Stop', 'comment on CERT-1');
    const replies = await chat.say('Report fault');
    assert.match(textOf(replies), /\*\*Report fault\*\*[^]*\*\*Summary\*\*/);
    assert.ok(!choicesOf(replies).includes('Yes'));
  });
});

describe('a button of a field that is past', () => {
  const files = aField({ kind: 'attachment', fieldId: 'attachment', name: 'Files' });
  const building = aField({ kind: 'text', fieldId: 'b', name: 'Building', defaultText: 'North 3' });

  it('removes the file, and is no value of the next field', async () => {
    const chat = await began(files, DETAILS);
    await chat.send({ type: 'message', attachments: [file('a.png'), file('b.png')] });
    await chat.say('Done');
    assert.match(textOf(await chat.say('Remove a.png')), /removed a\.png[^]*\*\*Details\*\*/);
    assert.match(textOf(await chat.say('By the window')), /Details\*\*: By the window[^]*Files\*\*: b\.png/);
  });

  it('keeps nothing any more, and is no value of the next field', async () => {
    const chat = await began(building, DETAILS);
    await chat.say('Keep “North 3”');
    assert.match(textOf(await chat.say('Keep “North 3”')), /belongs to something else[^]*\*\*Details\*\*/);
    assert.match(textOf(await chat.say('Keep it cool')), /Details\*\*: Keep it cool/);
  });
});
