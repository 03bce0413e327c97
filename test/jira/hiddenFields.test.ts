import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Site, SiteField } from '../../demo/jira/model.ts';
import { createJiraSimulator } from '../../demo/jira/simulator.ts';
import { BOT, accountOf } from '../demo/jira/jiraSite.ts';
import { read } from '../demo/jira/readSite.ts';
import { FakeClock } from '../support/clock.ts';
import { startDesk } from './deskHarness.ts';

const { accountId } = accountOf('Demo Customer');

/** The demo site with forms that do not ask for a summary. */
function hidingSummaries(preset: Pick<SiteField, 'defaultText'>): Site {
  const { site } = createJiraSimulator({ bot: BOT, clock: new FakeClock() });
  const hidden = (field: SiteField): SiteField =>
    field.fieldId === 'summary' ? { ...field, ...preset, required: false, visible: false } : field;
  const desks = site.desks.map((desk) => ({
    ...desk,
    requestTypes: desk.requestTypes.map((type) => ({ ...type, fields: type.fields.map(hidden) })),
  }));
  return { ...site, desks };
}

const draft = {
  requestTypeId: '1',
  accountId,
  answers: { description: { kind: 'multiLine', text: 'It is dark' } },
} as const;

describe('a form that does not show the summary', () => {
  for (const [what, preset, called] of [
    ['what it presets', { defaultText: 'Help wanted' }, 'Help wanted'],
    ['its kind where it presets none', {}, 'Get IT help'],
  ] as const) {
    it(`makes requests that are called by ${what}`, async () => {
      await using harness = await startDesk({ site: hidingSummaries(preset) });
      const created = await harness.desk.createRequest({ draft, conversationId: 'conversation-1' });
      assert.equal(created.kind, 'created');
      const found = await harness.desk.findRequest({ key: 'CERT-8', accountId });
      assert.equal(found.kind === 'found' && found.request.summary, called);
      const { requests } = await harness.desk.listRequests({ accountId, status: 'open', limit: 10 });
      assert.equal(requests.find(({ key }) => key === 'CERT-8')?.summary, called);
    });
  }

  it('says what it presets to admins only', async () => {
    await using harness = await startDesk({ site: hidingSummaries({ defaultText: 'Help wanted' }) });
    const form = await harness.desk.findRequestForm('1');
    assert.ok(form.kind === 'found' && !form.form.fields.some(({ fieldId }) => fieldId === 'summary'));
    const path = '/rest/servicedeskapi/servicedesk/1/requesttype/1/field';
    const answer = z
      .looseObject({ requestTypeFields: z.array(z.looseObject({ fieldId: z.string() })) })
      .parse(await read(harness.site, path, { as: accountOf('Demo Admin') }));
    const summary = answer.requestTypeFields.find(({ fieldId }) => fieldId === 'summary');
    assert.deepEqual([summary?.['presetValues'], summary?.['defaultValues']], [['Help wanted'], []]);
  });
});
