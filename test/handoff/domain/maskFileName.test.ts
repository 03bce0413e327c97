import assert from 'node:assert/strict';
import { maskFileName } from '../../../handoff/domain/masking.ts';

describe('masking of the names of files', () => {
  const hidden = [
    ['password hunter2.txt', 'password ••••••.txt'],
    ['Passwort_geheim123.docx', 'Passwort ••••••.docx'],
    ['mot-de-passe-soleil99.pdf', 'mot de passe ••••••.pdf'],
    ['PIN_4711.png', 'PIN ••••••.png'],
    ['ghp_abcdefghijklmnopqrstuvwxyz.txt', '••••••.txt'],
    ['password=hunter2', 'password=••••••'],
    ['my customer_Pas$w0rd.exe', 'my ••••••.exe'],
  ] as const;
  for (const [name, masked] of hidden) {
    it(`hides the secret in ${name}, and keeps what kind of file it is`, () => {
      assert.equal(maskFileName(name), masked);
      assert.equal(maskFileName(masked), masked);
    });
  }

  for (const name of [
    'photo.png',
    'IMG_20240101_123456.jpg',
    'password-policy-2026.pdf',
    'password_reset.docx',
    'report v1.2.final.pdf',
    '.env',
    'Screenshot 2026-11-22 at 10.30.45.png',
    'file',
  ]) {
    it(`leaves ${name} alone`, () => assert.equal(maskFileName(name), name));
  }
});
