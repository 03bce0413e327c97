import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskSecrets, maskSecretsIn } from '../../../handoff/domain/masking.ts';

/** By Luhn's rule, for a body of digits that it ends. */
function checkDigitOf(body: readonly number[]): number {
  const sum = body.toReversed().reduce((total, digit, index) => {
    const value = digit * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

describe('masking of secrets', () => {
  const hidden: readonly (readonly [string, string])[] = [
    ['my password is hunter2', 'hunter2'],
    ['Passwort: geheim123', 'geheim123'],
    ['mot de passe : soleil', 'soleil'],
    ['pwd=abc123', 'abc123'],
    ['password is: hunter2', 'hunter2'],
    ['{"password":"hunter2"}', 'hunter2'],
    ['client_secret=hunter2', 'hunter2'],
    ['mein Passwort lautet geheim123', 'geheim123'],
    ['Authorization: Bearer abcdefghijklmnop', 'abcdefghijklmnop'],
    ['clone https://jane:hunter2@git.example.com', 'hunter2'],
    ['glpat-abcdefghijklmnopqrst', 'abcdefghijklmnopqrst'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----', 'MIIEow'],
    ['it is customer_Pas$w0rd, please help', 'customer_Pas$w0rd'],
    ['token ATATT3xFfGF0abcdefghijklmnop', 'ATATT3xFfGF0abcdefghijklmnop'],
    ['ghp_abcdefghijklmnopqrstuvwxyz', 'ghp_abcdefghijklmnopqrstuvwxyz'],
    ['card 4111 1111 1111 1111 expires soon', '4111 1111 1111 1111'],
    ['eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abc-def', 'eyJhbGciOiJIUzI1'],
    ['eyJhbGciOiJSU0Et.encryptedkey1.iv.ciphertext.tag', 'ciphertext'],
    ['the password for the VPN is hunter2', 'hunter2'],
    ['Das Passwort für das WLAN lautet geheim123.', 'geheim123'],
    ['le mot de passe du wifi est chat99', 'chat99'],
    ['La contraseña de la VPN es perro77', 'perro77'],
    ['mdp : soleil', 'soleil'],
    ['Mein Kennwort heißt sesam', 'sesam'],
    ['mi clave es abc', 'abc'],
    ['the pin of my phone is 4711', '4711'],
    ['PIN: 1234', '1234'],
    ['password = "correct horse battery"', 'horse'],
    ['Passwort: „offenes Sesam“', 'Sesam'],
    ['x-api-key: 0a1b2c3d4e', '0a1b2c3d4e'],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY', 'wJalrXUtnFEMI'],
    ['DefaultEndpointsProtocol=https;AccountKey=abc123==;', 'abc123'],
    ['JSESSIONID=0123456789ABCDEF', '0123456789ABCDEF'],
    ['refresh_token=abcdef', 'abcdef'],
    ['ATCTT3xFfGN0abcdefghijklmnop', 'ATCTT3xFfGN0'],
    ['ATBBabcdefghijklmnopqrstuvwx', 'ATBBabcdef'],
    ['ASIAABCDEFGHIJKLMNOP', 'ASIAABCD'],
    ['npm_abcdefghijklmnopqrstuvwxyz0123456789', 'npm_abc'],
    ['sk_live_abcdefghijklmnop', 'sk_live_abc'],
    ['ya29.abcdefghijklmnopqrstuvw', 'ya29.abc'],
    ['SG.abcdefghijklmnop.abcdefghijklmnop', 'SG.abc'],
    ['-----BEGIN PGP PRIVATE KEY BLOCK-----\nlQdGBF\n-----END PGP PRIVATE KEY BLOCK-----', 'lQdGBF'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r', 'b3BlbnNzaC1r'],
    ['4111.1111.1111.1111', '4111'],
    ['3782-822463-10005', '822463'],
    ['4111\t1111\t1111\t1111', '1111'],
    ['password hunter2', 'hunter2'],
    ['Password: reset it. The new password hunter2 is fine?', 'hunter2'],
    ['Passwort geheim123', 'geheim123'],
    ['mot de passe soleil99', 'soleil99'],
    ['contraseña perro77', 'perro77'],
    ['Kennwort sesam!oeffne', 'sesam!oeffne'],
    ['clave gato_88', 'gato_88'],
    ['PIN 4711', '4711'],
    ['my pin code 471100', '471100'],
    ['code secret 4711', '4711'],
    ['login jane password (hunter2)', 'hunter2'],
    ['password - hunter2', 'hunter2'],
    ['I changed my password to hunter2', 'hunter2'],
    ['Passwort → geheim123', 'geheim123'],
    ['password "hunter2 and more"', 'hunter2'],
    ['password password hunter2', 'hunter2'],
    ['mdp 123456', '123456'],
    ['api key 0a1b2c3d4e', '0a1b2c3d4e'],
    ['access token 9f8e7d6c5b', '9f8e7d6c5b'],
  ];
  for (const [text, secret] of hidden) {
    it(`hides ${secret}`, () => assert.ok(!maskSecrets(text).includes(secret), maskSecrets(text)));
  }

  const kept = [
    'I forgot my password',
    'my password is not working',
    'My password is expired!',
    'Mein Passwort ist abgelaufen',
    'mon mot de passe est bloqué',
    'mi contraseña es incorrecta',
    'the password for the portal is wrong',
    'What is the password policy for guests?',
    'Where do I find the password reset link https://example.com/reset?',
    'the token ring is number 4000',
    'pinned: the tab',
    'Reset password please',
    'I forgot my password today',
    'reset password please',
    'Passwort vergessen, bitte zurücksetzen',
    'mot de passe oublié depuis ce matin',
    'contraseña olvidada desde ayer',
    'I changed my password 2 days ago',
    'is a password a 10-character word?',
    'my password 2026 expired',
    'new password 12:30',
    'password CERT-12',
    'password Office365 does not work',
    'Passwort Windows11 zurücksetzen',
    'password jane@example.com',
    'password https://example.com/reset1',
    'the password/username1 field',
    'password (again!)',
    "mot de passe aujourd'hui",
    'PIN pad of the door is broken',
    'pin 3 of the connector is bent',
    'boarding pass 1234567',
    'a token 5 of them',
    'the access token expires',
    'Basic questions about the passport office',
    'My printer HP-4250 says error 0x80070005',
    'Write to Jane.Doe1@example.com!',
    'See https://example.com/Path?Query=1&x=Y2',
    'Request CERT-12 and order 4111 1111 1111 1112',
    '😀 👍',
  ];
  for (const text of kept) {
    it(`leaves "${text}" alone`, () => assert.equal(maskSecrets(text), text));
  }

  it('lets whoever writes of passwords in words be read, in four languages', () => {
    const names = fc.constantFrom('password', 'PIN', 'Passwort', 'mot de passe', 'contraseña', 'api key', 'token');
    const words = fc.array(fc.stringMatching(/^[bcdfghjklmnpqrstvwxzßñ]{3,12}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, names, words, (before, name, after) => {
        const text = [...before, name, ...after].join(' ');
        assert.equal(maskSecrets(text), text);
      }),
    );
  });

  it('hides what mixes letters and digits right behind the word for it', () => {
    const names = fc.constantFrom('password', 'Passwort', 'Kennwort', 'mot de passe', 'mdp', 'contraseña', 'clave');
    const secrets = fc.stringMatching(/^[a-z]{3,8}[0-9]{1,4}[a-z!]{2,8}$/);
    fc.assert(
      fc.property(names, secrets, (name, secret) => {
        assert.equal(maskSecrets(`${name} ${secret}`), `${name} ••••••`);
      }),
    );
  });

  it('reads a long text of beginnings of tokens once, not once for each of them', () => {
    for (const beginning of ['eyJ-', 'eyJaaaaaaaa.', 'sk-', 'password ', '://a:', '1 ', '-----BEGIN ']) {
      const text = beginning.repeat(262_144 / beginning.length).trim();
      assert.equal(typeof maskSecrets(text), 'string');
    }
  });

  it('hides nothing twice: masking what is masked changes nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.equal(maskSecrets(maskSecrets(text)), maskSecrets(text))));
  });

  it('hides a secret wherever it stands in a text', () => {
    const around = fc.stringMatching(/^[a-z ,.!?]{0,40}$/);
    fc.assert(
      fc.property(around, fc.constantFrom(...hidden), around, (before, [text, secret], after) => {
        assert.ok(!maskSecrets(`${before} ${text} ${after}`).includes(secret));
      }),
    );
  });

  it('hides nothing twice around what was hidden: brackets and signs stay', () => {
    for (const [text] of hidden) assert.equal(maskSecrets(maskSecrets(text)), maskSecrets(text));
    assert.equal(maskSecrets('{"password":"hunter2","user":"jane"}'), '{"password":••••••,"user":"jane"}');
  });

  it('hides card numbers of every length, however they are grouped', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 18 });
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '-', '.'), (body, sign) => {
        const number = [...body, checkDigitOf(body)].join(sign);
        assert.equal(maskSecrets(`card ${number}`), 'card ••••••');
      }),
    );
  });
});

