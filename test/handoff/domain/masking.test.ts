import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskSecrets } from '../../../handoff/domain/masking.ts';

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
  ];
  for (const [text, secret] of hidden) {
    it(`hides ${secret}`, () => assert.ok(!maskSecrets(text).includes(secret), maskSecrets(text)));
  }

  const kept = [
    'I forgot my password',
    'Reset password please',
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

  it('reads a long text of beginnings of tokens once, not once for each of them', () => {
    for (const beginning of ['eyJ-', 'eyJaaaaaaaa.', 'sk-', 'password ', '://a:', '1 ', '-----BEGIN ']) {
      const text = beginning.repeat(262_144 / beginning.length).trim();
      assert.equal(typeof maskSecrets(text), 'string');
    }
  });

  it('hides nothing twice: masking what is masked changes nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.equal(maskSecrets(maskSecrets(text)), maskSecrets(text))));
  });
});
