import assert from 'node:assert/strict';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { createSiteVisitor } from '../support/siteVisitor.ts';

/** What only its owner may read. */
const SECRET = 'accounting of the second floor';
const KEYS = [
  'CERT-4',
  'cert-4',
  'CERT-4%20',
  '%20CERT-4',
  'CERT-04',
  'CERT-%EF%BC%94',
  'CERT-4%2Fcomment',
  'CERT-1%2F..%2FCERT-4',
  '..%2Frequest%2FCERT-4',
  'CERT-4%3Fexpand=comment',
  'CERT-4%00',
  '10004',
  '%2e%2e',
];

describe('the request of somebody else, on the portal', () => {
  let app: RunningApp;

  before(async () => {
    app = await startApp();
  });

  after(() => app.stop());

  it('is not shown to a customer, however its address is written', async () => {
    const visitor = createSiteVisitor(app.url);
    await visitor.signIn('koji.customer@example.com', 'customer_Pas$w0rd');
    assert.match(await (await visitor.get('/portal/requests/CERT-1')).text(), /The screen flickers/);
    for (const key of KEYS) {
      const answer = await visitor.get(`/portal/requests/${key}`);
      assert.ok([302, 303, 400, 404].includes(answer.status), `${key}: ${String(answer.status)}`);
      assert.ok(!(await answer.text()).includes(SECRET), key);
    }
    assert.ok(!(await (await visitor.get('/portal/requests')).text()).includes(SECRET));
  });

  it('is not shown to a visitor who is not signed in', async () => {
    const answer = await createSiteVisitor(app.url).get('/portal/requests/CERT-4');
    assert.equal(answer.status, 303);
    assert.ok(!(await answer.text()).includes(SECRET));
  });

  it('is shown to its owner', async () => {
    const owner = createSiteVisitor(app.url);
    await owner.signIn('koji.customer2@example.com', 'customer_Pas$w0rd');
    assert.ok((await (await owner.get('/portal/requests/CERT-4')).text()).includes(SECRET));
  });

  it('is not given by the demo site itself to whoever has no token', async () => {
    for (const path of ['request/CERT-4', 'request/10004', 'request/CERT-4/comment']) {
      const answer = await fetch(`${app.url}/demo/jira/rest/servicedeskapi/${path}`);
      assert.equal(answer.status, 401, path);
    }
  });
});
