import assert from 'node:assert/strict';
import { refuse } from '../../backoffice/api/answer.ts';
import { REFUSAL_KINDS } from '../../backoffice/api/contract.ts';
import { DirectLineRefusal } from '../../directline/refusal.ts';
import type { RefusalCode } from '../../directline/refusal.ts';
import { ERROR_KINDS } from '../../errors.ts';
import { CHANNELS } from '../../messaging/messagesRoute.ts';
import { column, readDocument, tableOf } from './markdown.ts';

const DOCUMENT = 'docs/errors.md';

/** The compiler asks for every code here, and for no other. */
const DIRECT_LINE_CODES = {
  BadArgument: true,
  MissingProperty: true,
  Unauthorized: true,
  Forbidden: true,
  TokenExpired: true,
  NotFound: true,
  MessageSizeTooBig: true,
  UnsupportedMediaType: true,
  TooManyRequests: true,
  BotError: true,
} as const satisfies Record<RefusalCode, true>;

describe('the document of errors', () => {
  it('explains every kind of error, and no other', () => {
    const rows = tableOf(DOCUMENT, 'kind', 'means');
    assert.deepEqual(column(rows, 'kind'), ERROR_KINDS);
    assert.ok(rows.every((row) => row['means'] && row['what to do']));
  });

  it('gives the status of every refusal of Direct Line', () => {
    const codes = Object.keys(DIRECT_LINE_CODES) as readonly RefusalCode[];
    assert.deepEqual(
      tableOf(DOCUMENT, 'code', 'status').map((row) => [row['code'], Number(row['status'])]),
      codes.map((code) => [code, new DirectLineRefusal(code, '').statusCode]),
    );
  });

  it('gives the status of every refusal of the backoffice', () => {
    assert.deepEqual(
      tableOf(DOCUMENT, 'kind', 'status').map((row) => [row['kind'], Number(row['status'])]),
      REFUSAL_KINDS.map((kind) => [kind, refuse(kind, '').status]),
    );
  });

  it('names the channels that are served', () => {
    assert.ok(readDocument(DOCUMENT).includes(CHANNELS.map((channel) => `\`${channel}\``).join(', ')));
  });
});
