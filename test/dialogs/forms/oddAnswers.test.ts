import assert from 'node:assert/strict';
import type { Fault } from '../../../demo/jira/faults.ts';
import { accountOf } from '../../demo/jira/jiraSite.ts';
import { startDesk } from '../../jira/deskHarness.ts';
import type { DeskHarness } from '../../jira/deskHarness.ts';
import type { BotHarness, BotHarnessOptions } from '../../support/botHarness.ts';
import { createBotHarness } from '../../support/botHarness.ts';
import { textOf } from '../../support/chat.ts';
import { aPerson } from '../../support/dialogFakes.ts';

const headers = { 'content-type': 'application/json' };
const answer = (status: number, text = '{"errorMessage":"for the test"}'): Fault => ({
  kind: 'answer',
  status,
  headers,
  text,
});

/** None of them is an answer that Atlassian documents for these questions. */
const ODD: Readonly<Record<string, Fault>> = {
  400: answer(400),
  404: answer(404),
  409: answer(409),
  412: answer(412),
  413: answer(413),
  '{}': answer(200, '{}'),
};

/** The last line is the one that asks the service desk. */
const CONVERSATIONS: readonly (readonly string[])[] = [
  ['my requests'],
  ['CERT-1'],
  ['CERT-5'],
  ['comment on CERT-1'],
  ['close CERT-1'],
  ['approve CERT-6'],
  ['share CERT-1'],
  ['rate CERT-3'],
  ['create a request'],
  ['create a request', 'Get IT help'],
  ['how do I set up the vpn'],
];

function openChat(harness: DeskHarness, options: BotHarnessOptions = {}): BotHarness {
  const { accountId, email } = accountOf('Demo Customer');
  const chat = createBotHarness({ ...options, serviceDesk: harness.desk });
  chat.identity.person = aPerson({ accountId, email });
  return chat;
}

async function sayAll(chat: BotHarness, lines: readonly string[]): Promise<string> {
  let said = '';
  for (const line of lines) said = textOf(await chat.say(line));
  return said;
}

/** What the last line asks the service desk. */
async function operationsOf(lines: readonly string[]): Promise<readonly string[]> {
  await using harness = await startDesk();
  const chat = openChat(harness);
  await sayAll(chat, lines.slice(0, -1));
  const { journal } = harness.site.simulator;
  const before = journal.length;
  await sayAll(chat, lines.slice(-1));
  return [...new Set(journal.slice(before).map(({ operation }) => operation))];
}

/** What is said where this question is answered by that. */
async function saidWhere(lines: readonly string[], operation: string, fault: Fault): Promise<string> {
  await using harness = await startDesk();
  const chat = openChat(harness);
  await sayAll(chat, lines.slice(0, -1));
  harness.site.simulator.faults.plan(fault, { operation, times: 20 });
  const said = await sayAll(chat, lines.slice(-1));
  return said;
}

describe('a question that the service desk answers oddly', () => {
  for (const lines of CONVERSATIONS) {
    it(`is no fault of the bot: ${lines.join(', ')}`, async () => {
      const operations = await operationsOf(lines);
      assert.ok(operations.length > 0);
      for (const operation of operations) {
        for (const [name, fault] of Object.entries(ODD)) {
          const said = await saidWhere(lines, operation, fault);
          assert.doesNotMatch(said, /something went wrong/, `${operation} answers ${name}`);
          assert.notEqual(said, '', `${operation} answers ${name}`);
        }
      }
    });
  }

  for (const [name, fault] of Object.entries(ODD)) {
    it(`takes nothing of what is filled in: ${name}`, async () => {
      await using harness = await startDesk();
      const chat = openChat(harness);
      await sayAll(chat, ['create a request', 'Get IT help', 'My mouse is dead', 'my requests']);
      harness.site.simulator.faults.plan(fault, { operation: 'getCustomerRequestByIdOrKey', times: 20 });
      await chat.say('CERT-1');
      await using sound = await startDesk();
      const later = openChat(sound, { storage: chat.storage, world: chat.world });
      assert.match(await sayAll(later, ['continue']), /Get IT help/);
    });
  }
});
