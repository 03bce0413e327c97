import assert from 'node:assert/strict';
import { findQuickAnswer } from '../../dialogs/quickAnswers.ts';
import { FAQ } from '../../locales/faq.ts';
import { LOCALES } from '../../locales/index.ts';
import type { Locale } from '../../locales/index.ts';

/** As people type them, by the entry that answers. */
const ASKED: Readonly<Record<Locale, Readonly<Record<string, readonly string[]>>>> = {
  en: {
    password: [
      'How do I reset my password?',
      'I forgot my password',
      'How can I change my password?',
      'My password has expired',
      'I am locked out of my account',
      'My account is locked',
    ],
    vpn: [
      'The VPN does not connect',
      'Why does the VPN not connect?',
      'VPN is not working',
      'I cannot connect to the VPN',
      'How do I connect to the VPN?',
    ],
    printer: [
      'My printer does not print',
      'Why is my printer not printing?',
      'The printer is not working',
      'I cannot print',
      'How do I fix my printer?',
    ],
    software: [
      'How do I get new software?',
      'How do I install a program?',
      'I need new software',
      'Can I install software?',
      'How can I order an application?',
    ],
    phishing: [
      'I got a suspicious e-mail',
      'I received a phishing mail',
      'What do I do with spam?',
      'I clicked on a suspicious link',
      'Is this e-mail phishing?',
    ],
    follow: [
      'How do I follow my request?',
      'Where is my request?',
      'What is the status of my request?',
      'How can I see the status of my ticket?',
    ],
  },
  de: {
    password: [
      'Wie setze ich mein Passwort zurück?',
      'Wie kann ich mein Passwort zurücksetzen?',
      'Ich habe mein Passwort vergessen',
      'Wie ändere ich mein Passwort?',
      'Mein Passwort ist abgelaufen',
      'Mein Konto ist gesperrt',
      'Ich habe mein Kennwort vergessen',
      'Wie setze ich mein Kennwort zurück?',
      'Mein Passwort geht nicht',
    ],
    vpn: [
      'Das VPN verbindet sich nicht',
      'Warum verbindet sich das VPN nicht?',
      'Das VPN geht nicht',
      'Wie verbinde ich mich mit dem VPN?',
      'Ich kann mich nicht mit dem VPN verbinden',
      'Ich bekomme keine VPN-Verbindung',
      'Mein VPN funktioniert nicht',
    ],
    printer: [
      'Mein Drucker druckt nicht',
      'Warum druckt mein Drucker nicht?',
      'Der Drucker geht nicht',
      'Ich kann nicht drucken',
      'Wie bringe ich meinen Drucker zum Laufen?',
      'Der Drucker funktioniert nicht mehr',
    ],
    software: [
      'Wie bekomme ich neue Software?',
      'Wie installiere ich ein Programm?',
      'Ich brauche neue Software',
      'Ich brauche ein neues Programm',
      'Wie kann ich Software installieren?',
      'Wie bestelle ich eine Anwendung?',
    ],
    phishing: [
      'Ich habe eine verdächtige E-Mail bekommen',
      'Ich habe eine Phishing-Mail erhalten',
      'Was mache ich mit Spam?',
      'Ich habe auf einen verdächtigen Link geklickt',
      'Ist diese Mail Phishing?',
      'Ich habe eine komische Mail bekommen',
    ],
    follow: [
      'Wie verfolge ich meine Anfrage?',
      'Wo ist meine Anfrage?',
      'Wie ist der Status meiner Anfrage?',
      'Wie sehe ich den Status meines Tickets?',
      'Wie weit ist mein Ticket?',
    ],
  },
  fr: {
    password: [
      'Comment réinitialiser mon mot de passe ?',
      'Comment puis-je changer mon mot de passe ?',
      "J'ai oublié mon mot de passe",
      'Mon mot de passe a expiré',
      'Mon compte est verrouillé',
      'Mon compte est bloqué',
      'Comment je réinitialise mon mot de passe ?',
      'Je ne me souviens plus de mon mot de passe',
    ],
    vpn: [
      'Le VPN ne se connecte pas',
      'Pourquoi le VPN ne se connecte pas ?',
      'Le VPN ne marche pas',
      'Comment me connecter au VPN ?',
      'Je n’arrive pas à me connecter au VPN',
      'Impossible de se connecter au VPN',
      'Mon VPN ne fonctionne pas',
    ],
    printer: [
      "Mon imprimante n'imprime pas",
      "Pourquoi mon imprimante n'imprime plus ?",
      "L'imprimante ne marche pas",
      "Je n'arrive pas à imprimer",
      'Je ne peux pas imprimer',
      'Mon imprimante est en panne',
      "L'imprimante ne fonctionne plus",
    ],
    software: [
      'Comment obtenir un nouveau logiciel ?',
      'Comment installer un programme ?',
      "J'ai besoin d'un nouveau logiciel",
      'Comment puis-je installer un logiciel ?',
      'Comment commander une application ?',
    ],
    phishing: [
      "J'ai reçu un e-mail suspect",
      "J'ai reçu un mail de phishing",
      "J'ai reçu un courriel suspect",
      'Que faire avec un spam ?',
      "J'ai cliqué sur un lien suspect",
      "J'ai reçu un mail bizarre",
    ],
    follow: [
      'Comment suivre ma demande ?',
      'Où est ma demande ?',
      'Où en est ma demande ?',
      'Quel est le statut de ma demande ?',
      'Comment voir le statut de mon ticket ?',
      "Quel est l'état de mon ticket ?",
    ],
  },
  es: {
    password: [
      '¿Cómo restablezco mi contraseña?',
      '¿Cómo puedo restablecer mi contraseña?',
      'He olvidado mi contraseña',
      '¿Cómo cambio mi contraseña?',
      'Mi contraseña ha caducado',
      'Mi cuenta está bloqueada',
      'Olvidé mi contraseña',
      'No recuerdo mi contraseña',
    ],
    vpn: [
      'La VPN no se conecta',
      '¿Por qué no se conecta la VPN?',
      'La VPN no funciona',
      '¿Cómo me conecto a la VPN?',
      'No puedo conectarme a la VPN',
      'Mi VPN no va',
    ],
    printer: [
      'Mi impresora no imprime',
      '¿Por qué no imprime mi impresora?',
      'La impresora no funciona',
      'No puedo imprimir',
      'La impresora no va',
      'Mi impresora está bloqueada',
    ],
    software: [
      '¿Cómo obtengo un programa nuevo?',
      '¿Cómo instalo un programa?',
      'Necesito un programa nuevo',
      '¿Cómo puedo instalar software?',
      '¿Cómo pido una aplicación?',
      'Necesito software nuevo',
    ],
    phishing: [
      'He recibido un correo sospechoso',
      'He recibido un correo de phishing',
      '¿Qué hago con el spam?',
      'He pulsado un enlace sospechoso',
      'He hecho clic en un enlace sospechoso',
      'Me ha llegado un correo extraño',
      'Recibí un correo raro',
    ],
    follow: [
      '¿Cómo sigo mi solicitud?',
      '¿Dónde está mi solicitud?',
      '¿Cuál es el estado de mi solicitud?',
      '¿Cómo veo el estado de mi ticket?',
      '¿Cómo va mi solicitud?',
    ],
  },
};

