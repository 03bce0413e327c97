import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { CODE } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { ownRequest } from '../requests/signedIn.ts';

const STOPPED = {
  en: /Go on/,
  de: /Weiter/,
  fr: /Continuer/,
  es: /Seguir/,
} as const;

async function asked(locale: string, last?: string): Promise<Harness> {
  const chat = createDialogHarness({ channel: 'emulator', locale });
  chat.desk.requests = [ownRequest()];
  await chat.say('my requests');
  if (last !== undefined) await chat.say(last);
  return chat;
}

describe('who does not want to sign in', () => {
  for (const [text, locale] of [
    ['cancel', 'en'],
    ['no', 'en'],
    ['no thanks', 'en'],
    ['not now', 'en'],
    ['I do not want to log in', 'en'],
    ["I don't want to give my e-mail", 'en'],
    ['abbrechen', 'de'],
    ['nein danke', 'de'],
    ['ich möchte mich nicht anmelden', 'de'],
    ['annuler', 'fr'],
    ['non merci', 'fr'],
    ['je ne veux pas me connecter', 'fr'],
    ['cancelar', 'es'],
    ['ahora no', 'es'],
    ['no quiero iniciar sesión', 'es'],
  ] as const)
    for (const last of [undefined, 'customer@example.com'])
      it(`is not asked again ${last ? 'for the code' : 'for the address'}: ${text}`, async () => {
        const chat = await asked(locale, last);
        const told = textOf(await chat.say(text));
        assert.match(told, STOPPED[locale]);
        assert.doesNotMatch(told, /name@example\.com|nom@example\.com|nombre@example\.com/);
      });

  it('can go on with what was wanted later', async () => {
    const chat = await asked('en', 'customer@example.com');
    await chat.say('not now');
    await chat.say('go on');
    assert.match(textOf(await chat.say(CODE)), /CERT-1/);
  });

  it('sees a button for it, once', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    assert.deepEqual(choicesOf(await chat.say('my requests')), ['Stop']);
    for (const text of ['abc', 'def']) await chat.say(text);
    assert.deepEqual(choicesOf(await chat.say('ghi')), ['Stop', 'Talk to an agent']);
    assert.ok(choicesOf(await chat.say('customer@example.com')).includes('Stop'));
    assert.match(textOf(await chat.say('Stop')), /I have stopped[^]*Go on/);
  });

  it('may mistype that word', async () => {
    assert.match(textOf(await (await asked('en')).say('stpo')), /I have stopped[^]*Go on/);
  });

  for (const [text, locale, told] of [
    ['no email', 'en', /address is yours[^]*ask for a new one/],
    ['I have no e-mail', 'en', /address is yours[^]*ask for a new one/],
    ['keine E-Mail', 'de', /Adresse Ihnen gehört[^]*einen neuen/],
    ['pas de mail', 'fr', /adresse est bien la vôtre[^]*un nouveau/],
    ["pas d'email", 'fr', /adresse est bien la vôtre[^]*un nouveau/],
    ['sin correo', 'es', /dirección es suya[^]*uno nuevo/],
  ] as const) {
    it(`goes on without the address, where that is asked for: ${text}`, async () => {
      assert.match(textOf(await (await asked(locale)).say(text)), STOPPED[locale]);
    });

    it(`goes on with the code, where none has come: ${text}`, async () => {
      const chat = await asked(locale, 'customer@example.com');
      assert.match(textOf(await chat.say(text)), told);
      assert.match(textOf(await chat.say(CODE)), /CERT-1/);
    });
  }

  it('still corrects an address with a no before it', async () => {
    const chat = await asked('en', 'custommer@example.com');
    assert.match(textOf(await chat.say('no, customer@example.com')), /code of six digits to customer@example\.com/);
  });
});

describe('a question, asked where somebody is to sign in', () => {
  for (const [text, locale, told] of [
    ['why?', 'en', /tells me who you are[^]*“stop”/],
    ['what do you need it for', 'en', /tells me who you are/],
    ['when is salary paid?', 'en', /tells me who you are/],
    ['wozu?', 'de', /wer Sie sind[^]*„Stopp“/],
    ['pourquoi ?', 'fr', /qui vous êtes[^]*« stop »/],
    ['¿por qué?', 'es', /quién es[^]*«parar»/],
  ] as const)
    it(`is told what the address is for, and how to leave: ${text}`, async () => {
      const said = textOf(await (await asked(locale)).say(text));
      assert.match(said, told);
    });

  for (const [text, locale, told] of [
    ['what code?', 'en', /address is yours[^]*“stop”/],
    ['warum?', 'de', /Ihnen gehört[^]*„Stopp“/],
    ['pourquoi ?', 'fr', /la vôtre[^]*« stop »/],
    ['¿para qué?', 'es', /suya[^]*«parar»/],
  ] as const)
    it(`is told what the code is for: ${text}`, async () => {
      assert.match(textOf(await (await asked(locale, 'customer@example.com')).say(text)), told);
    });

  it('is nothing of the sort where an address of somebody else is asked for', async () => {
    const chat = createDialogHarness({ channel: 'emulator' });
    chat.desk.requests = [ownRequest()];
    for (const text of ['my requests', 'customer@example.com', CODE, 'share CERT-1']) await chat.say(text);
    assert.doesNotMatch(textOf(await chat.say('why?')), /tells me who you are/);
  });
});
