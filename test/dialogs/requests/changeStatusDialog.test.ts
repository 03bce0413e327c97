import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { createBotHarness } from '../../support/botHarness.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness } from '../../support/dialogHarness.ts';
import { NOW } from '../../support/dialogFakes.ts';
import { killedAfter, killedBefore } from '../../support/killedTurn.ts';
import { CLOSED, ownRequest, signedIn } from './signedIn.ts';

const CLOSE = { id: '21', name: 'Close' };
const ESCALATE = { id: '41', name: 'Escalate' };
const REOPEN = { id: '31', name: 'Reopen' };

function offering(...transitions: Harness['desk']['transitions']): Harness {
  const chat = signedIn();
  chat.desk.transitions = transitions;
  return chat;
}

describe('a change of status', () => {
  it('is confirmed, made, and answered with the new status', async () => {
    const chat = offering(CLOSE, ESCALATE);
    await chat.say('CERT-1');
    const asked = await chat.say('Escalate');
    assert.match(textOf(asked), /\*\*Escalate\*\*: shall I do that with CERT-1\?/);
    assert.deepEqual(choicesOf(asked), ['Yes', 'No']);
    assert.match(textOf(await chat.say('yes')), /CERT-1 is now: \*\*Moved\*\*/);
    assert.deepEqual(chat.desk.moved, [{ key: 'CERT-1', transitionId: '41' }]);
  });

  for (const said of ['yes please close it', 'ok thanks', 'yes, right, go ahead please'])
    it(`is confirmed by a yes with more around it: ${said}`, async () => {
      const chat = offering(CLOSE);
      await chat.say('close CERT-1');
      await chat.say(said);
      assert.equal(chat.desk.moved.length, 1);
    });

  for (const said of ['ok what does it cost', 'yes but change the summary', 'looks good'])
    it(`is not confirmed by what says more, or less: ${said}`, async () => {
      const chat = offering(CLOSE);
      await chat.say('close CERT-1');
      await chat.say(said);
      assert.deepEqual(chat.desk.moved, []);
    });

  it('is not made when the customer says no', async () => {
    const chat = offering(CLOSE);
    await chat.say('close CERT-1');
    assert.match(textOf(await chat.say('No')), /Nothing was changed/);
    assert.deepEqual(chat.desk.moved, []);
  });

  for (const said of ['skip CERT-1', 'CERT-1 überspringen', 'passer CERT-1', 'omitir CERT-1']) {
    it(`is passed over by the key, and the next one is asked about: ${said}`, async () => {
      const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })]);
      chat.desk.transitions = [CLOSE];
      await chat.say('close CERT-1 and CERT-2');
      assert.match(textOf(await chat.say(said)), /Nothing was changed[^]*\*\*Close\*\*: shall I do that with CERT-2/);
    });
  }

  for (const said of ['close CERT-1', 'CERT-1 schließen', 'fermer CERT-1', 'cerrar cert-1']) {
    it(`finds by its name what closes a request: ${said}`, async () => {
      assert.match(textOf(await offering(ESCALATE, CLOSE).say(said)), /\*\*Close\*\*: shall I do that/);
    });
  }

  it('can be typed while the request is looked at', async () => {
    const chat = offering(CLOSE, ESCALATE);
    await chat.say('CERT-1');
    assert.match(textOf(await chat.say('close it')), /\*\*Close\*\*: shall I do that/);
  });

  it('reopens a closed request', async () => {
    const chat = signedIn([ownRequest(CLOSED)]);
    chat.desk.transitions = [REOPEN];
    await chat.say('reopen CERT-1');
    await chat.say('Yes');
    assert.deepEqual(chat.desk.moved, [{ key: 'CERT-1', transitionId: '31' }]);
  });

  it('lets the customer choose where no name says what is wanted', async () => {
    const chat = offering(ESCALATE, { id: '51', name: 'Put aside' });
    const asked = await chat.say('close CERT-1');
    assert.deepEqual(choicesOf(asked), ['Escalate', 'Put aside', 'No']);
    assert.match(textOf(await chat.say('Put aside')), /\*\*Put aside\*\*: shall I do that/);
    await chat.say('Yes');
    assert.deepEqual(chat.desk.moved, [{ key: 'CERT-1', transitionId: '51' }]);
  });

  it('lets the customer choose where several close it, and where one only withdraws it', async () => {
    const withdraw = { id: '61', name: 'Withdraw' };
    for (const other of ['It works now', 'Es geht jetzt', 'Put aside', 'Resolve']) {
      const chat = offering(withdraw, { id: '62', name: other });
      const asked = await chat.say('close CERT-1');
      assert.match(textOf(asked), /What shall I do with/);
      assert.deepEqual(choicesOf(asked), ['Withdraw', other, 'No'], other);
    }
    assert.match(textOf(await offering(withdraw).say('close CERT-1')), /\*\*Withdraw\*\*: shall I do that/);
  });

  it('takes the name of a change where it is confirmed: that one, or another instead', async () => {
    const chat = offering(CLOSE, ESCALATE);
    const asked = await chat.say('close CERT-1');
    assert.deepEqual(choicesOf(asked), ['Yes', 'No']);
    assert.match(textOf(await chat.say('3')), /not one of the choices/);
    assert.match(textOf(await chat.say('Escalate')), /\*\*Escalate\*\*: shall I do that/);
    assert.deepEqual(chat.desk.moved, []);
    await chat.say('escalate');
    assert.deepEqual(chat.desk.moved, [{ key: 'CERT-1', transitionId: '41' }]);
  });

  it('takes no value that is not on the list', async () => {
    const chat = offering(ESCALATE, { id: '51', name: 'Put aside' });
    await chat.say('close CERT-1');
    assert.match(textOf(await chat.say('Delete everything')), /not one of the choices/);
    assert.deepEqual(chat.desk.moved, []);
  });

  it('says so when the service desk offers nothing', async () => {
    assert.match(textOf(await offering().say('close CERT-1')), /does not offer that for CERT-1/);
  });

  it('says so when it is closed, or open, already', async () => {
    const closed = signedIn([ownRequest(CLOSED)]);
    assert.match(textOf(await closed.say('close CERT-1')), /CERT-1 is closed already/);
    assert.match(textOf(await offering(CLOSE).say('reopen CERT-1')), /CERT-1 is not closed/);
  });

  it('says so when it is no longer offered once it is confirmed, or pressed', async () => {
    const chat = offering(CLOSE);
    await chat.say('CERT-1');
    chat.desk.transitions = [];
    assert.match(textOf(await chat.say('Close')), /does not offer that/);
    const late = offering(CLOSE);
    await late.say('close CERT-1');
    late.desk.results.transition = { kind: 'notOffered' };
    assert.match(textOf(await late.say('Yes')), /does not offer that/);
  });

  it('is said to be made where it was, by a server that was killed then', async () => {
    const chat = offering(CLOSE);
    await chat.say('close CERT-1');
    const other = await killedAfter(chat, 'performTransition', 'Yes');
    chat.desk.requests = [ownRequest({ ...CLOSED, statusChangedAtMs: NOW })];
    assert.match(textOf(await other.say('Yes')), /CERT-1 is now: \*\*Resolved\*\*/);
    assert.equal(chat.desk.moved.length, 1);
  });

  it('is made where the server was killed before', async () => {
    const chat = offering(CLOSE);
    await chat.say('close CERT-1');
    const other = await killedAfter(chat, 'performTransition', 'Yes');
    assert.match(textOf(await other.say('Yes')), /CERT-1 is now/);
    assert.equal(chat.desk.moved.length, 2);
  });

  it('shows the reason of a refusal, and an unknown outcome for what it is', async () => {
    const chat = offering(CLOSE);
    await chat.say('close CERT-1');
    chat.desk.results.transition = { kind: 'refused', reason: 'A resolution is required.' };
    assert.match(textOf(await chat.say('Yes')), /A resolution is required/);
    await chat.say('close CERT-1');
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    assert.match(textOf(await chat.say('Yes')), /may be done or not/);
    assert.deepEqual(chat.desk.moved, []);
  });

  for (const [what, result, said] of [
    ['refused without a reason', { kind: 'refused', reason: '' }, 'Try again'],
    ['refused without a reason', { kind: 'refused', reason: '' }, 'go on'],
    ['refused without a reason', { kind: 'refused', reason: '' }, 'yes'],
  ] as const)
    it(`that was ${what} is tried again: ${said}`, async () => {
      const chat = offering(CLOSE);
      await chat.say('close CERT-1');
      chat.desk.results.transition = result;
      assert.deepEqual(choicesOf(await chat.say('Yes')), ['Try again', 'No']);
      delete chat.desk.results.transition;
      assert.match(textOf(await chat.say(said)), /CERT-1 is now/);
      assert.equal(chat.desk.moved.length, 1);
    });

  it('that was declined is tried again, or left, and found again', async () => {
    const chat = offering(CLOSE);
    await chat.say('close CERT-1');
    chat.desk.fault = new KojiError('conflict', 'Jira answered 409.');
    assert.match(textOf(await chat.say('Yes')), /does not take that at the moment; nothing was changed/);
    await chat.say('my requests');
    assert.match(textOf(await chat.say('go on')), /\*\*Close\*\*: shall I do that with CERT-1/);
    chat.desk.fault = new KojiError('conflict', 'Jira answered 409.');
    await chat.say('Yes');
    assert.match(textOf(await chat.say('No')), /Nothing was changed/);
    assert.deepEqual(chat.desk.moved, []);
  });

  it('that got no answer is looked for before it is tried again', async () => {
    const chat = offering(CLOSE);
    await chat.say('close CERT-1');
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    assert.match(textOf(await chat.say('Yes')), /When you try again, I will look first/);
    chat.desk.requests = [ownRequest({ ...CLOSED, statusChangedAtMs: NOW })];
    assert.match(textOf(await chat.say('Try again')), /CERT-1 is now: \*\*Resolved\*\*/);
    assert.deepEqual(chat.desk.moved, []);
  });

  it('that somebody has made meanwhile is said to be made', async () => {
    const chat = offering(CLOSE);
    await chat.say('close CERT-1');
    chat.desk.requests = [ownRequest(CLOSED)];
    chat.desk.results.transition = { kind: 'notOffered' };
    assert.match(textOf(await chat.say('Yes')), /CERT-1 is closed already/);
  });

  it('is kept where the request cannot even be looked up', async () => {
    const { world } = offering(CLOSE);
    const chat = createBotHarness({ world });
    const findRequest = chat.desk.findRequest.bind(chat.desk);
    chat.desk.findRequest = () => Promise.reject(new KojiError('unavailable', 'no answer'));
    assert.match(textOf(await chat.say('close CERT-1')), /“go on” leads back to it/);
    chat.desk.findRequest = findRequest;
    assert.match(textOf(await chat.say('go on')), /\*\*Close\*\*: shall I do that with CERT-1/);
  });

  it('that got no answer is said to be made where the request has another status by then', async () => {
    const chat = offering(CLOSE);
    await chat.say('close CERT-1');
    chat.desk.fault = new KojiError('unavailable', 'no answer');
    chat.desk.requests = [ownRequest({ ...CLOSED, statusChangedAtMs: NOW })];
    assert.match(textOf(await chat.say('Yes')), /CERT-1 is now: \*\*Resolved\*\*/);
  });

  it('is not taken for made because an earlier one was, when its server is killed before', async () => {
    const chat = offering(CLOSE);
    chat.desk.requests = [ownRequest({ statusChangedAtMs: NOW - 30_000 })];
    await chat.say('close CERT-1');
    const other = await killedBefore(chat, 'performTransition', 'Yes');
    assert.match(textOf(await other.say('Yes')), /CERT-1 is now: \*\*Moved\*\*/);
    assert.equal(chat.desk.moved.length, 1);
  });

  it('is not taken for made because somebody did something else meanwhile', async () => {
    const chat = offering(CLOSE);
    await chat.say('close CERT-1');
    const other = await killedBefore(chat, 'performTransition', 'Yes');
    chat.desk.requests = [ownRequest({ status: 'In progress', statusChangedAtMs: NOW })];
    assert.match(textOf(await other.say('Yes')), /CERT-1 is now: \*\*Moved\*\*/);
    assert.equal(chat.desk.moved.length, 1);
  });

  it('is asked about by what the request was like at that moment, with one look at it', async () => {
    const chat = offering(CLOSE);
    let looks = 0;
    const findRequest = chat.desk.findRequest.bind(chat.desk);
    chat.desk.findRequest = (which) => {
      looks += 1;
      return findRequest(which);
    };
    await chat.say('CERT-1');
    looks = 0;
    await chat.say('Close');
    assert.equal(looks, 1);
  });

  it('is left to the service desk where it does not say whether the request is closed', async () => {
    const chat = signedIn([ownRequest({ ...CLOSED, statusCategory: 'unknown' })]);
    chat.desk.transitions = [REOPEN];
    assert.match(textOf(await chat.say('reopen CERT-1')), /\*\*Reopen\*\*: shall I do that/);
  });

  it('that left the request as it was is not told as made', async () => {
    const chat = offering(CLOSE);
    await chat.say('close CERT-1');
    chat.desk.results.transition = { kind: 'changed', request: ownRequest() };
    assert.match(textOf(await chat.say('Yes')), /may be done or not/);
  });

  it('that leads back to the same status is told with it', async () => {
    const chat = offering(ESCALATE);
    for (const text of ['CERT-1', 'Escalate']) await chat.say(text);
    chat.desk.results.transition = { kind: 'changed', request: ownRequest() };
    assert.match(textOf(await chat.say('Yes')), /CERT-1 is now: \*\*Waiting for support\*\*/);
  });
});

describe('a close that is to be confirmed', () => {
  it('is not confirmed by the order to reopen', async () => {
    const chat = signedIn();
    chat.desk.transitions = [{ id: '21', name: 'Close' }];
    await chat.say('close CERT-1');
    assert.match(textOf(await chat.say('reopen it')), /not closed/);
    assert.deepEqual(chat.desk.moved, []);
  });
});

describe('a change that is named in the order', () => {
  for (const [said, name] of [
    ['withdraw CERT-1', 'Withdraw'],
    ['please cancel my request CERT-1', 'Withdraw'],
    ['close CERT-1 and mark as finished', 'Mark as finished'],
  ] as const)
    it(`is the one that is asked about: ${said}`, async () => {
      const chat = signedIn();
      chat.desk.transitions = ['Withdraw', 'Mark as finished'].map((each) => ({ id: each, name: each }));
      assert.ok(textOf(await chat.say(said)).includes(`**${name}**: shall I do that with CERT-1?`));
    });
});
