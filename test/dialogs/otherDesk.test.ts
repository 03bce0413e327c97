import assert from 'node:assert/strict';
import { seenFaults } from '../../demo/jira/faults.ts';
import { choicesOf, textOf } from '../support/chat.ts';
import { openOtherDesk } from '../support/otherDesk/otherDeskChat.ts';
import { aFile, change, FILLED, newest } from '../support/otherDesk/otherDeskScenes.ts';
import { CUSTOMER_ID, NEIGHBOUR_ID } from '../support/otherDesk/users.ts';

describe('another service desk, with pages of one, closed to strangers, and unlike the demo', () => {
  it('shows its kinds of requests under their headings, page by page', async () => {
    await using chat = await openOtherDesk({ maxPageSize: 1 });
    const first = await chat.say('create a request');
    assert.match(textOf(first), /Dienste:\n\n- \*\*Dienst 1\*\*/);
    assert.equal(choicesOf(first).at(-1), 'Show more');
    const second = await chat.say('Show more');
    assert.match(textOf(second), /Zugänge:[^]*Schlüssel \\\[neu\\\] \\\*2\\\*\*\*: \\`Zugang\\`[^]*Räume:/);
    const third = await chat.say('Show more');
    assert.deepEqual(choicesOf(third).slice(-2), ['Dienst 22', 'Etwas ist kaputt']);
    assert.ok(!textOf([...first, ...second, ...third]).includes('Nur intern'));
  });

  it('is searched by the words of a kind of request, also of one that is on no button', async () => {
    await using chat = await openOtherDesk();
    assert.deepEqual(choicesOf(await chat.sayAll('create a request', 'Licht')), ['Etwas ist kaputt']);
    assert.match(textOf(await chat.sayAll('stop', 'create a request', 'Bewirtung')), /\*\*Getränk\*\*/);
  });

  it('gets every kind of field that can be asked for, in the form that Jira takes', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Umbau mit allem', ...FILLED, 'Skip');
    await chat.say('Keep “ohne”');
    await chat.send({ type: 'message', attachments: [aFile] });
    const review = textOf(await chat.say('Skip the rest'));
    assert.match(review, /\*\*Besichtigung\*\*: 2026-11-23 09:30 \(America\/St\\_Johns\)/);
    assert.match(review, /\*\*Ort\*\*: Haus 1 \\> Süd/);
    await chat.say('Send the request');
    const { reporterId, fieldValues, attachments } = newest(chat);
    assert.equal(reporterId, CUSTOMER_ID);
    assert.deepEqual(
      attachments.map(({ filename }) => filename),
      ['foto.png'],
    );
    assert.deepEqual(fieldValues, {
      summary: 'Neues Büro',
      customfield_90001: 'ohne',
      customfield_90003: 3,
      customfield_90004: '2026-12-24',
      customfield_90005: '2026-11-23T13:00:00.000+0000',
      customfield_90006: { id: '90113' },
      customfield_90007: [{ id: '90200' }, { id: '90201' }],
      customfield_90008: { id: '90301', child: { id: '90310' } },
      customfield_90009: { accountId: CUSTOMER_ID },
      priority: { id: '2' },
    });
  });

  it('gets several choices by button, one after the other', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Umbau mit allem', ...FILLED.slice(0, 5));
    const more = await chat.say('Heizung');
    assert.match(textOf(more), /\*\*Gewerke\*\*: Heizung\.[^]*Choose more, or “Done”/);
    assert.deepEqual(choicesOf(more), ['Strom', 'Wasser, warm', 'Wasser, kalt', 'Done']);
    await chat.sayAll('Strom', 'Done', 'Garten', 'Hoch', 'Me', 'Skip the rest', 'Send the request');
    const { fieldValues } = newest(chat);
    assert.deepEqual(fieldValues['customfield_90007'], [{ id: '90200' }, { id: '90203' }]);
    assert.deepEqual(fieldValues['customfield_90008'], { id: '90302' });
    // As on the portal: what the form suggests stays there for those who skip it.
    assert.equal(fieldValues['customfield_90001'], 'ohne');
  });

  it('suggests the date and time of the form by the clock of the customer', async () => {
    await using chat = await openOtherDesk();
    const asked = await chat.sayAll('create a request', 'Umbau mit allem', ...FILLED.slice(0, 3));
    assert.deepEqual(choicesOf(asked), ['Keep “2026-11-24 07:00 (America/St_Johns)”']);
    await chat.say('Keep “2026-11-24 07:00 (America/St_Johns)”');
    await chat.sayAll(...FILLED.slice(4), 'Skip the rest', 'Send the request');
    assert.equal(newest(chat).fieldValues['customfield_90005'], '2026-11-24T10:30:00.000+0000');
  });

  it('takes somebody else for a field of people, by the exact address of one account', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Umbau mit allem', ...FILLED.slice(0, -1));
    assert.match(
      textOf(await chat.say('Fifth Customer')),
      /not look like an e-mail address[^]*write the e-mail address/,
    );
    assert.match(textOf(await chat.say('nobody@haus.example')), /Nobody with the address nobody@haus\.example/);
    assert.match(textOf(await chat.say('sixth.customer@haus.example')), /Nobody with the address/);
    const review = await chat.sayAll('FIFTH.customer@haus.example', 'Skip the rest');
    assert.match(textOf(review), /\*\*Ansprechpartner\*\*: fifth/i);
    assert.ok(!textOf(review).includes('Fifth Customer'), 'no more is said of them than was known');
    await chat.say('Send the request');
    assert.deepEqual(newest(chat).fieldValues['customfield_90009'], { accountId: NEIGHBOUR_ID });
  });

  it('keeps what is filled in when an address cannot be looked up', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Umbau mit allem', ...FILLED.slice(0, -1));
    chat.site.simulator.faults.plan(seenFaults.badGateway, { operation: 'getCustomers' });
    assert.match(textOf(await chat.say('fifth.customer@haus.example')), /cannot look up fifth/);
    assert.match(textOf(await chat.sayAll('Me', 'Skip the rest')), /\*\*Ansprechpartner\*\*: Fourth Customer/);
  });

  it('takes dates by the clock that the channel names before that of the account', async () => {
    await using chat = await openOtherDesk();
    await chat.say('create a request');
    await chat.send({ type: 'message', text: 'Umbau mit allem', localTimezone: 'Asia/Tokyo' });
    const asked = await chat.sayAll('Neues Büro', '3', '24 December');
    assert.match(textOf(asked), /2026-12-31 14:30 \(Asia\/Tokyo\)/);
  });

  it('offers its choices again to who misses them, and knows what is nearly one', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Umbau mit allem', ...FILLED.slice(0, 4));
    const missed = await chat.say('Balkon');
    assert.match(textOf(missed), /not one of the choices[^]*\*\*Raum\*\*[^]*\\\[Lager\\\][^]*Empfang/);
    assert.match(textOf(await chat.say('empf')), /\*\*Gewerke\*\*/);
  });

  it('gets a request without a title, where the form has none', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Bewirtung', 'Tee', 'Send the request');
    assert.deepEqual(newest(chat).fieldValues, { customfield_90013: { id: '90401' } });
    assert.match(textOf(await chat.say('HAUS_2-201')), /Bewirtung/);
  });

  it('has forms that only its portal can show, and says where', async () => {
    await using chat = await openOtherDesk();
    const replies = await chat.sayAll('create a request', 'Teamzugang');
    assert.match(textOf(replies), /use the form: \[Teamzugang\]\(http[^)]*\/portal\/47\/create\/3103\)/);
  });

  it('says so when a kind of request is gone while it is filled in, and keeps the words', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Etwas ist kaputt', 'Licht flackert', 'im Flur');
    chat.types.splice(0, 1);
    const gone = await chat.say('Send the request');
    assert.match(textOf(gone), /no longer there[^]*choose another/i);
    const review = await chat.sayAll('Create a request', 'Dienst 1');
    assert.match(textOf(review), /\*\*Worum geht es\?\*\*: Licht flackert/);
    await chat.say('Send the request');
    assert.equal(newest(chat).requestTypeId, '3200');
  });

  it('asks anew for what its form takes no more, or asks for since, and keeps the rest', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Bewirtung', 'Tee');
    change(chat, 'Bewirtung', (fields) => [
      ...fields.map((field) => ({ ...field, options: (field.options ?? []).slice(0, 1) })),
      { fieldId: 'customfield_90099', kind: 'text', name: 'Für wen', required: true },
    ]);
    const refused = await chat.say('Send the request');
    assert.match(textOf(refused), /did not accept the request[^]*\*\*Getränk\*\*/);
    assert.deepEqual(choicesOf(refused), ['Kaffee']);
    assert.match(textOf(await chat.say('Kaffee')), /\*\*Für wen\*\*/);
    assert.match(textOf(await chat.say('Besuch')), /check your request[^]*Kaffee[^]*Besuch/);
    await chat.say('Send the request');
    assert.deepEqual(newest(chat).fieldValues, { customfield_90013: { id: '90400' }, customfield_90099: 'Besuch' });
  });

  it('lets who would change something leave it as it is', async () => {
    await using chat = await openOtherDesk();
    await chat.sayAll('create a request', 'Bewirtung', 'Tee', 'Change something');
    assert.match(textOf(await chat.say('Cancel')), /check your request[^]*Tee/);
  });

  it('lists requests ten at a time, however small its own pages are', async () => {
    await using chat = await openOtherDesk({ maxPageSize: 1 });
    const first = textOf(await chat.say('my requests'));
    assert.equal(first.split('Your open requests')[1]?.match(/^- /gm)?.length, 10);
    assert.match(first, /Tür \\\[klemmt\\\] \\\*sehr\\\*\\? · \*\*Rückfrage\*\*/);
    assert.match(textOf(await chat.sayAll('Show more', 'Show more')), /Lampe 20[^]*Lampe 23/);
  });

  it('shows what it promised by the clock of the customer', async () => {
    await using chat = await openOtherDesk();
    assert.match(
      textOf(await chat.say('HAUS_2-100')),
      /Reaktionszeit: was due Nov 21, 2026, 4:30 AM \(America\/St_Johns\)/,
    );
  });

  it('has no articles, and says so', async () => {
    await using chat = await openOtherDesk();
    assert.match(textOf(await chat.say('search for Heizkörper')), /found nothing about “Heizkörper”/);
  });

  it('shares with nobody whose address nobody may see, and with no stranger', async () => {
    await using chat = await openOtherDesk();
    for (const email of ['sixth.customer@haus.example', 'nobody@haus.example']) {
      assert.match(textOf(await chat.sayAll('share HAUS_2-100', email, 'Yes')), /nothing was shared/);
    }
    assert.match(textOf(await chat.sayAll('share HAUS_2-100', 'fifth.customer@haus.example', 'Yes')), /Fifth Customer/);
  });
});
