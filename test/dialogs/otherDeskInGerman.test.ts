import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../support/chat.ts';
import { openOtherDesk } from '../support/otherDesk/otherDeskChat.ts';
import { newest, requestOf } from '../support/otherDesk/otherDeskScenes.ts';

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
