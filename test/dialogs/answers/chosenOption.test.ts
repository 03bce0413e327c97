import assert from 'node:assert/strict';
import type { Question } from '../../../dialogs/question.ts';
import { readAnswer } from '../../../dialogs/answers/readAnswer.ts';
import { option } from '../../../dialogs/replies.ts';
import { LOCALES } from '../../../locales/index.ts';
import { NOW } from '../../support/dialogFakes.ts';

/** The id that was chosen; otherwise the kind of the answer, or the key of what is wrong. */
function choiceBy(text: string, question: Omit<Question, 'say'>, locale = 'en'): string {
  const reading = readAnswer(text, { say: [], ...question }, { locale, now: NOW, hasFiles: false });
  if (!reading.ok) return 'key' in reading.problem ? reading.problem.key : '';
  return reading.answer.kind === 'option' ? reading.answer.id : reading.answer.kind;
}

const named = (...names: readonly string[]) => names.map((text) => ({ id: text, label: { text } }));
const confirm = { accepts: { kind: 'options' }, options: [option('yes'), option('no')] } as const;
const verdict = { accepts: { kind: 'text', files: true }, options: [option('yes'), option('no')] } as const;

const YES = {
  en: ['yes please', 'yup', 'Yes, close it', 'yes yes', '👍', '👍🏽', 'sure, thanks!', 'yesss'],
  de: ['ja bitte', 'jo', 'ja, mach das', 'ok', 'gerne', 'ja danke'],
  fr: ['oui merci', 'oui, vas-y', "d'accord", 'oui s’il vous plaît'],
  es: ['sí, por favor', 'si', 'sí, claro', 'vale'],
};
const GO_AHEAD = {
  en: ['go ahead', 'ok do it', 'send it'],
  de: ['nur zu', 'absenden', 'mach das'],
  fr: ['vas-y', 'envoyer'],
  es: ['dale', 'adelante', 'cerrar'],
};
const NO = {
  en: ['no thank you', 'no thanks', 'nope', 'nah', "don't", 'not now', '👎'],
  de: ['nein danke', 'nee', 'lieber nicht', 'nein, doch nicht'],
  fr: ['non merci', 'pas maintenant', 'non non'],
  es: ['no gracias', 'mejor no', 'no, todavía no'],
};
const HELPED = {
  en: [
    'it worked',
    'that helped, thanks',
    'yes thanks',
    'problem solved',
    'works now',
    'it works again',
    'did the trick',
  ],
  de: ['hat geholfen', 'ja, das hat funktioniert, danke', 'es geht wieder', 'jetzt gehts', 'es funktioniert wieder'],
  fr: ['ça marche', 'oui ça a marché, merci', "c'est résolu", 'cest bon', 'ça fonctionne de nouveau'],
  es: ['ya funciona', 'sí, me ayudó, gracias', 'solucionado', 'listo gracias', 'ya está', 'perfecto funciona'],
};
const DID_NOT_HELP = {
  en: [
    'no it didnt help',
    "it didn't work",
    'still not working',
    'no, that does not help',
    'not helpful',
    'nope still broken',
    'no luck',
  ],
  de: ['hat nicht geholfen', 'nein, geht immer noch nicht', 'leider nicht', 'geht leider nicht', 'immer noch kaputt'],
  fr: ['ça ne marche pas', 'non, ça marche pas', 'toujours pas', 'non toujours en panne'],
  es: ['no funcionó', 'no me ayudó', 'sigue igual', 'no va', 'aún no funciona'],
};

describe('yes and no', () => {
  for (const locale of LOCALES) {
    it(`${locale}: are understood as people say them, wherever they are asked for`, () => {
      for (const question of [confirm, verdict]) {
        for (const text of YES[locale]) assert.equal(choiceBy(text, question, locale), 'yes', text);
        for (const text of NO[locale]) assert.equal(choiceBy(text, question, locale), 'no', text);
      }
    });

    it(`${locale}: are no yes to whether it helped, where they want something done`, () => {
      for (const text of GO_AHEAD[locale]) {
        assert.equal(choiceBy(text, confirm, locale), 'yes', text);
        assert.notEqual(choiceBy(text, verdict, locale), 'yes', text);
      }
    });

    it(`${locale}: are said by whether it helped, where that is asked`, () => {
      for (const text of HELPED[locale]) assert.equal(choiceBy(text, verdict, locale), 'yes', text);
      for (const text of DID_NOT_HELP[locale]) assert.equal(choiceBy(text, verdict, locale), 'no', text);
    });
  }

  it('are understood in a language that is not spoken here', () => {
    assert.equal(choiceBy('nein danke', confirm, 'en'), 'no');
    assert.equal(choiceBy('oui', confirm, 'de'), 'yes');
  });

  it('are not heard in what says more', () => {
    for (const text of ['yes but not now', 'no printer works', 'it worked yesterday, and today it does not']) {
      assert.equal(choiceBy(text, verdict), 'text', text);
      assert.equal(choiceBy(text, confirm), 'question.notAnOption', text);
    }
  });

  it('are not heard in words that go with what is confirmed', () => {
    const review = { accepts: { kind: 'options', words: 1_000 }, options: confirm.options } as const;
    for (const text of ['it worked', 'still not working']) assert.equal(choiceBy(text, review), 'text', text);
  });

  it('include another one where another one is offered', () => {
    const again = { accepts: { kind: 'text' }, options: [option('another'), option('no')] } as const;
    for (const text of ['another', 'another one please', 'one more', 'noch eine']) {
      assert.equal(choiceBy(text, again), 'another', text);
    }
  });
});

