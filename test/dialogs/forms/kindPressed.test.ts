import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aField, aForm, aRequestType } from '../../support/fakeServiceDesk.ts';

async function atTitle(first = 'Something else', second = 'Book a room'): Promise<Harness> {
  const chat = createDialogHarness();
  chat.identity.person = aPerson();
  const kinds = [aRequestType({ id: '1', name: first }), aRequestType({ id: '2', name: second })];
  chat.desk.forms = kinds.map((requestType) => ({ ...aForm([aField({ name: 'Title' })]), requestType }));
  for (const text of ['Create a request', first, second]) await chat.say(text);
  return chat;
}

async function saidAll(chat: Harness, ...texts: readonly string[]): Promise<string> {
  const told: string[] = [];
  for (const text of texts) told.push(textOf(await chat.say(text)));
  return told.join('\n');
}

describe('the name of a kind of request whose old button was pressed', () => {
  it('is no words for another request after the one that was begun is discarded', async () => {
    const chat = await atTitle();
    for (const text of ['stop', 'stop']) await chat.say(text);
    const told = await saidAll(chat, 'Create a request', 'Something else');
    assert.match(told, /\*\*Title\*\*\?/);
    assert.doesNotMatch(told, /Title\*\*: /);
  });

  it('is none either where that is left for a new one', async () => {
    const chat = await atTitle();
    await chat.say('Begin a new one');
    for (const text of ['stop', 'my requests']) await chat.say(text);
    const told = await saidAll(chat, 'Create a request', 'Begin a new one', 'Something else');
    assert.doesNotMatch(told, /Title\*\*: /);
  });

  it('is no title though it is but a word', async () => {
    const chat = await atTitle('Other', 'Printer');
    assert.match(await saidAll(chat, 'Printer'), /\*\*Printer\*\*: I will ask[^]*\*\*Title\*\*\?/);
    const told = await saidAll(chat, 'Printer', 'No paper');
    assert.match(told, /go on with your request \(\*\*Printer\*\*\)[^]*\*\*Title\*\*: No paper/);
  });
});
