import assert from 'node:assert/strict';
import { withKeysForLinks } from '../../../dialogs/interruptions/keyLinks.ts';
import { textOf } from '../../support/chat.ts';
import { ownRequest, signedIn } from '../requests/signedIn.ts';

const SITES = ['https://koji.test', 'https://desk.test/jira'];

describe('links to requests', () => {
  const REPLACED: Readonly<Record<string, string>> = {
    'https://koji.test/portal/requests/CERT-1': 'CERT-1',
    'please look at https://desk.test/jira/browse/CERT-1.': 'please look at CERT-1.',
    'comment on https://koji.test/portal/requests/CERT-1: hello': 'comment on CERT-1: hello',
    '(https://desk.test/jira/servicedesk/customer/portal/1/cert-1?sla=1#top)': '(CERT-1)',
    'close https://koji.test/portal/requests/CERT-1/ and https://desk.test/jira/browse/CERT-2':
      'close CERT-1 and CERT-2',
    '<https://desk.test/jira/browse/CERT-1|CERT-1>': 'CERT-1',
    'close <https://desk.test/jira/browse/CERT-1|CERT-1 No toner>, please': 'close CERT-1, please',
    '[CERT-1](https://desk.test/jira/browse/CERT-1)': 'CERT-1',
    'show [my request](https://koji.test/portal/requests/CERT-1).': 'show CERT-1.',
    '<https://koji.test/portal/requests/CERT-1>': 'CERT-1',
    'close it (see [CERT-1](https://desk.test/jira/browse/CERT-1)).': 'close it (see CERT-1).',
    'close CERT-1, https://koji.test/portal/requests/CERT-2': 'close CERT-1, CERT-2',
    'https://help.test/servicedesk/customer/portal/21/CERT-1': 'CERT-1',
  };
  for (const [said, expected] of Object.entries(REPLACED)) {
    it(`stand for their keys: ${said}`, () => {
      assert.equal(withKeysForLinks(said, SITES), expected);
    });
  }

  const KEPT = [
    'https://koji.test.evil.test/portal/requests/CERT-1',
    'http://koji.test/portal/requests/CERT-1',
    'https://desk.test/jirafe/browse/CERT-1',
    'https://other.test/browse/CERT-1',
    'https://other.atlassian.net/servicedesk/customer/portal/3/CERT-1',
    'https://other.test/?to=https://koji.test/CERT-1',
    'https://koji.test/portal/requests',
    'https://koji.test/portal/requests/CERT-0',
    'comment on CERT-1: the same as in https://koji.test/portal/requests/CERT-2',
    'https://',
    '<https://other.test/browse/CERT-1|look here>',
    '[look here](https://other.test/browse/CERT-1)',
  ];
  for (const said of KEPT) {
    it(`stay what they are elsewhere: ${said}`, () => {
      assert.equal(withKeysForLinks(said, SITES), said);
    });
  }

  for (const said of [
    'https://koji.test/portal/requests/CERT-1',
    'please look at https://koji.test/portal/requests/CERT-1',
    'https://desk.test/jira/browse/CERT-1',
    '<https://desk.test/jira/browse/CERT-1|CERT-1>',
    '[CERT-1](https://desk.test/jira/browse/CERT-1)',
    'was ist mit https://desk.test/jira/servicedesk/customer/portal/1/CERT-1 ?',
  ]) {
    it(`show the request: ${said}`, async () => {
      const chat = signedIn();
      assert.match(textOf(await chat.say(said)), /No toner/);
    });
  }

  it('are done with what is said about them, and a link in a comment stays as it is', async () => {
    const chat = signedIn();
    await chat.say('comment on https://koji.test/portal/requests/CERT-1: see https://koji.test/portal/requests/CERT-2');
    await chat.say('yes');
    assert.match(chat.desk.commented[0]?.text ?? '', /see https:\/\/koji\.test\/portal\/requests\/CERT-2$/);
  });

  it('are understood where something else is asked', async () => {
    const chat = signedIn();
    await chat.say('my requests');
    assert.match(textOf(await chat.say('https://desk.test/jira/browse/CERT-1')), /No toner/);
    await chat.say('close CERT-1');
    assert.match(textOf(await chat.say('show https://koji.test/portal/requests/CERT-1')), /No toner/);
  });

  it('are done one after the other where several are named', async () => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })]);
    const said = await chat.say(
      'close https://koji.test/portal/requests/CERT-1 and https://koji.test/portal/requests/CERT-2',
    );
    assert.match(textOf(said), /CERT-2/);
  });

  it("lead to nothing of somebody else's", async () => {
    const chat = signedIn();
    const said = textOf(await chat.say('https://koji.test/portal/requests/CERT-99'));
    assert.match(said, /I find no request/);
    assert.doesNotMatch(said, /Secret of somebody else/);
  });

  it('are looked up as they are where they are of another project', async () => {
    const chat = signedIn();
    assert.doesNotMatch(textOf(await chat.say('https://desk.test/jira/browse/HR-1')), /I find no request/);
    assert.deepEqual(chat.desk.searches.at(-1), 'https://desk.test/jira/browse/HR-1');
  });
});

describe('a key with a blank in it', () => {
  for (const said of ['cert 2', 'Cert 2 please', 'status of cert 2', 'show me cert 2'])
    it(`is that of a request of this desk: ${said}`, async () =>
      assert.match(textOf(await signedIn([ownRequest({ key: 'CERT-2' })]).say(said)), /^\[CERT-2\]/));

  it('is none where something else is called so, or more is said', async () => {
    for (const said of ['iso 27001', 'windows 11', 'it 3 times', 'cert 2 expires soon'])
      assert.match(textOf(await signedIn().say(said)), /found nothing about/, said);
  });
});
