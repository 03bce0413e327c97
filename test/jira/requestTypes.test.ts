import assert from 'node:assert/strict';
import { accountOf } from '../demo/jira/jiraSite.ts';
import { startDesk } from './deskHarness.ts';

describe('findRequestTypes', () => {
  it('lists the visible types of the desk under the headings of the portal', async () => {
    await using harness = await startDesk();
    const groups = await harness.desk.findRequestTypes();
    const names = groups.map((group) => [group.name, group.requestTypes.map((type) => type.name)]);
    assert.deepEqual(names, [
      ['Common requests', ['Get IT help', 'Report a system problem']],
      ['Equipment and access', ['Request a new laptop', 'Request access', 'Move to another desk']],
      ['Logins and accounts', ['Request access']],
    ]);
  });

  it('follows the pages that the server makes, however small', async () => {
    await using harness = await startDesk({ maxPageSize: 2 });
    const groups = await harness.desk.findRequestTypes();
    assert.equal(new Set(groups.flatMap((group) => group.requestTypes.map((type) => type.id))).size, 5);
  });

  it('finds types by the beginning of a word and leaves out empty groups', async () => {
    await using harness = await startDesk();
    const groups = await harness.desk.findRequestTypes(' lap ');
    assert.deepEqual(
      groups.map((group) => [group.name, group.requestTypes.map((type) => type.name)]),
      [['Equipment and access', ['Request a new laptop']]],
    );
  });

  it('answers with nothing when nothing matches', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.findRequestTypes('zebra'), []);
  });

  it('never shows a hidden type', async () => {
    await using harness = await startDesk();
    assert.deepEqual(await harness.desk.findRequestTypes('Emailed'), []);
  });
});

describe('findRequestForm', () => {
  it('tells the visible fields in the order of the portal, and where to go instead of the chat', async () => {
    await using harness = await startDesk();
    const result = await harness.desk.findRequestForm('3');
    assert.equal(result.kind, 'found');
    assert.deepEqual(
      result.form.fields.map((field) => [field.name, field.kind, field.required]),
      [
        ['Summary', 'text', true],
        ['What is the problem?', 'multiLine', true],
        ['Affected services', 'multiChoice', false],
        ['When did it begin?', 'dateTime', false],
        ['Attachment', 'attachment', false],
      ],
    );
    assert.equal(result.form.portalUrl, `${harness.site.url}/servicedesk/customer/portal/1/create/3`);
    assert.equal(result.form.canCreateOnBehalf, true);
  });

  it('leaves hidden fields out, also when the service account may see them', async () => {
    await using harness = await startDesk();
    const { email, apiToken } = accountOf('Demo Admin');
    const result = await harness.connect({ email, apiToken }).findRequestForm('3');
    assert.equal(result.kind, 'found');
    assert.equal(
      result.form.fields.some((field) => field.name === 'Source'),
      false,
    );
  });

  it('names what cannot be asked in a chat', async () => {
    await using harness = await startDesk();
    const result = await harness.desk.findRequestForm('5');
    assert.equal(result.kind, 'found');
    assert.deepEqual(
      result.form.fields.map((field) => field.kind),
      ['text', 'cascading', 'number', 'labels', 'user', 'unsupported'],
    );
  });

  it('puts the address of the site that people open into the link', async () => {
    await using harness = await startDesk();
    const desk = harness.connect({ siteUrl: 'https://help.example.com/' });
    const result = await desk.findRequestForm('1');
    assert.equal(result.kind, 'found');
    assert.equal(result.form.portalUrl, 'https://help.example.com/servicedesk/customer/portal/1/create/1');
  });

  for (const id of ['99', '7', 'x', '', '../../servicedesk', '1?expand=field', '9'.repeat(16)]) {
    it(`answers that there is no request type ${JSON.stringify(id)}`, async () => {
      await using harness = await startDesk();
      assert.deepEqual(await harness.desk.findRequestForm(id), { kind: 'notFound' });
    });
  }
});

describe('the desk of a gateway', () => {
  for (const desk of ['1', 'CERT']) {
    it(`may be named ${desk}`, async () => {
      await using harness = await startDesk();
      assert.equal((await harness.connect({ desk }).findRequestTypes('laptop')).length, 1);
    });
  }

  it('is looked up once, also by calls at the same time', async () => {
    await using harness = await startDesk();
    await Promise.all([harness.desk.findRequestTypes(), harness.desk.searchArticles('vpn', 1)]);
    const lookUps = harness.site.simulator.journal.filter((entry) => entry.operation === 'getServiceDeskById');
    assert.equal(lookUps.length, 1);
  });

  it('is looked up again after a failure', async () => {
    await using harness = await startDesk();
    harness.site.simulator.faults.plan({ kind: 'drop' }, { operation: 'getServiceDeskById' });
    await assert.rejects(harness.desk.findRequestTypes(), { kind: 'unavailable' });
    assert.notEqual((await harness.desk.findRequestTypes()).length, 0);
  });

  it('is not found when the service account may not see it', async () => {
    await using harness = await startDesk();
    await assert.rejects(harness.connect({ desk: 'STAFF' }).findRequestTypes(), { kind: 'notFound' });
  });
});
