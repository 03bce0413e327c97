import assert from 'node:assert/strict';
import { ERROR_KINDS, KojiError, isAway, isUnanswered } from '../errors.ts';

function kindsOf(predicate: (error: unknown) => boolean): readonly string[] {
  return ERROR_KINDS.filter((kind) => predicate(new KojiError(kind, 'for the test')));
}

describe('a service', () => {
  it('is away when it cannot be reached, or does not let our own account', () => {
    assert.deepEqual(kindsOf(isAway), ['unauthorized', 'forbidden', 'rateLimited', 'unavailable']);
  });

  it('gives no answer of use when it is away, declines the question, or cannot be understood', () => {
    const ours = ['config', 'underWay', 'storedRecord'];
    assert.deepEqual(
      kindsOf(isUnanswered),
      ERROR_KINDS.filter((kind) => !ours.includes(kind)),
    );
  });

  it('has nothing to do with errors that are not our own', () => {
    assert.deepEqual([isAway(new Error('unavailable')), isUnanswered(undefined)], [false, false]);
  });
});
