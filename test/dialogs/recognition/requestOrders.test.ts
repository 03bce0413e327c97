import assert from 'node:assert/strict';
import { recognise } from '../../../dialogs/recognition/recognise.ts';
import { withOthers } from '../../../dialogs/recognition/severalRequests.ts';
import type { Locale } from '../../../locales/index.ts';

/** What is begun with, and what comes after it: `OPS-1 share a@b.example; OPS-2 close`. */
function ordered(said: string, locale: Locale): string {
  const meant = recognise(said, locale, (key) => key.startsWith('OPS-'));
  const intent = meant.kind === 'showRequest' ? withOthers(meant, said, locale) : meant;
  if (intent.kind !== 'showRequest') return intent.kind;
  const { key, action = 'show', argument, others = [], afterwards = [] } = intent;
  const first = { key, action, argument };
  const orders = [first, ...others.map((each) => ({ ...first, key: each })), ...afterwards];
  return orders.map((each) => [each.key, each.action, each.argument].filter(Boolean).join(' ')).join('; ');
}

type Table = Readonly<Record<string, string>>;

function areUnderstood(table: Readonly<Record<Locale, Table>>): void {
  for (const locale of ['en', 'fr', 'de', 'es'] as const) {
    for (const [said, orders] of Object.entries(table[locale]))
      it(`${locale}: ${said}`, () => assert.equal(ordered(said, locale), orders));
  }
}

describe('several orders in one line, with the addresses of each', () => {
  areUnderstood({
    en: {
      'comment OPS-3 and share OPS-1 with x@a.example and y@a.example':
        'OPS-3 comment; OPS-1 share x@a.example y@a.example',
      'share OPS-1 with x@a.example and y@a.example and close OPS-2':
        'OPS-1 share x@a.example y@a.example; OPS-2 close',
      'share OPS-1 with x@a.example and OPS-2 with y@a.example': 'OPS-1 share x@a.example; OPS-2 share y@a.example',
      'share OPS-1 with x@a.example and z@a.example, OPS-2 with y@a.example':
        'OPS-1 share x@a.example z@a.example; OPS-2 share y@a.example',
    },
    fr: {
      'partage OPS-1 avec x@a.example et OPS-2 avec y@a.example': 'OPS-1 share x@a.example; OPS-2 share y@a.example',
      'ferme OPS-1 et partage OPS-2 avec x@a.example et y@a.example':
        'OPS-1 close; OPS-2 share x@a.example y@a.example',
    },
    de: {
      'OPS-80 kommentieren und OPS-81 mit x@a.example und y@a.example teilen':
        'OPS-80 comment; OPS-81 share x@a.example y@a.example',
      'OPS-81 mit x@a.example und y@a.example teilen und OPS-80 kommentieren':
        'OPS-81 share x@a.example y@a.example; OPS-80 comment',
      'OPS-80 mit x@a.example und y@a.example teilen und OPS-81 schließen':
        'OPS-80 share x@a.example y@a.example; OPS-81 close',
      'OPS-80 mit x@a.example und OPS-81 mit y@a.example teilen': 'OPS-80 share x@a.example; OPS-81 share y@a.example',
      'teile OPS-80 mit x@a.example und OPS-81 mit y@a.example': 'OPS-80 share x@a.example; OPS-81 share y@a.example',
      'OPS-80 mit x@a.example und y@a.example teilen': 'OPS-80 share x@a.example y@a.example',
      'OPS-80 und OPS-81 mit x@a.example teilen': 'OPS-80 share x@a.example; OPS-81 share x@a.example',
    },
    es: {
      'comparte OPS-1 con x@a.example y OPS-2 con y@a.example': 'OPS-1 share x@a.example; OPS-2 share y@a.example',
      'cierra OPS-1 y comparte OPS-2 con x@a.example y y@a.example': 'OPS-1 close; OPS-2 share x@a.example y@a.example',
    },
  });
});

