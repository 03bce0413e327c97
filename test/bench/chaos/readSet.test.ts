import assert from 'node:assert/strict';
import { readSet } from '../../../bench/chaos/readSet.ts';

const ANSWER = { type: 'message', text: 'Found nothing.', replyToId: 'c|0000007' };
const echo = (channelData: object): object => ({ type: 'message', id: 'c|0000007', text: 'my line', channelData });

describe('a set of Direct Line activities', () => {
  it('tells which of the page’s lines the bot has answered', () => {
    const read = readSet([echo({ clientActivityID: 'line' }), ANSWER], new Map());
    assert.deepEqual(
      read.map(({ text, replyTo }) => ({ text, replyTo })),
      [{ text: 'Found nothing.', replyTo: 'line' }],
    );
  });

  it('tells it where the line was tried again, and its echo stands behind the answer', () => {
    const read = readSet([ANSWER, echo({ clientActivityID: 'line~1', retryOf: 'line' })], new Map());
    assert.deepEqual(
      read.map(({ replyTo }) => replyTo),
      ['line'],
    );
  });

  it('knows the lines of the sets before', () => {
    const own = new Map<string, string>();
    readSet([echo({ clientActivityID: 'line' })], own);
    assert.equal(readSet([ANSWER], own)[0]?.replyTo, 'line');
  });

  it('leaves out what is no message', () => {
    assert.deepEqual(readSet([{ type: 'typing' }], new Map()), []);
  });
});