describe('a yes in several ways at once', () => {
  const review = {
    accepts: { kind: 'options', files: true },
    options: [option('send'), option('edit'), option('cancel'), option('no')],
  } as const;
  const SENT = {
    en: [
      'looks good, send it please',
      'perfect, send it',
      "yes, that's correct",
      'thats all, please send',
      'everything is correct, send',
      'sounds good',
      'ok thanks',
      'ok, looks good to me. Send it now, thanks!',
      'yes please, and thank you',
      "no that's all, send it",
    ],
    de: [
      'passt so, abschicken',
      'stimmt, senden',
      'sieht gut aus, bitte abschicken',
      'ok danke',
      'das ist alles, senden',
    ],
    fr: [
      "c'est bon, envoyez",
      'parfait, merci, envoyez',
      "oui, c'est correct",
      "d'accord, merci",
      "c'est tout, envoyer",
    ],
    es: ['está bien, envíalo', 'perfecto, envíala', 'sí, es correcto', 'vale gracias', 'eso es todo, enviar'],
  };
  for (const locale of LOCALES)
    for (const text of SENT[locale])
      it(`sends what is shown: ${text}`, () => assert.equal(choiceBy(text, review, locale), 'send'));

  for (const text of ['please correct', 'can you correct that?', 'I need to correct this'])
    it(`sends nothing that is to be corrected: ${text}`, () => assert.equal(choiceBy(text, review), 'edit'));

  for (const [text, locale] of [
    ['yes please close it', 'en'],
    ['ok thanks', 'en'],
    ['yes, right, go ahead', 'en'],
    ['ok danke', 'de'],
    ['ja bitte, schließen', 'de'],
    ["d'accord, merci beaucoup", 'fr'],
    ['vale, gracias', 'es'],
  ] as const)
    it(`confirms what is asked: ${text}`, () => assert.equal(choiceBy(text, confirm, locale), 'yes'));

  const MORE = [
    'yes, but change the date',
    'yes, but',
    'looks good but',
    'ok and',
    'ja, aber',
    'passt, danke, aber',
    'ja, gleich',
    'oui mais',
    'vale, pero',
    'send it to Bob',
    'ok what does it cost',
    'looks good, but not yet',
    "don't send it",
    'looks good, do not send it',
    'ok, cancel',
    'that is all',
    'thanks',
    'please',
    'not ok',
    'looks good? send it?',
    'perfect, send it tomorrow',
    'ja, aber das Datum ist falsch',
    'stimmt nicht',
    'stimmt, nicht senden',
    "c'est pas bon, merci",
    'está mal, gracias',
    'sí, pero cambia la fecha',
  ];
  for (const text of MORE)
    it(`is none where more is said: ${text}`, () => {
      for (const locale of LOCALES) {
        assert.notEqual(choiceBy(text, review, locale), 'send', locale);
        assert.notEqual(choiceBy(text, confirm, locale), 'yes', locale);
      }
    });

  it('confirms nothing where only sending is said of it', () => {
    for (const text of ['looks good', 'perfect, create it']) assert.notEqual(choiceBy(text, confirm), 'yes', text);
  });

  it('may be words where words are welcome', () => {
    const comment = { accepts: { kind: 'options', words: 1_000 }, options: [option('yes'), option('send')] } as const;
    for (const text of ['sounds good, thanks', 'perfect, thanks, right'])
      assert.equal(choiceBy(text, comment), 'text', text);
    const words = { accepts: { kind: 'text', verbatim: true }, options: [option('send')] } as const;
    assert.equal(choiceBy('looks good, send it please', words), 'text');
  });

  it('is none of the choices that somebody else has named', () => {
    const list = { accepts: { kind: 'options' }, options: named('Yes', 'No') } as const;
    assert.equal(choiceBy('sounds good, thanks', list), 'question.notAnOption');
  });
});

