import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { textOf } from '../../support/chat.ts';
import { anApproval } from '../../support/deskData.ts';
import type { Harness, HarnessOptions } from '../../support/dialogHarness.ts';
import { changes } from '../interruptions/unfinishedFlows.ts';
import { told } from './commentTold.ts';
import { CLOSED, file, ownRequest, signedIn } from './signedIn.ts';

/** At the last look at something that is done with CERT-1. */
async function lookingAt(said: readonly string[], options: HarnessOptions = {}): Promise<Harness> {
  const chat = signedIn([ownRequest({ approvers: ['customer-1'] })], options);
  chat.desk.transitions = [
    { id: '21', name: 'Close' },
    { id: '22', name: 'Escalate' },
    { id: '24', name: 'Reject this' },
  ];
  chat.desk.approvals = [anApproval()];
  for (const text of said) await chat.say(text);
  return chat;
}

const VERBS = [
  ['close it', /that with CERT-1/],
  ['yes, close it', /that with CERT-1/],
  ['approve it', /Shall I approve CERT-1/],
  ['share it', /With whom shall I share CERT-1/],
  ['sure share it', /With whom shall I share CERT-1/],
] as const;

describe('another verb at the last look at a comment', () => {
  for (const [said, asks] of VERBS) {
    it(`sends nothing, and is what is done instead: ${said}`, async () => {
      const chat = await lookingAt(['comment on CERT-1', 'Second floor']);
      assert.match(textOf(await chat.say(said)), new RegExp(`not added your comment[^]*${asks.source}`));
      assert.equal(changes(chat), 0);
      assert.match(textOf(await chat.say('Go on with my comment on CERT-1')), /Second floor[^]*Shall I add it/);
    });
  }

  it('sends nothing either where the last try has failed', async () => {
    const chat = await lookingAt(['comment on CERT-1', 'Second floor']);
    chat.desk.fault = new KojiError('rateLimited', 'not now');
    await chat.say('yes');
    assert.match(textOf(await chat.say('close it')), /not added your comment[^]*that with CERT-1/);
    assert.equal(changes(chat), 0);
  });

  it('is none where the last try has failed, and it says to add it', async () => {
    const chat = await lookingAt(['comment on CERT-1', 'Second floor']);
    chat.desk.fault = new KojiError('rateLimited', 'not now');
    for (const text of ['yes', 'add it']) await chat.say(text);
    assert.doesNotMatch(chat.desk.commented[0]?.text ?? 'add it', /add it/);
  });

  const ADDS = 'add it|yes add it|post it|send it|ok submit it|please comment that|do it|go ahead';
  const OTHERS = 'hinzufügen|ja hinzufügen|mach das|ajoute le|oui ajoute|valider|añádelo|sí publícalo';
  for (const said of `${ADDS}|${OTHERS}`.split('|')) {
    it(`is none where it adds it: ${said}`, async () => {
      const chat = await lookingAt(['comment on CERT-1', 'Second floor']);
      await chat.say(said);
      assert.equal(chat.desk.commented.length, 1);
    });
  }

  it('is none where a file is attached', async () => {
    const chat = await lookingAt(['attach to CERT-1']);
    await chat.send({ type: 'message', attachments: [file('a.png')] });
    await chat.say('attach it');
    assert.equal(chat.desk.attached.length, 1);
  });
});

describe('another verb at another last look', () => {
  for (const [way, said, asks] of [
    [['share CERT-1 with second@example.com'], 'yes, close it', /that with CERT-1/],
    [['approve CERT-1'], 'yes share it', /With whom/],
    [['approve CERT-1'], 'sí ciérralo', /that with CERT-1/],
    [['close CERT-1'], 'yes approve it', /Shall I approve CERT-1/],
    [['close CERT-1'], 'sí apruébalo', /Shall I approve CERT-1/],
    [['approve CERT-1'], 'oui ferme cela', /that with CERT-1/],
    [['CERT-1', 'Escalate'], 'approve it', /Shall I approve CERT-1/],
    [['CERT-1', 'Escalate'], 'close it', /\*\*Close\*\*: shall I do that with CERT-1/],
  ] as const) {
    it(`changes nothing, and is what is done instead: ${way.join(', ')}; ${said}`, async () => {
      const chat = await lookingAt(way);
      assert.match(textOf(await chat.say(said)), asks);
      assert.equal(changes(chat), 0);
    });
  }

  for (const [way, said] of [
    [['share CERT-1 with second@example.com'], 'mach das'],
    [['share CERT-1 with second@example.com'], 'yes share it'],
    [['approve CERT-1'], 'ja, mach es'],
    [['close CERT-1'], 'yes close it'],
    [['CERT-1', 'Close'], 'close it'],
    [['CERT-1', 'Reject this'], 'reject it'],
    [['share CERT-1 with second@example.com'], 'yes add it'],
    [['CERT-1', 'Escalate'], 'do it'],
  ] as const) {
    it(`is none where it says what is asked: ${way.join(', ')}; ${said}`, async () => {
      const chat = await lookingAt(way);
      await chat.say(said);
      assert.equal(changes(chat), 1);
    });
  }

  for (const [way, said, asks] of [
    ['share CERT-1 with second@example.com', 'share', /share CERT-1 with second@example\.com/],
    ['approve CERT-1', 'Approve', /Shall I approve CERT-1/],
    ['decline CERT-1', 'decline', /Shall I decline CERT-1/],
  ] as const) {
    it(`is none where it is what is asked, which is asked again: ${way}; ${said}`, async () => {
      const chat = await lookingAt([way]);
      const told = textOf(await chat.say(said));
      assert.match(told, asks);
      assert.doesNotMatch(told, /Nothing was changed/);
      assert.equal(changes(chat), 0);
    });
  }

  it('does not add an answer to a comment', async () => {
    for (const [said, asks] of VERBS) {
      const chat = told();
      chat.desk.transitions = [{ id: '21', name: 'Close' }];
      chat.desk.requests = chat.desk.requests.map((each) => ({ ...each, approvers: ['customer-1'] }));
      chat.desk.approvals = [anApproval()];
      await chat.say('It is the one in the hall');
      assert.match(textOf(await chat.say(said)), asks, said);
      assert.equal(changes(chat), 0);
    }
  });

  it('is none where sharing has failed, and it says to share it', async () => {
    const chat = await lookingAt(['share CERT-1 with second@example.com']);
    chat.desk.fault = new KojiError('rateLimited', 'not now');
    for (const text of ['yes', 'yes share it']) await chat.say(text);
    assert.deepEqual(chat.desk.shared, [{ key: 'CERT-1', email: 'second@example.com' }]);
  });

  it('adds the words of a rating where that is said', async () => {
    const chat = signedIn([ownRequest(CLOSED)]);
    for (const text of ['rate CERT-1 4', 'how long does it take?', 'add it']) await chat.say(text);
    assert.equal(chat.desk.rated.length, 1);
  });

  it('does not send a rating', async () => {
    const chat = signedIn([ownRequest(CLOSED)]);
    chat.desk.transitions = [{ id: '23', name: 'Reopen' }];
    for (const text of ['rate CERT-1 4', 'how long does it take?']) await chat.say(text);
    assert.match(textOf(await chat.say('reopen it')), /\*\*Reopen\*\*/);
    assert.deepEqual(chat.desk.rated, []);
  });
});
