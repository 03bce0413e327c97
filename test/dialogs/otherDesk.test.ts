import assert from 'node:assert/strict';
import { rateLimited, seenFaults } from '../../demo/jira/faults.ts';
import type { Fault } from '../../demo/jira/faults.ts';
import type { RequestRecord, SiteField } from '../../demo/jira/model.ts';
import { choicesOf, textOf } from '../support/chat.ts';
import type { OtherDeskChat } from '../support/otherDesk/otherDeskChat.ts';
import { openOtherDesk } from '../support/otherDesk/otherDeskChat.ts';
import { CUSTOMER_ID, NEIGHBOUR_ID } from '../support/otherDesk/users.ts';

const HOUR_MS = 3_600_000;
const aFile = { contentType: 'image/png', contentUrl: 'https://files.test/1', name: 'foto.png' };

function newest({ site }: OtherDeskChat): RequestRecord {
  const created = site.simulator.snapshot().requests.find(({ key }) => key === 'HAUS_2-201');
  assert.ok(created, 'nothing was created');
  return created;
}

function requestOf({ site }: OtherDeskChat, key: string): RequestRecord {
  const found = site.simulator.snapshot().requests.find((each) => each.key === key);
  assert.ok(found);
  return found;
}

/** Changes the form of a kind of request while somebody fills it in. */
function change({ types }: OtherDeskChat, name: string, to: (fields: readonly SiteField[]) => readonly SiteField[]) {
  const at = types.findIndex((type) => type.name === name);
  const type = types[at];
  assert.ok(type);
  types[at] = { ...type, fields: to(type.fields) };
}

/** Everything of the big form, pressed or typed. */
const FILLED = [
  'Neues Büro',
  '3',
  '24 December',
  'tomorrow at 9:30',
  'Empfang',
  'Wasser, warm; Strom',
  'Haus 1',
  'Süd',
  'Keep “Mittel”',
  'Me',
] as const;

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

describe('another service desk in German', () => {
  const open = () => openOtherDesk({ locale: 'de', maxPageSize: 2 });

  it('is used from the request to its rating, in its own words', async () => {
    await using chat = await open();
    await chat.sayAll('Anfrage erstellen', 'Etwas ist kaputt', 'Licht flackert', 'Überspringen');
    assert.match(textOf(await chat.say('Anfrage senden')), /Ihre Anfrage ist erstellt: \[HAUS_2-201\]/);
    assert.match(textOf(await chat.say('HAUS_2-201')), /Etwas ist kaputt · \*\*Neu\*\*/);
    await chat.sayAll('Kommentar hinzufügen', 'Seit [~heute] *immer*', 'Ja');
    assert.match(requestOf(chat, 'HAUS_2-201').comments[0]?.body ?? '', /Seit \\\[\\~heute\\\] \\\*immer\\\*/);
    await chat.sayAll('schließe HAUS_2-201', 'Ja');
    assert.equal(requestOf(chat, 'HAUS_2-201').status, 'Fertig');
    assert.match(textOf(await chat.say('HAUS_2-201')), /Wie zufrieden sind Sie/);
    assert.match(textOf(await chat.sayAll('5', 'Überspringen')), /Danke/);
    await chat.sayAll('HAUS_2-201 wieder öffnen', 'Ja');
    assert.equal(requestOf(chat, 'HAUS_2-201').status, 'Neu');
  });

  it('asks which change is meant where the workflow offers several', async () => {
    await using chat = await open();
    const asked = await chat.say('schließe HAUS_2-7');
    assert.deepEqual(choicesOf(asked), ['Vorgang beenden', 'Antwort gegeben', 'Nein']);
    assert.match(textOf(await chat.sayAll('Antwort gegeben', 'Ja')), /HAUS_2-7 ist jetzt: \*\*In Arbeit\*\*/);
  });

  it('shows what waits for a decision, and takes it', async () => {
    await using chat = await open();
    assert.match(textOf(await chat.say('Meine Anfragen')), /Warten auf Ihre Entscheidung:[^]*HAUS_2-11/);
    assert.match(textOf(await chat.sayAll('HAUS_2-11', 'Genehmigen', 'Ja')), /Sie haben HAUS_2-11 genehmigt/);
    assert.equal(requestOf(chat, 'HAUS_2-11').status, 'Neu');
  });

  it('takes dates, numbers and times as they are written there', async () => {
    await using chat = await open();
    await chat.sayAll('Anfrage erstellen', 'Umbau mit allem', 'Neues Büro', '1.500', '24. Dezember', 'morgen um 9 Uhr');
    await chat.sayAll('Empfang', 'Strom und Heizung', 'Garten', '„Mittel“ beibehalten', 'Ich', 'Rest überspringen');
    await chat.say('Anfrage senden');
    const { fieldValues } = newest(chat);
    assert.equal(fieldValues['customfield_90003'], 1500);
    assert.equal(fieldValues['customfield_90004'], '2026-12-24');
    assert.equal(fieldValues['customfield_90005'], '2026-11-23T12:30:00.000+0000');
    assert.deepEqual(fieldValues['customfield_90007'], [{ id: '90200' }, { id: '90203' }]);
  });
});

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

