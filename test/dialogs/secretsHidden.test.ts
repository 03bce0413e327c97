import assert from 'node:assert/strict';
import fc from 'fast-check';
import { aField, aForm, aRequestType, anApproval } from '../support/deskData.ts';
import { textOf } from '../support/chat.ts';
import type { Harness } from '../support/dialogHarness.ts';
import { createDialogHarness } from '../support/dialogHarness.ts';
import { CLOSE, CLOSED, file, ownRequest, signedIn } from './requests/signedIn.ts';

const SUMMARY = aField({ fieldId: 'summary', name: 'Summary', kind: 'text' });
const DESCRIPTION = aField({ fieldId: 'description', name: 'Details', kind: 'multiLine' });
const LABELS = aField({ fieldId: 'labels', name: 'Tags', kind: 'labels' });

/** A chat on a channel that hides nothing itself. */
function aChat(): Harness {
  const requests = [ownRequest(), ownRequest({ key: 'CERT-2', ...CLOSED })];
  const chat = signedIn(requests, { channel: 'msteams' });
  chat.desk.forms = [aForm([SUMMARY, DESCRIPTION, LABELS])];
  chat.desk.transitions = [CLOSE];
  chat.desk.approvals = [anApproval()];
  return chat;
}

/** Everything that somebody else gets to see, or that is kept. */
function traces(chat: Harness, heard: readonly unknown[]): string {
  const { desk, storage, humans, watch, agentCommands, votes, files, identity } = chat;
  return JSON.stringify([desk, storage, humans, watch, agentCommands, votes, files, identity.mailed, heard]);
}

/** What leads to somewhere a person can write. */
const LEADS: Readonly<Record<string, readonly string[]>> = {
  'where nothing is asked': [],
  'at a confirmation': ['close CERT-1'],
  'at a list of what can be done': ['CERT-1'],
  'at a comment': ['comment on CERT-1'],
  'at the confirmation of a comment': ['comment on CERT-1', 'Still broken'],
  'at an approval': ['CERT-1', 'Approve'],
  'at a rating': ['rate CERT-2'],
  'at the words of a rating': ['rate CERT-2', '4'],
  'at an address to share with': ['share CERT-1'],
  'at the kinds of requests': ['create a request'],
  'at the first answer of a form': ['create a request', 'Get IT help'],
  'at a long answer of a form': ['create a request', 'Get IT help', 'No toner'],
  'at the tags of a form': ['create a request', 'Get IT help', 'No toner', 'Second floor'],
  'at the review of a request': ['create a request', 'Get IT help', 'No toner', 'Second floor', 'office'],
  'at a search': ['search the knowledge base'],
  'at “My requests”': ['my requests'],
};

/** What is written there, around the secret. */
const WAYS: readonly ((said: string) => string)[] = [
  (said) => said,
  (said) => `comment on CERT-1: ${said}`,
  (said) => `close CERT-1 because ${said}`,
  (said) => `create a request: ${said}`,
  (said) => `search for ${said}`,
  (said) => `share CERT-1 with ${said}`,
  (said) => `#note ${said}`,
  (said) => `transfer to an agent, ${said}`,
  (said) => `rate CERT-2 5 ${said}`,
  (said) => `CERT-1 ${said}`,
];

const SECRETS = [
  ['Sommer2024!x', 'my password is Sommer2024!x'],
  ['ghp_abcdefghijklmnopqrstuvwx12345', 'the token is ghp_abcdefghijklmnopqrstuvwx12345'],
  ['4111 1111 1111 1111', 'my card is 4111 1111 1111 1111'],
] as const;

describe('a secret', () => {
  for (const [where, lead] of Object.entries(LEADS)) {
    it(`said ${where} is kept nowhere and goes nowhere`, async () => {
      for (const way of WAYS) {
        const [secret, said] = SECRETS[WAYS.indexOf(way) % SECRETS.length] ?? SECRETS[0];
        const chat = aChat();
        for (const text of lead) await chat.say(text);
        const heard = [await chat.say(way(said)), await chat.say('yes'), await chat.say('yes')];
        assert.ok(!traces(chat, heard).includes(secret), `${way(said)}\n${traces(chat, heard)}`);
      }
    });
  }

  it('is kept nowhere and goes nowhere, whatever was said before it and after it', async () => {
    const line = fc.constantFrom(...Object.values(LEADS).flat(), 'yes', 'no', '1', 'send', 'continue', 'skip');
    const way = fc.constantFrom(...WAYS);
    const secrets = fc.constantFrom(...SECRETS);
    const lines = fc.array(line, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(lines, way, secrets, lines, async (before, wayOf, [secret, said], after) => {
        const chat = aChat();
        const heard = [];
        for (const text of [...before, wayOf(said), ...after]) heard.push(await chat.say(text));
        assert.ok(!traces(chat, heard).includes(secret));
      }),
      { numRuns: 60 },
    );
  });

  it('in the name of a file is kept nowhere and goes nowhere, nor one in the words beside it', async () => {
    for (const lead of Object.values(LEADS)) {
      const chat = aChat();
      for (const text of lead) await chat.say(text);
      const attachments = [file('password Sommer2024!x.png')].map((each) => ({
        ...each,
        contentUrl: 'https://files.test/1',
      }));
      const text = 'my password is Sommer2024!x';
      const heard = [
        await chat.send({ type: 'message', text, attachments }),
        await chat.say('yes'),
        await chat.say('yes'),
      ];
      assert.ok(!traces(chat, heard).includes('Sommer2024!x'), traces(chat, heard));
    }
  });
});

describe('a sign-in code', () => {
  for (const said of ['424242', 'the code is 424 242', 'PIN: 424242', 'passcode 424242']) {
    it(`works as “${said}”`, async () => {
      const chat = createDialogHarness({ channel: 'msteams' });
      await chat.say('my requests');
      await chat.say('customer@example.com');
      await chat.say(said);
      assert.equal(chat.identity.person?.name, 'Demo Customer');
    });
  }
});

describe('a kind of request whose name looks like a secret', () => {
  it('can be chosen by its name, where no other looks the same', async () => {
    const chat = aChat();
    chat.desk.forms = ['Get IT help', 'Password: change', 'PIN: unlock'].map((name, index) =>
      aForm([SUMMARY], { requestType: aRequestType({ id: String(index), name }) }),
    );
    await chat.say('create a request');
    assert.match(textOf(await chat.say('Password: change')), /Summary/);
  });
});
