import assert from 'node:assert/strict';
import type { CustomerContext } from '../../../handoff/domain/context.ts';
import { inRecord, withKept, withNoted, withoutKept } from '../../../handoff/domain/context.ts';
import { summarise } from '../../../handoff/domain/summary.ts';
import { aContext, aHandoff } from '../../support/data.ts';

const said = (...texts: readonly string[]) => texts.map((text, index) => ({ entryId: `e${index + 1}`, text }));

describe('which lines were said while waiting', () => {
  const lines = ['no toner', 'hello?', 'hello?'];

  it('is noted later from what was said: the last lines are the last of that', () => {
    assert.deepEqual(withNoted(aContext({ lines }), said('hello?', 'hello?')).kept, ['e1', 'e2']);
    assert.deepEqual(withNoted(aContext({ lines }), said('forgotten', ...lines)).kept, ['e2', 'e3', 'e4']);
  });

  it('stays open where the last lines are others', () => {
    const context = aContext({ lines });
    assert.equal(withNoted(context, said('hello?', 'no toner')), context);
    assert.equal(withNoted(context, []), context);
  });

  it('is not noted anew', () => {
    const context = aContext({ lines, kept: ['e9'] });
    assert.equal(withNoted(context, said('hello?')), context);
  });
});

describe('a context in the record of a handoff', () => {
  /** As long as a message may be; each sign takes six bytes in JSON. */
  const LONG = '\u0001'.repeat(20_000);
  const bytesOf = (context: CustomerContext): number => Buffer.byteLength(JSON.stringify(context));
  const picture = (length: number) => ({
    contentType: 'image/png',
    contentUrl: `data:image/png,${'A'.repeat(length)}`,
  });

  it('is left as it is where it fits', () => {
    const files = [picture(1_000), { contentType: 'text/plain', contentUrl: 'https://files.example/1' }];
    const begun = { typeId: '1', fields: [{ fieldId: 'summary', label: 'Summary', value: 'Toner', answer: 'Toner' }] };
    const context = aContext({ lines: ['no toner'], files, begun });
    assert.deepEqual(inRecord(context), context);
  });

  it('takes little room however much was said, filled in and attached', () => {
    const said = Array.from({ length: 12 }, (_, index) => ({ entryId: `e${index}`, text: LONG }));
    const fields = Array.from({ length: 20 }, (_, index) => ({ fieldId: `${index}`, label: 'Label', value: LONG }));
    const context = aContext({
      lines: [],
      collected: fields,
      begun: { typeId: '1', fields: fields.map((field) => ({ ...field, answer: LONG })) },
      files: Array.from({ length: 10 }, () => picture(500_000)),
    });
    assert.ok(bytesOf(said.reduce(withKept, inRecord(context))) < 1_000_000);
    assert.ok(bytesOf(inRecord({ ...context, lines: said.map(({ text }) => text) })) < 1_000_000);
  });

  it('names every file, also one that there is no room for', () => {
    const files = [picture(200_000), { ...picture(200_000), name: 'screen.png' }, picture(1_000)];
    const [first, second, third] = inRecord(aContext({ files })).files ?? [];
    assert.deepEqual([first, third], [files[0], files[2]]);
    assert.deepEqual(second, { contentType: 'image/png', contentUrl: '', name: 'screen.png' });
  });

  it('cuts only lines that no summary tells whole, so that whoever reads it sees that there is more', () => {
    const lengths = [600, 700, 1_333, 1_334, 4_000, 4_001, 7_999, 8_000, 8_001, 20_000];
    for (const text of lengths.flatMap((length) => ['x', '電', '!'].map((sign) => sign.repeat(length)))) {
      const { lines } = withKept(aContext({ lines: [] }), { entryId: 'e1', text });
      const before = summarise(aHandoff({ context: aContext({ lines: [text] }) }), 0).asked;
      const after = summarise(aHandoff({ context: aContext({ lines }) }), 0).asked;
      assert.equal(after[0] === lines[0], before[0] === text, `${text.length} of ${text.charAt(0)}`);
    }
  });
});

describe('what is changed while waiting', () => {
  const context = aContext({ lines: ['asked the bot', 'one', 'two'], kept: ['e1', 'e2'] });
  const changed = (entryId: string, kind: 'corrects' | 'takesBack', of: string) => ({
    entryId,
    text: 'new',
    revises: { kind, entryId: of, before: 'old' },
  });

  it('stands in the place of what it changes, the newest version of it, once', () => {
    const once = withKept(context, changed('e1~1', 'corrects', 'e1'));
    assert.deepEqual(
      [once.lines, once.kept],
      [
        ['asked the bot', 'new', 'two'],
        ['e1~1', 'e2'],
      ],
    );
    assert.equal(withKept(once, changed('e1~1', 'corrects', 'e1')), once);
    assert.deepEqual(withKept(once, changed('e1~2', 'corrects', 'e1')).kept, ['e1~2', 'e2']);
  });

  it('is not mixed up with a line of a longer id', () => {
    assert.deepEqual(withoutKept(aContext({ lines: ['a', 'b'], kept: ['e1', 'e10'] }), 'e1').lines, ['b']);
  });

  it('is not there any more where it is taken back', () => {
    const { lines, kept } = withKept(context, changed('e1~1', 'takesBack', 'e1'));
    assert.deepEqual([lines, kept], [['asked the bot', 'two'], ['e2']]);
    assert.deepEqual(withoutKept(context, 'e2').lines, ['asked the bot', 'one']);
  });

  it('follows as a line of its own where what it changes was told to somebody before', () => {
    assert.deepEqual(withKept(context, changed('x~1', 'corrects', 'x')), context);
    assert.deepEqual(withoutKept(context, 'x'), context);
  });
});
