import assert from 'node:assert/strict';
import { isRequestKey } from '../../jira/requestKey.ts';

describe('isRequestKey', () => {
  for (const key of ['CERT-1', 'AB-10', 'A_2-999999']) {
    it(`accepts ${key}`, () => assert.equal(isRequestKey(key), true));
  }

  for (const text of [
    '',
    'CERT',
    'CERT-0',
    'CERT-01',
    'cert-1',
    'A-1',
    'CERT-1 ',
    '../servicedesk?x=1',
    'CERT-1/../x',
    'CERT-1\n',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(isRequestKey(text), false));
  }
});