const OTHERS: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'My mouse does not work',
    'How do I book a meeting room?',
    'I need a new laptop',
    'My screen is black',
    'change my address',
    'The wifi is slow',
    'How do I request holidays?',
    'My mailbox is full',
  ],
  de: [
    'Meine Maus geht nicht',
    'Wie buche ich einen Besprechungsraum?',
    'Ich brauche einen neuen Laptop',
    'Mein Bildschirm ist schwarz',
    'Wie ändere ich meine Adresse?',
    'Das WLAN ist langsam',
    'Mein Postfach ist voll',
    'Ich kann mich nicht anmelden',
  ],
  fr: [
    'Ma souris ne marche pas',
    'Comment réserver une salle ?',
    "J'ai besoin d'un nouvel ordinateur",
    'Mon écran est noir',
    'Comment changer mon adresse ?',
    'Le wifi est lent',
    'Ma boîte mail est pleine',
  ],
  es: [
    'Mi ratón no funciona',
    '¿Cómo reservo una sala?',
    'Necesito un portátil nuevo',
    'Mi pantalla está negra',
    '¿Cómo cambio mi dirección?',
    'El wifi va lento',
    'Mi buzón está lleno',
  ],
};

describe('a frequent question', () => {
  for (const locale of LOCALES) {
    it(`is found by what people ask in ${locale}, for every entry`, () => {
      for (const { id } of FAQ[locale]) {
        const asked = ASKED[locale][id] ?? assert.fail(`nobody asks for ${id}`);
        for (const text of asked) assert.equal(findQuickAnswer(text, locale)?.id, id, text);
      }
    });

    it(`is not found by what is another question in ${locale}`, () => {
      for (const text of OTHERS[locale]) assert.equal(findQuickAnswer(text, locale), undefined, text);
    });
  }

  it('is looked for in short texts only', () => {
    const asked = 'I forgot my password';
    assert.ok(findQuickAnswer(`${asked} ${'a'.repeat(100)}`, 'en'));
    assert.equal(findQuickAnswer(`${asked} ${'a'.repeat(20_000)}`, 'en'), undefined);
  });
});
