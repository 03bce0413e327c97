import assert from 'node:assert/strict';
import { rateLimited, seenFaults } from '../../../demo/jira/faults.ts';
import type { Fault } from '../../../demo/jira/faults.ts';
import { textOf } from '../../support/chat.ts';
import { openOtherDesk } from '../../support/otherDesk/otherDeskChat.ts';

describe('a service desk that fails at a step', () => {
  const faults: Readonly<Record<string, Fault>> = {
    ...seenFaults,
    'a limit with a long pause': rateLimited(60),
    'a cut-off answer': { kind: 'cutOff' },
    'a closed connection': { kind: 'drop' },
  };
  const steps = [
    { lines: ['create a request'], operation: 'getRequestTypes' },
    { lines: ['create a request', 'Etwas ist kaputt'], operation: 'getRequestTypeFields' },
    { lines: ['my requests'], operation: 'searchAndReconsileIssuesUsingJql' },
  ] as const;
  /** What can be done without. */
  const parts = [
    { line: 'HAUS_2-7', operation: 'getRequestComments', shows: /Tür[^]*cannot show its comments/ },
    { line: 'HAUS_2-7', operation: 'getSlaInformation', shows: /Tür[^]*What would you like to do with it/ },
    { line: 'HAUS_2-7', operation: 'getCustomerTransitions', shows: /Tür[^]*What would you like to do with it/ },
    { line: 'search for Lampe', operation: 'getArticles', shows: /cannot search the knowledge base/ },
  ] as const;

  for (const [name, fault] of Object.entries(faults)) {
    it(`with ${name} says politely that it cannot be reached, and goes on when it is back`, async () => {
      await using chat = await openOtherDesk({ maxPageSize: 50 });
      for (const { lines, operation } of steps) {
        await chat.sayAll(...lines.slice(0, -1));
        chat.site.simulator.faults.plan(fault, { operation });
        const said = textOf(await chat.say(lines.at(-1) ?? ''));
        assert.match(said, /cannot reach the service desk right now/, `${operation}: ${said}`);
        await chat.say('stop');
        assert.ok(!/cannot reach|went wrong/.test(textOf(await chat.sayAll(...lines))), operation);
        await chat.say('stop');
      }
    });
  }

  for (const [name, fault] of Object.entries(faults)) {
    it(`with ${name} leaves out what it does not say`, async () => {
      await using chat = await openOtherDesk({ maxPageSize: 50 });
      for (const { line, operation, shows } of parts) {
        chat.site.simulator.faults.plan(fault, { operation });
        const said = textOf(await chat.say(line));
        assert.match(said, shows, `${operation}: ${said}`);
        await chat.say('stop');
      }
    });
  }

  it('keeps the words of a comment whose request it cannot even be asked about', async () => {
    await using chat = await openOtherDesk({ maxPageSize: 50 });
    for (const fault of [seenFaults.badGateway, { kind: 'drop' } as const]) {
      chat.site.simulator.faults.plan(fault, { operation: 'getCustomerRequestByIdOrKey' });
      const said = textOf(await chat.say('comment on HAUS_2-7 that it is the blue one'));
      assert.match(said, /not added your comment to HAUS_2-7[^]*kept[^]*cannot reach the service desk/);
      assert.match(textOf(await chat.say('go on')), /it is the blue one[^]*Shall I add it/);
      await chat.say('no');
    }
  });

  it('with a limit and a short pause is waited for', async () => {
    await using chat = await openOtherDesk();
    chat.site.simulator.faults.plan(rateLimited(1), { operation: 'getRequestTypes' });
    assert.match(textOf(await chat.say('create a request')), /Dienst 1/);
  });
});