describe('an order for several requests', () => {
  areUnderstood({
    en: {
      'close OPS-1 as well as OPS-2': 'OPS-1 close; OPS-2 close',
      'close OPS-1 and also OPS-2': 'OPS-1 close; OPS-2 close',
      'close OPS-1, OPS-2 too': 'OPS-1 close; OPS-2 close',
      'close OPS-1,OPS-2': 'OPS-1 close; OPS-2 close',
      'close OPS-1/OPS-2': 'OPS-1 close; OPS-2 close',
      'close OPS-1;OPS-2': 'OPS-1 close; OPS-2 close',
      'close OPS-1&OPS-2': 'OPS-1 close; OPS-2 close',
      'close OPS-1+OPS-2': 'OPS-1 close; OPS-2 close',
      'close OPS-1,and OPS-2': 'OPS-1 close; OPS-2 close',
      'show OPS-3,OPS-10': 'OPS-3 show; OPS-10 show',
      'OPS-50,OPS-51': 'OPS-50 show; OPS-51 show',
    },
    fr: {
      'ferme OPS-1 ainsi que OPS-2': 'OPS-1 close; OPS-2 close',
      'ferme OPS-1 et OPS-2 aussi': 'OPS-1 close; OPS-2 close',
      'ferme OPS-1, et aussi OPS-2': 'OPS-1 close; OPS-2 close',
    },
    de: {
      'bitte OPS-82 schliessen und OPS-83 auch': 'OPS-82 close; OPS-83 close',
      'schließ OPS-1 und auch OPS-2': 'OPS-1 close; OPS-2 close',
      'OPS-1 schließen, OPS-2 auch': 'OPS-1 close; OPS-2 close',
      'schließe OPS-1 sowie OPS-2': 'OPS-1 close; OPS-2 close',
      'OPS-84 und OPS-85 zumachen': 'OPS-84 close; OPS-85 close',
      'OPS-84,OPS-85 zumachen': 'OPS-84 close; OPS-85 close',
    },
    es: {
      'cierra OPS-1 y también OPS-2': 'OPS-1 close; OPS-2 close',
      'cierra OPS-1 así como OPS-2': 'OPS-1 close; OPS-2 close',
      'cierra OPS-1 y OPS-2 también': 'OPS-1 close; OPS-2 close',
    },
  });
});

