import assert from 'node:assert/strict';
import { z } from 'zod';
import { accountOf, siteForEachTest } from './jiraSite.ts';

const customer = accountOf('Demo Customer');
const second = accountOf('Second Customer');
const third = accountOf('Third Customer');
const agent = accountOf('Demo Agent');
const REQUEST = '/rest/servicedeskapi/request';
const PAGE = '?start=0&limit=50';
const experimental = { 'X-ExperimentalApi': 'opt-in' };

const pageSchema = z.looseObject({ values: z.array(z.looseObject({})) });

async function valuesOf(response: Promise<Response>): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return pageSchema.parse(await (await response).json()).values;
}

describe('the simulated site, asked by different people,', () => {
  const site = siteForEachTest();

  for (const [part, path] of [
    ['transitions', `transition${PAGE}`],
    ['approvals', `approval${PAGE}`],
    ['participants', `participant${PAGE}`],
    ['SLAs', `sla${PAGE}`],
    ['feedback', 'feedback'],
  ] as const) {
    it(`hides the ${part} of other people's requests`, async () => {
      const options = { as: customer, headers: experimental };
      assert.equal((await site.call(`${REQUEST}/CERT-4/${path}`, options)).status, 404);
    });
  }

  it('shows SLAs to agents only', async () => {
    assert.equal((await site.call(`${REQUEST}/CERT-1/sla${PAGE}`, { as: customer })).status, 403);
    const shown = await valuesOf(site.call(`${REQUEST}/CERT-1/sla${PAGE}`, { as: agent }));
    assert.deepEqual(
      shown.map(({ name }) => name),
      ['Time to first response', 'Time to resolution', 'Internal escalation'],
    );
  });

  it('takes feedback from the reporter only, and only as feedback', async () => {
    const path = `${REQUEST}/CERT-3/feedback`;
    const json = { type: 'csat', rating: 4, comment: { body: 'Quick' } };
    assert.equal((await site.call(path, { headers: experimental, json, as: agent })).status, 403);
    assert.equal((await site.call(path, { headers: experimental, json: { ...json, rating: 6 } })).status, 400);
    assert.equal((await site.call(path, { json, as: customer })).status, 412);
    assert.equal((await site.call(path, { headers: experimental, json, as: customer })).status, 201);
    const answer = await site.call(path, { headers: experimental, as: agent });
    assert.deepEqual(await answer.json(), json);
  });

  it('takes decisions from approvers only, once', async () => {
    const path = `${REQUEST}/CERT-7/approval/2`;
    const json = { decision: 'approve' };
    assert.equal((await site.call(path, { json, as: agent })).status, 403);
    assert.equal((await site.call(path, { json, as: second })).status, 403);
    assert.equal((await site.call(path, { json, as: customer })).status, 200);
    assert.equal((await site.call(path, { json, as: customer })).status, 409);
    assert.equal((await site.call(`${REQUEST}/CERT-7/approval/9`, { json, as: customer })).status, 404);
  });

  it('tells approvers, and nobody else, that they can decide', async () => {
    const path = `${REQUEST}/CERT-7/approval${PAGE}`;
    const canAnswer = async (as: typeof customer): Promise<unknown> =>
      (await valuesOf(site.call(path, { as })))[0]?.['canAnswerApproval'];
    assert.deepEqual([await canAnswer(customer), await canAnswer(second)], [true, false]);
  });

  it('lists what waits for the caller', async () => {
    const path = `${REQUEST}${PAGE}&requestOwnership=APPROVER`;
    const waiting = await valuesOf(site.call(path, { as: customer }));
    assert.deepEqual(
      waiting.map(({ issueKey }) => issueKey),
      ['CERT-6', 'CERT-7'],
    );
    assert.deepEqual(await valuesOf(site.call(path, { as: third })), []);
  });

  it('offers transitions by status, and performs no other', async () => {
    const path = `${REQUEST}/CERT-1/transition`;
    assert.equal((await site.call(path, { json: { id: '931' }, as: customer })).status, 400);
    assert.equal((await site.call(path, { json: {}, as: customer })).status, 400);
    const done = await site.call(path, { json: { id: '761' }, as: customer });
    assert.deepEqual([done.status, await done.text()], [204, '']);
    const offered = await valuesOf(site.call(`${path}${PAGE}`, { as: customer }));
    assert.deepEqual(offered, [{ id: '931', name: 'Reopen' }]);
  });

  it('lets those involved share a request, with people who exist', async () => {
    const path = `${REQUEST}/CERT-5/participant`;
    const json = { accountIds: [third.accountId] };
    assert.equal((await site.call(path, { json: { accountIds: ['qm:nobody'] }, as: second })).status, 400);
    assert.equal((await site.call(path, { json: {}, as: second })).status, 400);
    assert.equal((await site.call(path, { json, as: third })).status, 404);
    const added = await valuesOf(site.call(path, { json, as: customer }));
    assert.deepEqual(
      added.map(({ accountId }) => accountId),
      [third.accountId],
    );
    assert.equal((await site.call(`${REQUEST}/CERT-5`, { as: third })).status, 200);
  });

  it('lets approvers share nothing', async () => {
    const json = { accountIds: [third.accountId] };
    assert.equal((await site.call(`${REQUEST}/CERT-6/participant`, { json, as: customer })).status, 403);
  });

  it('keeps internal files from customers', async () => {
    const json = { temporaryAttachmentIds: ['temp1'], public: false };
    assert.equal((await site.call(`${REQUEST}/CERT-1/attachment`, { json, as: customer })).status, 403);
  });

  it('answers a search with those properties that were asked for', async () => {
    const value = { conversationId: 'c1' };
    const property = '/rest/api/3/issue/CERT-1/properties/koji.conversation';
    await site.call(property, { method: 'PUT', json: value });
    const query = { jql: 'key = CERT-1' };
    assert.equal((await site.call(`/rest/api/3/search/jql?${new URLSearchParams(query).toString()}`)).status, 400);
    const jql = `project = CERT AND reporter = "${customer.accountId}" ORDER BY created DESC`;
    const asked = new URLSearchParams({ jql, fields: 'summary', properties: 'koji.conversation' });
    const answer = await site.call(`/rest/api/3/search/jql?${asked.toString()}`);
    const { issues } = z.looseObject({ issues: z.array(z.looseObject({})) }).parse(await answer.json());
    assert.deepEqual(
      issues.map(({ properties }) => properties),
      [{ 'koji.conversation': value }, {}, {}],
    );
  });
});