describe('a number', () => {
  const keys = {
    accepts: { kind: 'text' },
    options: [...named('OPS-14', 'OPS-1', 'OPS-3'), option('createRequest')],
  } as const;

  it('means the key with that number, where keys are listed', () => {
    const wanted = {
      '3': 'OPS-3',
      '14': 'OPS-14',
      '#1': 'OPS-1',
      'no. 14': 'OPS-14',
      'OPS 3': 'OPS-3',
      'ops-3 pls': 'OPS-3',
    };
    for (const [text, key] of Object.entries(wanted)) assert.equal(choiceBy(text, keys), key, text);
  });

  it('means a place in the list where no key has it, and nothing behind the list', () => {
    assert.equal(choiceBy('2', keys), 'OPS-1');
    for (const text of ['4', '15', '205']) assert.equal(choiceBy(text, keys), 'question.notAnOption', text);
  });

  it('is asked again where two projects have it', () => {
    const two = { accepts: { kind: 'text' }, options: named('OPS-3', 'HR-3', 'HR-1') } as const;
    assert.equal(choiceBy('3', two), 'question.notAnOption');
  });

  it('means a place among choices, and is none of them where there are fewer', () => {
    const types = { accepts: { kind: 'text' }, options: [...named('Incident', 'Travel'), option('showMore')] } as const;
    assert.equal(choiceBy('2', types), 'Travel');
    assert.equal(choiceBy('3', types), 'question.notAnOption');
    assert.equal(choiceBy('365', types), 'text');
  });

  it('is a word like others where the words themselves are the answer', () => {
    const words = { accepts: { kind: 'text', verbatim: true }, options: [option('skip')] } as const;
    assert.equal(choiceBy('1', words), 'text');
  });

  it('does not press what has no button', () => {
    const hidden = { ...confirm, options: [...confirm.options, { ...option('send'), hidden: true }] };
    assert.equal(choiceBy('3', hidden), 'question.notAnOption');
  });
});

describe('a rating', () => {
  const stars = {
    accepts: { kind: 'options' },
    options: [1, 2, 3, 4, 5].map((n) => ({ id: `rate:${n}`, label: { text: String(n) } })),
  } as const;

  for (const [text, rating] of Object.entries({
    '5': 5,
    '5 stars': 5,
    '⭐⭐⭐⭐⭐': 5,
    '⭐️⭐️⭐️': 3,
    '★★': 2,
    four: 4,
    '4/5': 4,
    '5 out of 5': 5,
    '4 von 5 Sternen': 4,
    'drei Sterne bitte': 3,
    'quatre étoiles': 4,
    'cinco estrellas': 5,
    '1 star!': 1,
  })) {
    it(`is read from "${text}"`, () => assert.equal(choiceBy(text, stars), `rate:${rating}`));
  }

  it('is not read from what is none', () => {
    for (const text of ['6', '0', '4.5', 'five laptops', '⭐⭐⭐⭐⭐⭐', 'great']) {
      assert.equal(choiceBy(text, stars), 'question.notAnOption', text);
    }
  });
});

describe('a place in a list, in words', () => {
  const list = { accepts: { kind: 'options' }, options: named('Red', 'Blue', 'Green') } as const;
  const PLACES: Readonly<Record<string, readonly string[]>> = {
    Red: ['one', 'the first one', '1st', 'le premier', 'die erste', 'la primera', 'option 1'],
    Blue: ['two', 'second one please', '2nd', 'la deuxième', 'zwei', 'der zweite bitte', 'dos', 'el segundo'],
    Green: ['three', 'the third one', '3rd', 'drei', 'trois', 'el tercero', 'the last one', 'letzte', 'le dernier'],
  };
  for (const [id, said] of Object.entries(PLACES)) {
    for (const text of said) it(`is understood: ${text}`, () => assert.equal(choiceBy(text, list, 'en'), id));
  }

  for (const text of ['four', 'three laptops', 'the blue and the red one', 'one of them']) {
    it(`is none: ${text}`, () => assert.equal(choiceBy(text, list), 'question.notAnOption'));
  }
});

describe('a list with yes and no in it', () => {
  const list = { accepts: { kind: 'options' }, options: named('Yes', 'No') } as const;
  for (const [text, id] of Object.entries({
    ja: 'Yes',
    yep: 'Yes',
    oui: 'Yes',
    sí: 'Yes',
    nein: 'No',
    nope: 'No',
    non: 'No',
  })) {
    it(`is answered in any language: ${text}`, () => assert.equal(choiceBy(text, list, 'de'), id));
  }

  for (const text of ['close it', 'share it', 'ciérrala', 'do not send it', 'not now', 'leave it', 'schließen'])
    it(`is not answered by what confirms, or stops, something that the bot would do: ${text}`, () =>
      assert.equal(choiceBy(text, list), 'question.notAnOption'));
});