describe('orders as people say them', () => {
  areUnderstood({
    en: {
      'share OPS-1 and OPS-2 with x@a.example and close OPS-3':
        'OPS-1 share x@a.example; OPS-2 share x@a.example; OPS-3 close',
      'share OPS-1 with my boss x@a.example and my colleague y@a.example and close OPS-2':
        'OPS-1 share x@a.example y@a.example; OPS-2 close',
      'add x@a.example to OPS-1 and y@a.example to OPS-2': 'OPS-1 share x@a.example; OPS-2 share y@a.example',
      'share OPS-1 with x@a.example and add y@a.example to OPS-2': 'OPS-1 share x@a.example; OPS-2 share y@a.example',
      'close OPS-1, it works now, and reopen OPS-2': 'OPS-1 close; OPS-1 comment it works now; OPS-2 reopen',
      'close OPS-1 because it works and OPS-2 because it does not':
        'OPS-1 close; OPS-1 comment because it works; OPS-2 close; OPS-2 comment because it does not',
      'close OPS-1 because OPS-2 is solved': 'OPS-1 close; OPS-1 comment because OPS-2 is solved',
      'close OPS-1, it is a duplicate of OPS-2': 'OPS-1 close; OPS-1 comment it is a duplicate of OPS-2',
      'close OPS-1 and reopen OPS-2 because it is a duplicate of OPS-3':
        'OPS-1 close; OPS-2 reopen; OPS-2 comment because it is a duplicate of OPS-3',
      'close OPS-1, frobnicate OPS-2': 'OPS-1 close',
      'close OPS-1 and OPS-2 with the comment: works':
        'OPS-1 close; OPS-2 close; OPS-1 comment works; OPS-2 comment works',
      'close OPS-1, reopen OPS-2 and OPS-3 and comment: broken':
        'OPS-1 close; OPS-2 reopen; OPS-3 reopen; OPS-2 comment broken; OPS-3 comment broken',
      'close OPS-1, nothing else': 'OPS-1 close',
      'close OPS-1 and tell them thanks for the help': 'OPS-1 close; OPS-1 comment thanks for the help',
      'close OPS-1 and tell them it works': 'OPS-1 close; OPS-1 comment it works',
      'close OPS-1 and add a comment please': 'OPS-1 close; OPS-1 comment',
      'close OPS-1 for good': 'OPS-1 close',
      'close OPS-3 and comment on OPS-1 and OPS-2: it works':
        'OPS-3 close; OPS-1 comment it works; OPS-2 comment it works',
      'close OPS-1 and comment on OPS-2: it works and close OPS-3':
        'OPS-1 close; OPS-2 comment it works and close OPS-3',
      'OPS-1 is done, close it, and OPS-2 too': 'OPS-1 close; OPS-2 close',
      'attach this to OPS-1 as well as to OPS-2': 'OPS-1 attach; OPS-2 attach',
      'close both OPS-1 and OPS-2': 'OPS-1 close; OPS-2 close',
      'close OPS-1, same for OPS-2': 'OPS-1 close; OPS-2 close',
      'is OPS-1 the same as OPS-2?': 'OPS-1 show; OPS-2 show',
      'my printer HP-4000 and HP-5000 do not print': 'searchKnowledge',
      'the file ends with OPS-1/attachments': 'searchKnowledge',
    },
    fr: {
      'partage OPS-1 et OPS-2 avec x@a.example, puis ferme OPS-3':
        'OPS-1 share x@a.example; OPS-2 share x@a.example; OPS-3 close',
      'évalue OPS-1 5 et OPS-2 4': 'OPS-1 rate 5; OPS-2 rate 4',
      "ferme OPS-1, c'est un doublon de OPS-2": "OPS-1 close; OPS-1 comment c'est un doublon de OPS-2",
      'ferme OPS-1 ça remarche': 'OPS-1 close; OPS-1 comment ça remarche',
    },
    de: {
      'kannst du bitte OPS-80 und OPS-81 schließen und OPS-82 kommentieren':
        'OPS-80 close; OPS-81 close; OPS-82 comment',
      'OPS-80 mit 5 Sternen und OPS-81 mit 4 Sternen bewerten': 'OPS-80 rate 5; OPS-81 rate 4',
      'OPS-80 schließen, OPS-81 wieder öffnen und OPS-82 mit x@a.example teilen':
        'OPS-80 close; OPS-81 reopen; OPS-82 share x@a.example',
      'OPS-80 mit x@a.example teilen und OPS-81 auch': 'OPS-80 share x@a.example; OPS-81 share x@a.example',
      'OPS-80 schließen, das ist ein Duplikat von OPS-81':
        'OPS-80 close; OPS-80 comment das ist ein Duplikat von OPS-81',
      'OPS-80 bitte komplett schließen': 'OPS-80 close',
    },
    es: {
      'comparte OPS-1 con mi jefe x@a.example, y OPS-2 con y@a.example':
        'OPS-1 share x@a.example; OPS-2 share y@a.example',
      'aprueba OPS-1 y rechaza OPS-2 porque es caro': 'OPS-1 approve; OPS-2 decline; OPS-2 comment porque es caro',
    },
  });
});

describe('one more order for “it”', () => {
  areUnderstood({
    en: {
      'share OPS-1 with x@a.example and close it': 'OPS-1 share x@a.example; OPS-1 close',
      'close OPS-1 and share it with x@a.example': 'OPS-1 close; OPS-1 share x@a.example',
      'share OPS-1 with x@a.example and comment on it: no ink': 'OPS-1 share x@a.example; OPS-1 comment no ink',
      'close OPS-1, it is solved': 'OPS-1 close',
      'close OPS-1, it works now': 'OPS-1 close; OPS-1 comment it works now',
      'comment on OPS-1: it works and close it': 'OPS-1 comment it works and close it',
    },
    fr: {},
    de: { 'teile OPS-1 mit x@a.example und schließe es': 'OPS-1 share x@a.example; OPS-1 close' },
    es: { 'comparte OPS-1 con x@a.example y ciérralo': 'OPS-1 share x@a.example; OPS-1 close' },
  });
});