describe('masking of a text that was written to keep the server busy', () => {
  const AS_LONG_AS_ANY = 250_000;
  const made = {
    'spaces behind a verb': `my password is${' '.repeat(AS_LONG_AS_ANY)},`,
    'signs inside a word': `my password is a${'!'.repeat(AS_LONG_AS_ANY)}a`,
    'signs right behind the word': `password a${'!'.repeat(AS_LONG_AS_ANY)}a`,
    'the word again and again': 'password '.repeat(AS_LONG_AS_ANY / 9),
    'dashes behind the word': `password ${'- '.repeat(AS_LONG_AS_ANY / 2)}`,
    'signs inside a word at a distance': `the password for the VPN is a${'!'.repeat(AS_LONG_AS_ANY)}a`,
  };
  for (const [what, text] of Object.entries(made)) {
    it(`comes to its end: ${what}`, () => {
      assert.ok(maskSecrets(text).startsWith(text.slice(0, 14)));
    });
  }

  it('hides a long password all the same', () => {
    assert.equal(
      maskSecrets(`the password for the VPN is a1${'!'.repeat(1000)}a`),
      'the password for the VPN is ••••••',
    );
    assert.equal(maskSecrets(`my password is   :   a${'b'.repeat(1000)}`), 'my password is   :   ••••••');
  });
});

describe('masking of data', () => {
  it('hides secrets in every text of it, and keeps its shape', () => {
    const data = { a: ['my password is hunter2', 1, null, true], b: { c: 'ghp_abcdefghijklmnopqrstuvwxyz' } };
    const masked = { a: ['my password is ••••••', 1, null, true], b: { c: '••••••' } };
    assert.deepEqual(maskSecretsIn(data), masked);
  });

  it('hides what stands under the name of a secret', () => {
    const data = { password: 'hunter2', PIN: 4711, 'x-api-key': 'abc', token: { of: 'thanks' }, keyboard: 'qwerty' };
    const masked = {
      password: '••••••',
      PIN: '••••••',
      'x-api-key': '••••••',
      token: { of: 'thanks' },
      keyboard: 'qwerty',
    };
    assert.deepEqual(maskSecretsIn(data), masked);
  });

  it('ends at a depth at which nobody writes', () => {
    let deep: unknown = 'my password is hunter2';
    for (let depth = 0; depth < 10_000; depth += 1) deep = [deep];
    assert.ok(!JSON.stringify(maskSecretsIn(deep)).includes('hunter2'));
  });
});
