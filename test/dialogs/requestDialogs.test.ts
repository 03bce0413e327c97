import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../support/chat.ts';
import type { Harness } from '../support/dialogHarness.ts';
import { aPerson, createDialogHarness } from '../support/dialogHarness.ts';
import { aRequest } from '../support/fakeServiceDesk.ts';

function signedIn(): Harness {
  const chat = createDialogHarness();
  chat.identity.person = aPerson();
  chat.desk.requests = [
    { ...aRequest(), owner: 'customer-1', isOpen: true },
    { ...aRequest({ key: 'CERT-2', summary: 'Old', status: 'Resolved' }), owner: 'customer-1', isOpen: false },
    { ...aRequest({ key: 'CERT-3', summary: 'Secret of somebody else' }), owner: 'customer-2', isOpen: true },
  ];
  return chat;
}

describe('my requests', () => {
  it("lists the customer's open requests with link and status", async () => {
    const replies = await signedIn().say('My requests');
    assert.match(
      textOf(replies),
      /\[CERT-1\]\(https:\/\/desk\.test\/portal\/1\/CERT-1\) · No toner · \*\*Waiting for support\*\*/,
    );
    assert.deepEqual(choicesOf(replies), ['CERT-1', 'Show closed requests', 'Create a request', 'Talk to an agent']);
  });

  it('lists the closed ones when asked', async () => {
    assert.match(textOf(await signedIn().say('Show closed requests')), /CERT-2.*Old.*Resolved/);
  });

  it('never shows those of somebody else', async () => {
    assert.ok(!textOf(await signedIn().say('My requests')).includes('CERT-3'));
  });

  it('says so when there are none', async () => {
    const chat = signedIn();
    chat.desk.requests = [];
    assert.match(textOf(await chat.say('My requests')), /no open requests/);
  });

  it('shows at most ten, and says that there are more', async () => {
    const chat = signedIn();
    const many = Array.from({ length: 12 }, (_, index) => aRequest({ key: `CERT-${index + 10}` }));
    chat.desk.requests = many.map((request) => ({ ...request, owner: 'customer-1', isOpen: true }));
    const text = textOf(await chat.say('My requests'));
    assert.ok(text.includes('CERT-19') && !text.includes('CERT-20'));
    assert.match(text, /more in the help portal/);
  });

  it('does not let a summary become a link or markup', async () => {
    const chat = signedIn();
    const summary = '[click](https://evil.test) **now**';
    chat.desk.requests = [{ ...aRequest({ summary }), owner: 'customer-1', isOpen: true }];
    assert.ok(!textOf(await chat.say('My requests')).includes('[click]('));
  });
});

describe('one request', () => {
  it('shows its status and last public comments', async () => {
    const chat = signedIn();
    const comment = {
      id: '1',
      authorName: 'Demo Agent',
      authorAccountId: 'a',
      text: 'On its way',
      createdAtMs: Date.UTC(2026, 0, 4),
    };
    chat.desk.comments = [comment];
    const text = textOf(await chat.say('cert-1'));
    assert.match(
      text,
      /No toner[^]*\*\*Waiting for support\*\* since Jan 3, 2026[^]*\*\*Demo Agent\*\*, Jan 4, 2026: On its way/,
    );
  });

  it('says that there are no comments', async () => {
    assert.match(textOf(await signedIn().say('CERT-1')), /no comments yet/);
  });

  it('does not tell whether a request of somebody else exists', async () => {
    const chat = signedIn();
    const others = textOf(await chat.say('CERT-3')).replace('CERT-3', 'KEY');
    assert.equal(others, textOf(await chat.say('CERT-99')).replace('CERT-99', 'KEY'));
  });
});
