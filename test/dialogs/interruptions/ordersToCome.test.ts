import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { CODE, aPerson } from '../../support/dialogFakes.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { anApproval } from '../../support/deskData.ts';
import { CLOSE, CLOSED, ownRequest, signedIn } from '../requests/signedIn.ts';
import { chatted } from './unfinishedFlows.ts';

/** Orders in one line, up to the question of the first. */
async function ordered(...said: readonly string[]): Promise<Harness> {
  const chat = signedIn([ownRequest({ approvers: ['customer-1'] }), ownRequest({ key: 'CERT-2' })]);
  chat.desk.transitions = [CLOSE];
  chat.desk.approvals = [anApproval()];
  for (const text of said) await chat.say(text);
  return chat;
}

const LINES = [
  {
    said: 'comment CERT-1 and share CERT-2 with second@example.com',
    asks: /write on CERT-1/,
    answers: ['Second floor', 'yes'],
    next: /share CERT-2 with second@example\.com/,
  },
  { said: 'close CERT-1 and comment on CERT-2', asks: /that with CERT-1/, answers: ['yes'], next: /write on CERT-2/ },
  { said: 'close CERT-1 and CERT-2', asks: /that with CERT-1/, answers: ['yes'], next: /that with CERT-2/ },
  {
    said: 'share CERT-1 with second@example.com and close CERT-2',
    asks: /share CERT-1 with second/,
    answers: ['yes'],
    next: /that with CERT-2/,
  },
  {
    said: 'approve CERT-1 and close CERT-2',
    asks: /Shall I approve CERT-1/,
    answers: ['yes'],
    next: /that with CERT-2/,
  },
] as const;