describe('the words of a comment', () => {
  areUnderstood({
    en: {
      'OPS-50 comment please mail x@a.example': 'OPS-50 comment please mail x@a.example',
      'comment on OPS-1: OPS-2 is the same': 'OPS-1 comment OPS-2 is the same',
      'comment on OPS-1 that it works and close OPS-3': 'OPS-1 comment it works and close OPS-3',
    },
    fr: { 'commenter OPS-1 : écrire à x@a.example': 'OPS-1 comment écrire à x@a.example' },
    de: {
      'OPS-80 kommentieren bitte an x@a.example schicken': 'OPS-80 comment bitte an x@a.example schicken',
      'OPS-80 kommentieren: bitte OPS-81 mit x@a.example teilen': 'OPS-80 comment bitte OPS-81 mit x@a.example teilen',
      'schreib in OPS-80, dass OPS-81 erledigt ist': 'OPS-80 comment OPS-81 erledigt ist',
    },
    es: { 'comentar en OPS-1: escribir a x@a.example': 'OPS-1 comment escribir a x@a.example' },
  });
});

describe('what is said once more of the same requests', () => {
  areUnderstood({
    en: {
      'reopen OPS-1 and say it is broken again': 'OPS-1 reopen; OPS-1 comment it is broken again',
      'reopen OPS-1 and write it is broken again': 'OPS-1 reopen; OPS-1 comment it is broken again',
      'close OPS-1 with the comment: solved by myself': 'OPS-1 close; OPS-1 comment solved by myself',
      'close OPS-1, note that it works and say thanks': 'OPS-1 close; OPS-1 comment it works and say thanks',
      'reopen OPS-1, OPS-2 and comment on both': 'OPS-1 reopen; OPS-2 reopen; OPS-1 comment; OPS-2 comment',
      'share OPS-1 and OPS-2 with x@a.example and comment on both: no ink':
        'OPS-1 share x@a.example; OPS-2 share x@a.example; OPS-1 comment no ink; OPS-2 comment no ink',
      'comment on OPS-1: close it': 'OPS-1 comment close it',
      'decline OPS-1: too dear': 'OPS-1 decline; OPS-1 comment too dear',
      'decline OPS-1 as we have no money': 'OPS-1 decline; OPS-1 comment as we have no money',
      'close OPS-1 as soon as possible': 'OPS-1 close',
      'close OPS-1 (found it)': 'OPS-1 close; OPS-1 comment (found it)',
      'close OPS-1 found it under the desk': 'OPS-1 close; OPS-1 comment found it under the desk',
      'could you close OPS-1 for me please thanks': 'OPS-1 close',
      'comment OPS-1 and OPS-2: hey': 'OPS-1 comment hey; OPS-2 comment hey',
      'comment on OPS-1: OPS-2': 'OPS-1 comment OPS-2',
    },
    fr: {
      'rouvre OPS-1, OPS-2 et commente les deux': 'OPS-1 reopen; OPS-2 reopen; OPS-1 comment; OPS-2 comment',
      'ferme OPS-1 avec le commentaire : réglé moi-même': 'OPS-1 close; OPS-1 comment réglé moi-même',
    },
    de: {
      'öffne OPS-1 wieder und schreib es ist wieder kaputt': 'OPS-1 reopen; OPS-1 comment es ist wieder kaputt',
      'OPS-1 schließen, danach OPS-2 kommentieren mit "läuft wieder"': 'OPS-1 close; OPS-2 comment läuft wieder',
      'lehne OPS-1 ab, da wir kein Geld haben': 'OPS-1 decline; OPS-1 comment da wir kein Geld haben',
    },
    es: {
      'reabre OPS-1, OPS-2 y comenta en ambas: sigue roto':
        'OPS-1 reopen; OPS-2 reopen; OPS-1 comment sigue roto; OPS-2 comment sigue roto',
    },
  });
});

describe('a verb in two parts', () => {
  areUnderstood({
    en: {},
    fr: {},
    de: {
      'mach OPS-1 zu': 'OPS-1 close',
      'mach OPS-1 auf': 'OPS-1 reopen',
      'mach OPS-1 zu und OPS-2 auf': 'OPS-1 close; OPS-2 reopen',
    },
    es: {},
  });
});

