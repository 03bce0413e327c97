import assert from 'node:assert/strict';
import { tableContract } from '../../../demo/jira/contract/contract.ts';
import type { ContractCheck } from '../../../demo/jira/contract/contract.ts';
import { OPERATIONS } from '../../../demo/jira/contract/operations.ts';
import { json } from '../../../demo/jira/protocol.ts';
import type { Operation, SimulatorRequest } from '../../../demo/jira/protocol.ts';
import { ABSENT, haveDocuments } from './atlassianDocuments.ts';
import { startJiraSite } from './jiraSite.ts';
import { openApiContract } from './openApiContract.ts';

function operationOf(id: string): Operation {
  const found = OPERATIONS.find((operation) => operation.id === id);
  assert.ok(found);
  return found;
}

function aRequest(path: string, query = '', method = 'GET'): SimulatorRequest {
  const headers = { 'content-type': 'application/json' };
  return { method, path, query: new URLSearchParams(query), headers, body: new Uint8Array(), siteUrl: 'http://x' };
}

function aPage(values: readonly unknown[]): object {
  const links = { base: 'https://example.com', context: '' };
  return { _expands: [], size: 1, start: 0, limit: 1, isLastPage: true, _links: links, values };
}

const article = operationOf('getArticles');
const articlePath = '/rest/servicedeskapi/servicedesk/1/knowledgebase/article';
const comment = operationOf('createRequestComment');
const commentPath = '/rest/servicedeskapi/request/CERT-1/comment';

/** What each opinion about the contract has to notice. */
function noticesViolations(load: () => Promise<ContractCheck>): () => void {
  return () => {
    let check: ContractCheck;
    before(async () => {
      check = await load();
    });

    it('accepts a good request and a good answer', () => {
      const request = aRequest(articlePath, 'query=x&highlight=true&limit=5');
      assert.deepEqual(check.checkRequest(article, request, undefined), []);
      assert.deepEqual(check.checkAnswer(article, request, json(200, aPage([]))), []);
    });

    it('notices a parameter that is missing', () => {
      assert.notDeepEqual(check.checkRequest(article, aRequest(articlePath, 'highlight=true'), undefined), []);
    });

    it('notices a parameter of the wrong type', () => {
      assert.notDeepEqual(
        check.checkRequest(article, aRequest(articlePath, 'query=x&highlight=true&limit=many'), undefined),
        [],
      );
    });

    it('notices a parameter that nobody knows', () => {
      const request = aRequest(articlePath, 'query=x&highlight=true&requestLanguage=de');
      assert.notDeepEqual(check.checkRequest(article, request, undefined), []);
    });

    it('notices a key in a body that nobody knows', () => {
      const body = { body: 'x', public: true, visibility: 'all' };
      assert.notDeepEqual(check.checkRequest(comment, aRequest(commentPath, '', 'POST'), body), []);
    });

    it('notices a key deep in an answer that nobody knows', () => {
      const answer = json(201, { id: '1', author: { accountId: 'x', nickname: 'y' } });
      assert.notDeepEqual(check.checkAnswer(comment, aRequest(commentPath, '', 'POST'), answer), []);
    });

    it('notices a wrong type deep in an answer', () => {
      const answer = json(201, { id: '1', created: { epochMillis: 'today' } });
      assert.notDeepEqual(check.checkAnswer(comment, aRequest(commentPath, '', 'POST'), answer), []);
    });

    it('notices a status that is not documented', () => {
      assert.notDeepEqual(check.checkAnswer(comment, aRequest(commentPath, '', 'POST'), json(202, {})), []);
    });

    it('lets the source of an article carry more, as Atlassian does', () => {
      const source = { type: 'confluence', pageId: '1', spaceKey: 'IT' };
      const values = [{ title: 'x', excerpt: 'x', source, content: { iframeSrc: 'https://example.com' } }];
      assert.deepEqual(check.checkAnswer(article, aRequest(articlePath), json(200, aPage(values))), []);
    });
  };
}

describe(
  'the schemas of jira.js',
  noticesViolations(() => Promise.resolve(tableContract)),
);

if (haveDocuments()) describe("Atlassian's documents", noticesViolations(openApiContract));
else it.skip(ABSENT);

if (haveDocuments()) {
  it("Atlassian's documents notice a field that always comes and is missing", async () => {
    const check = await openApiContract();
    const answer = json(200, aPage([{ title: 'x' }]));
    assert.notDeepEqual(check.checkAnswer(article, aRequest(articlePath), answer), []);
  });
}

describe('the simulator', () => {
  it('reports a request that is not in the contract, and answers it all the same', async () => {
    await using site = await startJiraSite();
    const response = await site.call('/rest/servicedeskapi/servicedesk/1?expand=all');
    assert.equal(response.status, 200);
    assert.deepEqual(
      [...new Set(site.simulator.violations.map((each) => [each.operation, each.side].join()))],
      ['getServiceDeskById,request'],
    );
  });

  it('reports an operation that it does not know', async () => {
    await using site = await startJiraSite();
    assert.equal((await site.call('/rest/servicedeskapi/queue')).status, 404);
    assert.equal(site.simulator.violations.length, 1);
  });

  it('reports an answer of its own that breaks the contract, and does not pass it off as good', async () => {
    const strict: ContractCheck = { checkRequest: () => [], checkAnswer: () => ['wrong'] };
    await using site = await startJiraSite({ contractChecks: [strict] });
    assert.equal((await site.call('/rest/servicedeskapi/servicedesk/1')).status, 500);
    assert.deepEqual(site.simulator.violations, [
      { operation: 'getServiceDeskById', side: 'answer', problems: ['wrong'] },
    ]);
  });
});
