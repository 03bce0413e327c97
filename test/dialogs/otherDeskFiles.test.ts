import assert from 'node:assert/strict';
import { seenFaults } from '../../demo/jira/faults.ts';
import { textOf } from '../support/chat.ts';
import { openOtherDesk } from '../support/otherDesk/otherDeskChat.ts';
import { aFile, FILLED, newest, requestOf } from '../support/otherDesk/otherDeskScenes.ts';

const HOUR_MS = 3_600_000;

describe('files for another service desk', () => {
  it('keeps the files, too, of a kind of request that is gone', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Etwas ist kaputt', 'Licht flackert', 'im Flur');
    await chat.send({ type: 'message', attachments: [aFile] });
    chat.types.splice(0, 1);
    await chat.say('Send the request');
    const review = await chat.sayAll('Create a request', 'Dienst 1');
    assert.match(textOf(review), /attach foto\.png[^]*\*\*Files\*\*: foto\.png/);
    await chat.say('Send the request');
    assert.deepEqual(
      newest(chat).attachments.map(({ filename }) => filename),
      ['foto.png'],
    );
  });

  it('gets files anew that have waited too long to be attached', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Umbau mit allem', ...FILLED);
    await chat.send({ type: 'message', attachments: [aFile] });
    await chat.say('Skip the rest');
    chat.site.clock.advance(2 * HOUR_MS);
    assert.match(textOf(await chat.say('Send the request')), /created[^]*foto\.png/);
    assert.equal(newest(chat).attachments.length, 1);
  });

  it('is told which file is gone for good, and sends the request without it when asked again', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Umbau mit allem', ...FILLED);
    await chat.send({ type: 'message', attachments: [aFile] });
    await chat.say('Skip the rest');
    chat.site.clock.advance(2 * HOUR_MS);
    chat.world.files.result = { kind: 'unreadable' };
    const lost = textOf(await chat.say('Send the request'));
    assert.match(lost, /could not read foto\.png[^]*check your request/);
    assert.ok(!lost.includes('**Files**'));
    await chat.say('Send the request');
    assert.deepEqual(newest(chat).attachments, []);
  });

  it('gets files of a comment anew, too', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('comment on HAUS_2-100', 'So sieht es aus');
    await chat.send({ type: 'message', attachments: [aFile] });
    chat.site.clock.advance(2 * HOUR_MS);
    assert.match(textOf(await chat.say('Yes')), /It is on HAUS_2-100 now/);
    assert.equal(requestOf(chat, 'HAUS_2-100').attachments.length, 1);
  });

  it('goes on with the form when it does not take a file at the moment', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Etwas ist kaputt');
    chat.site.simulator.faults.plan(seenFaults.badGateway, { operation: 'attachTemporaryFile' });
    const replies = await chat.send({ type: 'message', attachments: [aFile] });
    assert.match(textOf(replies), /does not take foto\.png at the moment[^]*\*\*Worum geht es\*\*/);
  });
});
