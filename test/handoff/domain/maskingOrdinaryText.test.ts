import assert from 'node:assert/strict';
import { maskSecrets } from '../../../handoff/domain/masking.ts';

/** Of this length, a text whose reading took the time of its square would not be read before the test runs out. */
const LONG = 250_000;

describe('masking of what is said of a secret', () => {
  const kept = [
    'Mein Kennwort ist seit 3 Tagen abgelaufen',
    'password is longer than 12 characters',
    'my password is fine',
    'my password is okay',
    'my password is unchanged',
    'my password is stored in KeePass',
    'my password is case sensitive',
    'my password is set to expire',
    'my password is going to expire',
    'my password is hard to remember',
    'my password is out of date',
    'my password is taped to the screen',
    'token was revoked',
    'the token was sent by mail',
    'token is valid for 60 minutes',
    'my pass is valid until 2027',
    'pin is 4 digits',
    'my password is now working',
    'password: see below',
    'PIN: unknown',
    'Secret: none',
    'secret is out',
    'Passwort: vergessen',
    'Passwort: siehe oben',
    'Passwort ist dasselbe',
    'das Passwort ist 8 Zeichen lang',
    'mein Passwort ist am Montag abgelaufen',
    'mon mot de passe est à changer',
    'mon mot de passe est depuis hier faux',
    'mi contraseña es desde ayer inválida',
    'mein PIN ist 4-stellig',
    'Room Berlin+2nd',
    'Win10Pro@Home',
    'OPS-1?expand=all',
    'OPS-32?x=1',
    'file C4+Room2b',
    'login page/portal',
    'login windows/office365',
    'Zugangsdaten: bob / siehe Mail',
    'passwd: unknown',
    'PIN-Nummer vergessen',
  ];
  for (const text of kept) {
    it(`leaves "${text}" alone`, () => assert.equal(maskSecrets(text), text));
  }

  const hidden: readonly (readonly [string, string])[] = [
    ['passwd: abc123', 'passwd: ••••••'],
    ['Ops-32?x=1', '••••••'],
    ['OPS-1?key=aB3xyz', '••••••'],
    ['my passwd is abc123', 'my passwd is ••••••'],
    ['pswd: abc123', 'pswd: ••••••'],
    ['PIN-Nummer 4711', 'PIN-Nummer ••••••'],
    ['pin number is 4711', 'pin number is ••••••'],
    ['Zugangsdaten: bob / hunter2', 'Zugangsdaten: bob / ••••••'],
    ['login bob/hunter2', 'login bob/••••••'],
    ['my password is now hunter2', 'my password is now ••••••'],
    ['Passwort ist jetzt geheim123', 'Passwort ist jetzt ••••••'],
    ['my password is sunshine and it fails', 'my password is •••••• and it fails'],
    ['mein Passwort ist sonnenschein', 'mein Passwort ist ••••••'],
    ['password: fine', 'password: ••••••'],
    ['password: see', 'password: ••••••'],
    ['password is: okay', 'password is: ••••••'],
    ['my pin is 4711 digits', 'my pin is •••••• digits'],
    ['my password is wedding', 'my password is ••••••'],
    ['it is P@ssw0rd', 'it is ••••••'],
    ['it is Admin@123', 'it is ••••••'],
    ['it is Summer+2024', 'it is ••••••'],
  ];
  for (const [text, masked] of hidden) {
    it(`hides the secret of "${text}"`, () => assert.equal(maskSecrets(text), masked));
  }

  for (const unit of ['password is set to ', 'login ', 'login a / ', 'password is 4 ', 'password is now ', 'A+']) {
    it(`comes to its end: "${unit}" over and over`, () => {
      assert.ok(maskSecrets(unit.repeat(LONG / unit.length)) !== '');
    });
  }
});
