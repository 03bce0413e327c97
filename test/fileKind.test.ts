import assert from 'node:assert/strict';
import { fileKind } from '../fileKind.ts';

const ZIP = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0, 0, 0, ...Array<number>(40).fill(0)]);
const GIF = Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1');
const text = (content: string): Uint8Array => Buffer.from(content);

describe('fileKind', () => {
  const accepted = [
    ['an image of the declared type', GIF, 'image/gif', 'image/gif'],
    ['a type with parameters, in capitals', text('a;b'), 'TEXT/CSV; charset=utf-8', 'text/csv'],
    ['bytes of no declared type, by what they are', GIF, '', 'image/gif'],
    ['bytes that nothing is known of', text('anything'), 'application/octet-stream', 'application/octet-stream'],
    ['text that begins like a picture', text('BM is the model of my laptop'), 'text/plain', 'text/plain'],
    ['a drawing, which is XML', text('<?xml version="1.0"?><svg/>'), 'image/svg+xml', 'image/svg+xml'],
    ['a type with the name of what every object has', text('a;b'), 'constructor', 'constructor'],
    ['a type that has no signature', text('name,value'), 'application/x-koji', 'application/x-koji'],
    [
      'a program by another of its names, which is for others to refuse',
      Buffer.from('MZ'),
      'application/x-ms-dos-executable',
      'application/x-msdownload',
    ],
    [
      'a document inside a zip file',
      ZIP,
      'application/vnd.oasis.opendocument.text',
      'application/vnd.oasis.opendocument.text',
    ],
  ] as const;
  for (const [what, bytes, declared, contentType] of accepted) {
    it(`accepts ${what}`, async () => {
      assert.deepEqual(await fileKind(bytes, declared), { ok: true, contentType });
    });
  }

  const refused = [
    ['another image', GIF, 'image/png'],
    ['text that is said to be an image', text('hello'), 'image/png'],
    ['binary bytes that are said to be text', Uint8Array.from([1, 0, 2]), 'text/plain'],
    ['a zip file that is said to be a picture', ZIP, 'image/jpeg'],
  ] as const;
  for (const [what, bytes, declared] of refused) {
    it(`refuses ${what}`, async () => {
      assert.equal((await fileKind(bytes, declared)).ok, false);
    });
  }
});