describe('one of several parts that is no order', () => {
  areUnderstood({
    en: {
      "don't close OPS-1": 'OPS-1 show',
      "don't close OPS-1 but close OPS-2": 'OPS-2 close',
      'I closed OPS-1, close OPS-2 too': 'OPS-2 close',
      'show OPS-1 and close OPS-2': 'OPS-2 close',
      'close OPS-1 but not OPS-2 and OPS-3': 'OPS-1 close',
      'OPS-1: see OPS-2, close OPS-3': 'OPS-1 comment see OPS-2, close OPS-3',
      'close OPS-1, frobnicate OPS-2 and share OPS-3 with x@a.example': 'OPS-1 close; OPS-3 share x@a.example',
      'who closed OPS-1 and commented on OPS-2?': 'OPS-1 show; OPS-2 show',
      'close OPS-1 and OPS-2, comment on OPS-3 and share OPS-4 with x@a.example':
        'OPS-1 close; OPS-2 close; OPS-3 comment; OPS-4 share x@a.example',
    },
    fr: { 'ne ferme pas OPS-1, ferme OPS-2': 'OPS-2 close' },
    de: {
      'OPS-1 nicht schließen, sondern OPS-2 schließen': 'OPS-2 close',
      'OPS-1 bitte zumachen, OPS-2 mit x@a.example teilen und bei OPS-3 folgendes ergänzen: Drucker geht':
        'OPS-1 close; OPS-2 share x@a.example; OPS-3 comment Drucker geht',
    },
    es: { 'no cierres OPS-1, cierra OPS-2': 'OPS-2 close' },
  });
});

describe('another sentence behind a comment', () => {
  areUnderstood({
    en: {
      'comment OPS-1 it arrived. also share OPS-2 with x@a.example':
        'OPS-1 comment it arrived.; OPS-2 share x@a.example',
      'comment on OPS-1: fixed; comment on OPS-2: broken': 'OPS-1 comment fixed; OPS-2 comment broken',
      'comment on OPS-1: it arrived. I will share OPS-2 later': 'OPS-1 comment it arrived. I will share OPS-2 later',
      'close OPS-1. Also comment on OPS-2: it works. Thanks!': 'OPS-1 close; OPS-2 comment it works. Thanks!',
      'tell OPS-1 that it works': 'OPS-1 comment it works',
      'OPS-1 with x@a.example too': 'OPS-1 share x@a.example',
      'add to OPS-1: the keyboard as well': 'OPS-1 comment the keyboard as well',
      'share OPS-1: my boss needs it': 'OPS-1 comment my boss needs it',
    },
    fr: {},
    de: {},
    es: {},
  });
});

describe('a verb behind the key, with words of its own', () => {
  areUnderstood({
    en: {
      'OPS-1 close and OPS-2 comment: done': 'OPS-1 close; OPS-2 comment done',
      'approve OPS-1 and decline OPS-2: too dear': 'OPS-1 approve; OPS-2 decline; OPS-2 comment too dear',
      'close OPS-1 with the comment: done': 'OPS-1 close; OPS-1 comment done',
    },
    fr: {
      'OPS-1 fermer et OPS-2 commenter : fini': 'OPS-1 close; OPS-2 comment fini',
    },
    de: {
      'OPS-1 genehmigen und OPS-2 ablehnen: zu teuer': 'OPS-1 approve; OPS-2 decline; OPS-2 comment zu teuer',
      'genehmige OPS-1 und lehne OPS-2 ab: zu teuer': 'OPS-1 approve; OPS-2 decline; OPS-2 comment zu teuer',
      'lehne OPS-1 ab: zu teuer': 'OPS-1 decline; OPS-1 comment zu teuer',
      'lehne OPS-1 ab, zu teuer': 'OPS-1 decline; OPS-1 comment zu teuer',
      'mach OPS-1 zu: erledigt': 'OPS-1 close; OPS-1 comment erledigt',
      'OPS-1 wieder öffnen und OPS-2 schließen: fertig': 'OPS-1 reopen; OPS-2 close; OPS-2 comment fertig',
      'OPS-1, OPS-2 schließen und OPS-3 kommentieren: hallo du': 'OPS-1 close; OPS-2 close; OPS-3 comment hallo du',
    },
    es: {
      'OPS-1 cerrar y OPS-2 comentar: listo': 'OPS-1 close; OPS-2 comment listo',
    },
  });
});
