import assert from 'node:assert/strict';
import { recognise, recogniseInterruption } from '../../../dialogs/recognition/recognise.ts';
import { requestActionSaid, requestActionTold } from '../../../dialogs/recognition/recogniseRequest.ts';
import { LOCALES, choiceText } from '../../../locales/index.ts';
import { PHRASES } from '../../../locales/phrases.ts';

describe('what is said of a request', () => {
  const NAMED = {
    'CERT-12': { key: 'CERT-12' },
    'cert-12?': { key: 'CERT-12' },
    'status of cert-12': { key: 'CERT-12' },
    'what about CERT-12': { key: 'CERT-12' },
    'close cert-12': { key: 'CERT-12', action: 'close' },
    'Please add a comment to CERT-12!': { key: 'CERT-12', action: 'comment' },
    'add a coment to CERT-12': { key: 'CERT-12', action: 'comment' },
    'approve CERT-12': { key: 'CERT-12', action: 'approve' },
    'CERT-12 wieder öffnen': { key: 'CERT-12', action: 'reopen' },
    'partager CERT-12': { key: 'CERT-12', action: 'share' },
    'valorar CERT-12': { key: 'CERT-12', action: 'rate' },
    'status of ../servicedesk?x=1': { key: '../servicedesk?x=1' },
    'close CERT-0': { key: 'CERT-0', action: 'close' },
    'cert-12 pls': { key: 'CERT-12' },
    'hi, cert-12 please!': { key: 'CERT-12' },
    '"CERT-12"': { key: 'CERT-12' },
    '(cert-12)': { key: 'CERT-12' },
    '#cert-12': { key: 'CERT-12' },
    'is there news on cert-12?': { key: 'CERT-12' },
    'any update on cert-12': { key: 'CERT-12' },
    'gibt es was neues zu cert-12?': { key: 'CERT-12' },
    'où en est CERT-12 ?': { key: 'CERT-12' },
    '¿cómo va cert-12?': { key: 'CERT-12' },
    'close CERT 12': { key: 'CERT-12', action: 'close' },
    'close CERT-12, it works now': { key: 'CERT-12', action: 'close', argument: 'it works now' },
    'close cert-12 because it works': { key: 'CERT-12', action: 'close', argument: 'because it works' },
    'close CERT-12, right now please': { key: 'CERT-12', action: 'close' },
    'close CERT-12, or is it too soon?': { key: 'CERT-12', action: 'close' },
    'attach this to CERT-12': { key: 'CERT-12', action: 'attach' },
    'schließe cert-12 bitte': { key: 'CERT-12', action: 'close' },
    'fermer cert-12 merci': { key: 'CERT-12', action: 'close' },
    'comment on CERT-12 please': { key: 'CERT-12', action: 'comment' },
  };
  for (const [said, asked] of Object.entries(NAMED)) {
    it(`is understood: ${said}`, () => assert.deepEqual(recognise(said, 'en'), { kind: 'showRequest', ...asked }));
  }

  const WITH_ARGUMENT = {
    'share CERT-12 with demo@example.com': ['share', 'demo@example.com'],
    'add demo@example.com to cert-12, please': ['share', 'demo@example.com'],
    'CERT-12 teilen mit demo@example.com': ['share', 'demo@example.com'],
    'partager CERT-12 avec demo@example.com svp': ['share', 'demo@example.com'],
    'compartir cert-12 con demo@example.com': ['share', 'demo@example.com'],
    'comment on CERT-12: it is fixed': ['comment', 'it is fixed'],
    'comment on cert-12 it is fixed': ['comment', 'it is fixed'],
    'CERT-12 comment: hello there': ['comment', 'hello there'],
    'please reply to CERT-12: “thanks a lot”': ['comment', 'thanks a lot'],
    'CERT-12: the door is open again': ['comment', 'the door is open again'],
    'kommentiere CERT-12: geht wieder': ['comment', 'geht wieder'],
    'commenter CERT-12 : ça marche': ['comment', 'ça marche'],
    'comentar en CERT-12: ya funciona': ['comment', 'ya funciona'],
    'rate CERT-12 5': ['rate', '5'],
    'rate cert-12 with 4 stars': ['rate', '4'],
    'CERT-12 rate 3': ['rate', '3'],
    'bewerte CERT-12 mit 5 sternen': ['rate', '5'],
    'noter CERT-12 cinq étoiles': ['rate', '5'],
    'valorar CERT-12 con 4 estrellas': ['rate', '4'],
  };
  for (const [said, [action, argument]] of Object.entries(WITH_ARGUMENT)) {
    it(`is understood with what it is to be done with: ${said}`, () =>
      assert.deepEqual(recognise(said, 'en'), { kind: 'showRequest', key: 'CERT-12', action, argument }));
  }

  const isOwn = (key: string): boolean => key.startsWith('CERT-');
  const IN_SENTENCES: Readonly<Record<string, readonly [action?: string, argument?: string]>> = {
    'please close ticket CERT-1 as it is fixed': ['close', 'as it is fixed'],
    'hi there, could somebody please close CERT-1 it works again': ['close'],
    'CERT-1 is fixed, please close it': ['close'],
    'CERT-1 can be closed, works again': ['close', 'works again'],
    'reopen CERT-1 please it happens again': ['reopen'],
    'can you add a comment to CERT-1 that the screen is still black': ['comment', 'the screen is still black'],
    'add to CERT-1 that it is urgent': ['comment', 'it is urgent'],
    'add to CERT-1 also the keyboard': ['comment', 'also the keyboard'],
    'añade a CERT-1 también el ratón': ['comment', 'también el ratón'],
    'ajoute à CERT-1 le bureau 12 aussi': ['comment', 'le bureau 12 aussi'],
    'füge CERT-1 die Tastatur hinzu': ['comment', 'die Tastatur'],
    'füge bei CERT-1 hinzu: Büro 12': ['comment', 'Büro 12'],
    'add to CERT-1 a comment that it still fails': ['comment', 'it still fails'],
    'add to CERT-1 a file': ['attach'],
    'add CERT-1 to my list': ['share'],
    'add to CERT-1 please': ['share'],
    'añade a CERT-1 a mi jefe': ['share'],
    'füge CERT-1 einen Kollegen hinzu': ['share'],
    'in CERT-1 please add: still broken': ['comment', 'still broken'],
    'CERT-1 please add a comment that it still fails': ['comment', 'it still fails'],
    'CERT-1 still broken': ['comment', 'still broken'],
    'CERT-1 comment please mail demo@example.com': ['comment', 'please mail demo@example.com'],
    'CERT-1 kommentieren bitte an demo@example.com schicken': ['comment', 'bitte an demo@example.com schicken'],
    'comment on CERT-1 that': ['comment'],
    'share CERT-1 with my colleague x@y.example': ['share', 'x@y.example'],
    'can you please share ticket CERT-1 with my boss x@y.example thanks': ['share', 'x@y.example'],
    'share CERT-1 with x@y.example and z@y.example': ['share', 'x@y.example z@y.example'],
    'share CERT-1 with Ann Lee <x@y.example>': ['share', 'x@y.example'],
    'add my colleague x@y.example to CERT-1': ['share', 'x@y.example'],
    'rate CERT-1 5 stars great work': ['rate', '5 great work'],
    'i give CERT-1 5 stars': ['rate', '5'],
    'kannst du CERT-1 bitte schließen weil es wieder geht': ['close', 'weil es wieder geht'],
    'füge bei CERT-1 einen Kommentar hinzu dass es dringend ist': ['comment', 'es dringend ist'],
    'schreib in CERT-1 dass es dringend ist': ['comment', 'es dringend ist'],
    'lehne CERT-1 ab weil zu teuer': ['decline', 'weil zu teuer'],
    'teile CERT-1 mit meiner kollegin x@y.example': ['share', 'x@y.example'],
    'tu peux fermer CERT-1 c’est réglé': ['close'],
    'ajoutez à CERT-1 que c’est urgent': ['comment', 'c’est urgent'],
    'partager CERT-1 avec ma collègue x@y.example': ['share', 'x@y.example'],
    'rouvrez CERT-1 ça recommence': ['reopen'],
    'puedes añadir un comentario a CERT-1 que la pantalla sigue negra': ['comment', 'la pantalla sigue negra'],
    'comparte CERT-1 con mi compañera x@y.example': ['share', 'x@y.example'],
    'reabre CERT-1 que vuelve a fallar': ['reopen'],
    'please do not close CERT-1 yet': [],
    'why did you close CERT-1?': [],
    'is CERT-1 done yet': [],
    'is CERT-1 done?': [],
    'CERT-1 is done?': [],
    'CERT-1 est résolue ?': [],
    'ist CERT-1 erledigt?': [],
    'CERT-1 don’t close': [],
    'CERT-1 is no longer needed': ['close'],
    'CERT-1 wird nicht mehr gebraucht': ['close'],
    'hat sich erledigt CERT-1': ['close'],
    'CERT-1 when will it be done': [],
    'CERT-1 is still broken': ['comment', 'is still broken'],
    'CERT-1 ne marche toujours pas': ['comment', 'ne marche toujours pas'],
    'CERT-1 ist immer noch kaputt': ['comment', 'ist immer noch kaputt'],
    'CERT-1 no funciona': ['comment', 'no funciona'],
    'write to the agent on CERT-1 that it is the E key': ['comment', 'it is the E key'],
    'who can approve CERT-1?': [],
    'i am waiting for CERT-1 since two weeks!!': [],
    'bitte CERT-1 nicht schließen': [],
    'wann ist CERT-1 endlich fertig?': [],
    'any news about CERT-1? i need it urgently': [],
    'what is the status of my ticket CERT-1 i am waiting since monday': [],
  };
  for (const [said, [action, argument]] of Object.entries(IN_SENTENCES)) {
    it(`is understood among many words: ${said}`, () => {
      const { kind, ...asked } = recognise(said, 'en', isOwn);
      const wanted = { ...(action && { action }), ...(argument && { argument }) };
      assert.deepEqual({ kind, ...asked }, { kind: 'showRequest', key: 'CERT-1', ...wanted });
    });
  }

  it('is not what a long story with a key in it is about', () => {
    const story = 'My laptop makes the noise that I told you of in CERT-1 last year, and now it does not even start.';
    assert.equal(recognise(story, 'en', isOwn).kind, 'searchKnowledge');
  });

  it('is understood with a long comment, and with one in the words of something else', () => {
    const argument = `${'It is fixed, really. '.repeat(400)}Please close it.`;
    const asked = recognise(`comment on CERT-12: ${argument}`, 'en');
    assert.deepEqual(asked, { kind: 'showRequest', key: 'CERT-12', action: 'comment', argument });
  });

  it('is understood of the request that is being looked at', () => {
    assert.deepEqual(requestActionTold('share it with demo@example.com', 'en'), {
      action: 'share',
      argument: 'demo@example.com',
    });
    assert.deepEqual(requestActionTold('comment: it works', 'en'), { action: 'comment', argument: 'it works' });
    assert.deepEqual(requestActionTold('rate 5', 'en'), { action: 'rate', argument: '5' });
    assert.deepEqual(requestActionTold('close it please', 'en'), { action: 'close' });
    assert.equal(requestActionTold('note: my chair is blue, too', 'en')?.action, 'comment');
    assert.deepEqual(requestActionTold('close it, it works now', 'en'), { action: 'close', argument: 'it works now' });
    const comment = { action: 'comment', argument: 'it is still black' };
    assert.deepEqual(requestActionTold('add a comment that it is still black', 'en'), comment);
    assert.equal(requestActionTold('my chair is blue', 'en'), undefined);
    assert.equal(requestActionTold('share drive does not work, help', 'en'), undefined);
  });

  it('is read in no time, however it is written', () => {
    for (const text of [
      'CERT-12 '.repeat(2_400),
      '('.repeat(19_000),
      `comment CERT-12${':'.repeat(19_000)}x`,
      `CERT-12${' -'.repeat(9_000)}`,
      'a-1:'.repeat(4_800),
      `share CERT-12 with ${'a@'.repeat(9_000)}`,
    ])
      assert.ok(recognise(text, 'en').kind);
  });

  for (const said of [
    'how do I close cert-12 tickets in bulk',
    'what is covid-19',
    'ISO 27001',
    'show ISO 27001',
    'wi-fi does not work',
    'the covid-19 rules',
    'show me how to share a calendar',
    'close the door',
  ]) {
    it(`is not heard where nothing is said of one: ${said}`, () =>
      assert.notEqual(recognise(said, 'en').kind, 'showRequest'));
  }

  for (const locale of LOCALES) {
    it(`${locale}: is the same for the button and for its words, and interrupts nothing`, () => {
      for (const choice of ['comment', 'attach', 'approve', 'decline', 'share'] as const) {
        const words = choiceText(locale, choice);
        assert.equal(requestActionSaid(words, locale), choice, words);
        assert.equal(recogniseInterruption(words, locale), undefined, words);
      }
    });

    it(`${locale}: has no words that stop or interrupt what is going on`, () => {
      for (const words of Object.values(PHRASES[locale].requestActions).flat()) {
        assert.equal(recogniseInterruption(words, locale), undefined, words);
      }
    });
  }
});