describe('what was asked for in the same line, and comes after what is interrupted', () => {
  for (const { said, asks, answers, next } of LINES) {
    // What is to be written may be anything.
    const words = said.startsWith('comment') ? ['stop', 'bye'] : ['stop', 'bye', 'my requests'];
    for (const word of words) {
      it(`is said to be kept, and comes after it: ${said}; ${word}`, async () => {
        const chat = await ordered(said);
        assert.match(textOf(await chat.say(word)), /“[Gg]o on” leads back to it, and then to CERT-2/);
        assert.match(textOf(await chat.say('go on')), asks);
        let told = '';
        for (const text of answers) told = textOf(await chat.say(text));
        assert.match(told, next);
      });
    }

    it(`comes after it when there is no human: ${said}`, async () => {
      const chat = await ordered(said);
      assert.match(textOf(await chat.say('talk to an operator')), /first CERT-1, then CERT-2/);
      let told = '';
      for (const text of answers) told = textOf(await chat.say(text));
      assert.match(told, next);
    });

    it(`comes after it when a chat came between: ${said}`, async () => {
      const chat = await ordered(said);
      await chatted(chat);
      assert.match(textOf(await chat.say('go on')), asks);
      let told = '';
      for (const text of answers) told = textOf(await chat.say(text));
      assert.match(told, next);
    });
  }

  it('is told to the agent', async () => {
    const chat = await ordered('close CERT-1 and share CERT-2 with second@example.com', 'talk to an operator');
    assert.deepEqual(
      chat.humans.wanted[0]?.context.collected.map(({ choice, value }) => [choice, value]),
      [
        ['changeStatus', 'CERT-1'],
        ['share', 'CERT-2: second@example.com'],
      ],
    );
  });

  it('is discarded with it', async () => {
    const chat = await ordered('close CERT-1 and comment on CERT-2', 'stop', 'stop');
    assert.doesNotMatch(choicesOf(await chat.say('hello')).join(), /Go on with/);
  });

  it('is not forgotten when it is interrupted twice', async () => {
    const chat = await ordered('close CERT-1 and comment on CERT-2', 'stop', 'go on', 'stop', 'go on');
    assert.match(textOf(await chat.say('yes')), /CERT-1 is now[^]*write on CERT-2/);
  });

  it('comes after a comment that is left at its last look', async () => {
    const chat = await ordered('comment CERT-1 and share CERT-2 with second@example.com', 'Second floor');
    assert.match(textOf(await chat.say('my requests')), /not added your comment[^]*then to CERT-2/);
    await chat.say('go on');
    assert.match(textOf(await chat.say('yes')), /It is on CERT-1 now[^]*share CERT-2 with second/);
  });

  it('comes after what is asked for instead of the first', async () => {
    const chat = await ordered('close CERT-1 and comment on CERT-2');
    assert.match(textOf(await chat.say('no, approve it')), /Shall I approve CERT-1/);
    assert.match(textOf(await chat.say('yes')), /approved CERT-1[^]*write on CERT-2/);
  });

  it('is done where the first is no request of theirs', async () => {
    const chat = await ordered();
    assert.match(
      textOf(await chat.say('close CERT-99 and comment on CERT-2')),
      /no request CERT-99[^]*write on CERT-2/,
    );
  });

  it('outlasts a sign-in', async () => {
    const chat = await ordered();
    chat.identity.person = undefined;
    for (const text of ['close CERT-1 and comment on CERT-2', 'stop', 'go on']) await chat.say(text);
    assert.match(textOf(await chat.say('stop')), /and then to CERT-2/);
    for (const text of ['go on', 'customer@example.com']) await chat.say(text);
    assert.match(textOf(await chat.say(CODE)), /that with CERT-1/);
    assert.match(textOf(await chat.say('yes')), /CERT-1 is now[^]*write on CERT-2/);
  });

  it('outlasts a sign-out in the middle of the first', async () => {
    const chat = await ordered('close CERT-1 and comment on CERT-2');
    chat.identity.person = undefined;
    for (const text of ['yes', 'customer@example.com']) await chat.say(text);
    assert.match(textOf(await chat.say(CODE)), /that with CERT-1/);
    assert.match(textOf(await chat.say('yes')), /CERT-1 is now[^]*write on CERT-2/);
  });

  it('is not named to whoever signs in after the one who left it', async () => {
    const chat = await ordered('close CERT-1 and comment on CERT-2');
    chat.identity.person = undefined;
    chat.identity.behindCode = {
      kind: 'signedIn',
      person: aPerson({ id: 'account:customer-2', accountId: 'customer-2' }),
    };
    for (const text of ['yes', 'bye', 'go on']) await chat.say(text);
    const stopped = await chat.say('stop');
    assert.doesNotMatch(choicesOf(stopped).join(), /CERT-/);
    for (const text of ['go on', 'second@example.com']) await chat.say(text);
    assert.doesNotMatch(textOf(await chat.say(CODE)), /CERT-2/);
  });

  it('comes once after a rating that is left for another verb', async () => {
    const chat = await ordered();
    chat.desk.requests = [...chat.desk.requests, ownRequest({ ...CLOSED, key: 'CERT-3' })];
    for (const text of ['rate CERT-3 4 and comment on CERT-2', 'how long does it take?', 'share it', 'a@example.com'])
      await chat.say(text);
    assert.doesNotMatch(textOf(await chat.say('yes')), /write on CERT-2/);
    for (const text of ['go on', 'skip']) await chat.say(text);
    assert.equal(chat.desk.rated.length, 1);
  });

  it('offers the others where the first of those to be looked at is not there', async () => {
    const chat = await ordered();
    assert.ok(choicesOf(await chat.say('CERT-99 and CERT-2')).includes('CERT-2'));
  });

  it('is a reason, too, which is not named as another request', async () => {
    const chat = await ordered('close CERT-1 because it works now');
    assert.doesNotMatch(textOf(await chat.say('stop')), /then to/);
    await chat.say('go on');
    assert.match(textOf(await chat.say('yes')), /CERT-1 is now[^]*because it works now/);
  });
});

describe('a comment that was asked for besides', () => {
  for (const no of ['no', 'cancel'])
    it(`comes though nothing is shared: ${no}`, async () => {
      const chat = signedIn([ownRequest()]);
      await chat.say('share CERT-1 with demo@example.com and comment on it: no ink');
      assert.match(textOf(await chat.say(no)), /would go on CERT-1[^]*no ink/);
      await chat.say('yes');
      assert.match(chat.desk.commented[0]?.text ?? '', /no ink$/);
      assert.deepEqual(chat.desk.shared, []);
    });

  it('is not said of what was not done, where it is why', async () => {
    const chat = signedIn([ownRequest()]);
    chat.desk.transitions = [CLOSE];
    await chat.say('close CERT-1 because it works');
    assert.doesNotMatch(textOf(await chat.say('no')), /because it works/);
  });
});
