import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { Answer, Question } from '../../../dialogs/question.ts';
import { readAnswer } from '../../../dialogs/answers/readAnswer.ts';
import { option } from '../../../dialogs/replies.ts';
import { readMessage, sixDigitsIn } from '../../../messaging/inbound.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { NOW } from '../../support/dialogFakes.ts';

const context = { locale: 'en', now: NOW, hasFiles: false };

function answerTo(question: Omit<Question, 'say'>, text: string, locale = 'en'): Answer | string {
  const activity = { text } as Activity;
  const about = { ...context, locale, sixDigits: sixDigitsIn(activity) };
  const reading = readAnswer(readMessage(activity).text, { say: [], ...question }, about);
  if (reading.ok) return reading.answer;
  return 'key' in reading.problem ? reading.problem.key : '';
}

const fieldOf = (overrides: object) => ({ kind: 'field', field: aField(overrides) }) as const;

const code = (text: string) => text.replace(/\D/g, '');

describe('readAnswer', () => {
  const yesOrNo = { accepts: { kind: 'options' }, options: [option('yes'), option('no')] } as const;

  it('takes an option by its words, in any case, by other words and by its place', () => {
    for (const text of ['Yes', 'yes!', 'yep', '1'])
      assert.deepEqual(answerTo(yesOrNo, text), { kind: 'option', id: 'yes' });
  });

  it('takes a button that was shown before the language was switched', () => {
    assert.deepEqual(answerTo(yesOrNo, 'Oui', 'de'), { kind: 'option', id: 'yes' });
  });

  it('says that something else is none of the options', () => {
    assert.equal(answerTo(yesOrNo, 'perhaps'), 'question.notAnOption');
    assert.equal(answerTo(yesOrNo, '3'), 'question.notAnOption');
  });

  it('takes what is nearly an option: its only beginning, small typos, polite words around it', () => {
    const accepts = { kind: 'options' } as const;
    const options = ['Reception', 'Warehouse', 'Warehouse, new'].map((text) => ({ id: text, label: { text } }));
    for (const text of ['recep', 'Recepton', 'the reception please']) {
      assert.deepEqual(answerTo({ accepts, options }, text), { kind: 'option', id: 'Reception' }, text);
    }
    for (const text of ['ware', 're', 'cellar']) {
      assert.equal(answerTo({ accepts, options }, text), 'question.notAnOption', text);
    }
    assert.deepEqual(answerTo({ accepts, options }, 'warehouse'), { kind: 'option', id: 'Warehouse' });
  });

  it('tells options apart that differ in signs only', () => {
    const accepts = { kind: 'options' } as const;
    const options = ['C', 'C++', 'C#'].map((text) => ({ id: text, label: { text } }));
    assert.deepEqual(answerTo({ accepts, options }, 'C#'), { kind: 'option', id: 'C#' });
  });

  it('does not take a number for the place of an option where a number is asked for', () => {
    const question = { accepts: fieldOf({ kind: 'number' }), options: [option('skip')] };
    const expected = { kind: 'field', answer: { kind: 'number', number: 1 }, shown: '1' };
    assert.deepEqual(answerTo(question, '1'), expected);
  });

  it('takes no word for a date or a time that only looks up what every object has', () => {
    const date = { accepts: fieldOf({ kind: 'date' }) };
    const dateTime = { accepts: fieldOf({ kind: 'dateTime' }) };
    assert.equal(answerTo(date, 'constructor'), 'question.notADate');
    assert.equal(answerTo(dateTime, 'tomorrow constructor'), 'question.notADateTime');
  });

  it('takes an e-mail address, and nothing that is none', () => {
    const accepts = { kind: 'email' } as const;
    assert.deepEqual(answerTo({ accepts }, ' Ann@Example.com '), { kind: 'email', email: 'ann@example.com' });
    assert.equal(answerTo({ accepts }, 'ann at example'), 'question.notAnEmail');
    assert.equal(answerTo({ accepts }, 'ann@example'), 'question.notAnEmail');
  });

  for (const said of [
    'Ann Lee <ann@example.com>',
    '<ann@example.com>',
    'my boss ann@example.com',
    'mailto:ann@example.com',
  ]) {
    it(`finds an address wherever one is asked for: ${said}`, () => {
      for (const accepts of [
        { kind: 'email' },
        { kind: 'email', codes: true },
        { kind: 'options', emails: true },
      ] as const) {
        assert.deepEqual(answerTo({ accepts }, said), { kind: 'email', email: 'ann@example.com' }, accepts.kind);
        assert.equal(answerTo({ accepts }, `${said} or bob@example.com`), 'question.oneEmail', accepts.kind);
      }
    });
  }

  it('takes an address for no choice where none is asked for', () => {
    assert.equal(answerTo(yesOrNo, 'ann@example.com'), 'question.notAnOption');
  });

  it('takes six digits as a code, with or without spaces', () => {
    const accepts = { kind: 'code' } as const;
    assert.deepEqual(answerTo({ accepts }, '424 242'), { kind: 'code', code: '424242' });
    assert.equal(answerTo({ accepts }, '42424'), 'question.notACode');
    for (const text of ['the code is 424242', 'der Code ist 424 242.', 'le code : 424242', 'es el 424242']) {
      assert.deepEqual(answerTo({ accepts }, text), { kind: 'code', code: code(text) }, text);
    }
    assert.equal(answerTo({ accepts }, '424242 or 424243'), 'question.notACode');
  });

  it('hides what looks like a password in a text field', () => {
    const answer = answerTo({ accepts: fieldOf({ kind: 'multiLine' }) }, 'my password is hunter2');
    assert.ok(typeof answer !== 'string' && answer.kind === 'field');
    assert.ok(!JSON.stringify(answer).includes('hunter2'));
  });

  it('refuses a summary that Jira would refuse', () => {
    for (const [length, answer] of [
      [256, { kind: 'long', text: 'x'.repeat(256) }],
      [32_768, 'question.tooLong'],
    ] as const)
      assert.deepEqual(answerTo({ accepts: fieldOf({ kind: 'text' }) }, 'x'.repeat(length)), answer);
    assert.equal(answerTo({ accepts: fieldOf({ kind: 'text' }) }, '  '), 'question.empty');
  });

  it('takes several choices, and none of them when one is unknown', () => {
    const choices = [
      { id: '1', label: 'Red' },
      { id: '2', label: 'Blue, light' },
      { id: '3', label: 'Green' },
    ];
    const accepts = fieldOf({ kind: 'multiChoice', choices, defaultChoiceIds: [] });
    const both = {
      kind: 'field',
      answer: { kind: 'multiChoice', choiceIds: ['1', '3'] },
      shown: 'Red, Green',
    };
    assert.deepEqual(answerTo({ accepts }, 'red, GREEN'), both);
    const one = {
      kind: 'field',
      answer: { kind: 'multiChoice', choiceIds: ['2'] },
      shown: 'Blue, light',
    };
    assert.deepEqual(answerTo({ accepts }, 'Blue, light'), one);
    assert.equal(answerTo({ accepts }, 'red, mauve'), 'question.notAnOption');
  });

  it('finds choices with commas in them among others, with "and" between them, and with typos', () => {
    const choices = ['Water, warm', 'Water, cold', 'Electricity'].map((label, index) => ({ id: String(index), label }));
    const accepts = fieldOf({ kind: 'multiChoice', choices, defaultChoiceIds: [] });
    const idsIn = (text: string) => {
      const answer = answerTo({ accepts }, text);
      const field = typeof answer === 'object' && answer.kind === 'field' ? answer.answer : undefined;
      return field?.kind === 'multiChoice' ? field.choiceIds : answer;
    };
    assert.deepEqual(idsIn('electricity, water, cold, Water, warm'), ['2', '1', '0']);
    assert.deepEqual(idsIn('Electricity and Water, cold'), ['2', '1']);
    assert.deepEqual(idsIn('Electrcity'), ['2']);
    assert.equal(idsIn('water, hot'), 'question.notAnOption');
    assert.equal(idsIn('water, '.repeat(10_000)), 'question.notAnOption');
  });

  it('takes both levels of choices within choices in one line, and the second alone where only one has it', () => {
    const choices = [
      {
        id: '1',
        label: 'Europe',
        children: [
          { id: '11', label: 'Paris' },
          { id: '12', label: 'Other' },
        ],
      },
      {
        id: '2',
        label: 'Asia',
        children: [
          { id: '21', label: 'Tokyo' },
          { id: '22', label: 'Other' },
        ],
      },
    ];
    const accepts = fieldOf({ kind: 'cascading', choices });
    const options = choices.map(({ id, label }) => ({ id, label: { text: label } }));
    const paris = { kind: 'cascading', choiceId: '1', childId: '11' };
    for (const text of ['Europe > Paris', 'Europe, Paris', 'europe/paris', 'europe paris', 'paris', 'Paris please']) {
      const answer = answerTo({ accepts, options }, text);
      assert.ok(typeof answer === 'object' && answer.kind === 'field', text);
      assert.deepEqual([answer.answer, answer.shown], [paris, 'Europe > Paris'], text);
    }
    for (const text of ['Europe', 'europe please', '1']) {
      assert.deepEqual(answerTo({ accepts, options }, text), { kind: 'option', id: '1' }, text);
    }
    for (const text of ['other', 'Mars', 'Asia > Paris']) {
      assert.equal(answerTo({ accepts, options }, text), 'question.notAnOption', text);
    }
  });

  it('says of a date in other words which day it is', () => {
    const answer = answerTo({ accepts: fieldOf({ kind: 'date' }) }, 'next friday');
    assert.ok(typeof answer === 'object' && answer.kind === 'field');
    assert.deepEqual([answer.answer, answer.shown], [{ kind: 'date', isoDate: '2026-11-27' }, '2026-11-27 (Friday)']);
    const plain = answerTo({ accepts: fieldOf({ kind: 'date' }) }, '2026-11-27');
    assert.ok(typeof plain === 'object' && plain.kind === 'field' && plain.shown === '2026-11-27');
  });

  it('takes no secret for a number or a label', () => {
    assert.equal(answerTo({ accepts: fieldOf({ kind: 'number' }) }, '4111111111111111'), 'question.notANumber');
    assert.equal(answerTo({ accepts: fieldOf({ kind: 'labels' }) }, 'Hunter2!pass'), 'question.notALabel');
    const answer = answerTo({ accepts: fieldOf({ kind: 'labels' }) }, 'vpn, Hunter2!pass');
    assert.equal(typeof answer === 'object' && answer.kind === 'field' && answer.shown, 'vpn');
  });

  it('takes labels as single words, each once', () => {
    const answer = answerTo({ accepts: fieldOf({ kind: 'labels' }) }, 'vpn, home vpn');
    const expected = { kind: 'labels', labels: ['vpn', 'home'] };
    assert.deepEqual(typeof answer === 'object' && answer.kind === 'field' ? answer.answer : answer, expected);
  });

  describe('what is polite around a number, a day or a moment', () => {
    const DAY = { accepts: fieldOf({ kind: 'date' }) };
    const MOMENT = { accepts: fieldOf({ kind: 'dateTime' }) };
    const NUMBER = { accepts: fieldOf({ kind: 'number' }) };
    const value = (question: Omit<Question, 'say'>, text: string, locale = 'en') => {
      const answer = answerTo(question, text, locale);
      if (typeof answer === 'string' || answer.kind !== 'field') return answer;
      const said = answer.answer;
      if (said.kind === 'date') return said.isoDate;
      if (said.kind === 'dateTime') return new Date(said.atMs).toISOString().slice(0, 16);
      return said.kind === 'number' ? said.number : said;
    };

    for (const [text, moment] of [
      ['tomorrow at 3pm please', '2026-11-23T15:00'],
      ['please tomorrow at 3pm, thank you', '2026-11-23T15:00'],
      ['hi, tomorrow 15:00!', '2026-11-23T15:00'],
      ['morgen um 15 uhr bitte', '2026-11-23T15:00'],
      ['bitte morgen um 15:30, danke', '2026-11-23T15:30'],
      ['demain à 15h svp', '2026-11-23T15:00'],
      ["demain à 15h s'il vous plaît", '2026-11-23T15:00'],
      ['mañana a las 15:00 por favor', '2026-11-23T15:00'],
      ['in two hours please', '2026-11-22T14:00'],
    ] as const)
      it(`is no part of it: ${text}`, () => assert.equal(value(MOMENT, text), moment));

    for (const [text, day] of [
      ['tomorrow, please', '2026-11-23'],
      ['friday thanks', '2026-11-27'],
      ['31.12., bitte', '2026-12-31'],
      ['guten Tag, am Freitag bitte', '2026-11-27'],
      ['vendredi, merci', '2026-11-27'],
      ['el viernes, gracias', '2026-11-27'],
      ['two weeks from now', '2026-12-06'],
      ['buenos días, mañana por favor', '2026-11-23'],
    ] as const)
      it(`is no part of it: ${text}`, () => assert.equal(value(DAY, text), day));

    for (const [text, number] of [
      ['4 please', 4],
      ['42.50 please', 42.5],
      ['42.50, please.', 42.5],
      ['please 1,200 thanks', 1200],
      ['€ 500 please', 500],
      ['twenty, thank you', 20],
      ['-5 please', -5],
    ] as const)
      it(`is no part of it: ${text}`, () => assert.equal(value(NUMBER, text), number));

    it('is no part of several choices', () => {
      const choices = ['Beamer', 'Tafel'].map((label) => ({ id: label, label, children: [] }));
      const question = { accepts: fieldOf({ kind: 'multiChoice', choices, defaultChoiceIds: [] }) };
      const several = { kind: 'multiChoice', choiceIds: ['Beamer', 'Tafel'] };
      assert.deepEqual(value(question, 'Beamer und Tafel, bitte', 'en'), several);
    });

    it('is none where there is nothing else, and stays in a text', () => {
      assert.equal(value(DAY, 'please'), 'question.notADate');
      assert.equal(value(NUMBER, 'thanks'), 'question.notANumber');
      assert.equal(value(NUMBER, 'not 4 please'), 'question.notANumber');
      assert.deepEqual(value({ accepts: fieldOf({ kind: 'text' }) }, 'A mouse please'), {
        kind: 'text',
        text: 'A mouse please',
      });
      assert.deepEqual(value({ accepts: fieldOf({ kind: 'labels' }) }, 'vip please'), {
        kind: 'labels',
        labels: ['vip', 'please'],
      });
    });
  });
});