describe('a service desk that fails at a step', () => {
  const faults: Readonly<Record<string, Fault>> = {
    ...seenFaults,
    'a limit with a long pause': rateLimited(60),
    'a cut-off answer': { kind: 'cutOff' },
    'a closed connection': { kind: 'drop' },
  };
  const steps = [
    { lines: ['create a request'], operation: 'getRequestTypes' },
    { lines: ['create a request', 'Etwas ist kaputt'], operation: 'getRequestTypeFields' },
    { lines: ['my requests'], operation: 'searchAndReconsileIssuesUsingJql' },
  ] as const;
  /** What can be done without. */
  const parts = [
    { line: 'HAUS_2-7', operation: 'getRequestComments', shows: /Tür[^]*cannot show its comments/ },
    { line: 'HAUS_2-7', operation: 'getSlaInformation', shows: /Tür[^]*What would you like to do with it/ },
    { line: 'HAUS_2-7', operation: 'getCustomerTransitions', shows: /Tür[^]*What would you like to do with it/ },
    { line: 'search for Lampe', operation: 'getArticles', shows: /cannot search the knowledge base/ },
  ] as const;

  for (const [name, fault] of Object.entries(faults)) {
    it(`with ${name} says politely that it cannot be reached, and goes on when it is back`, async () => {
      await using chat = await openOtherDesk({ maxPageSize: 50 });
      for (const { lines, operation } of steps) {
        await chat.sayAll(...lines.slice(0, -1));
        chat.site.simulator.faults.plan(fault, { operation });
        const said = textOf(await chat.say(lines.at(-1) ?? ''));
        assert.match(said, /cannot reach the service desk right now/, `${operation}: ${said}`);
        await chat.say('stop');
        assert.ok(!/cannot reach|went wrong/.test(textOf(await chat.sayAll(...lines))), operation);
        await chat.say('stop');
      }
    });
  }

  for (const [name, fault] of Object.entries(faults)) {
    it(`with ${name} leaves out what it does not say`, async () => {
      await using chat = await openOtherDesk({ maxPageSize: 50 });
      for (const { line, operation, shows } of parts) {
        chat.site.simulator.faults.plan(fault, { operation });
        const said = textOf(await chat.say(line));
        assert.match(said, shows, `${operation}: ${said}`);
        await chat.say('stop');
      }
    });
  }

  it('with a limit and a short pause is waited for', async () => {
    await using chat = await openOtherDesk();
    chat.site.simulator.faults.plan(rateLimited(1), { operation: 'getRequestTypes' });
    assert.match(textOf(await chat.say('create a request')), /Dienst 1/);
  });
});
