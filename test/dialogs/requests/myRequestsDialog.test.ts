import assert from 'node:assert/strict';
import { KojiError } from '../../../errors.ts';
import { choicesOf, textOf } from '../../support/chat.ts';
import { anApproval } from '../../support/deskData.ts';
import { CLOSED, ownRequest, signedIn } from './signedIn.ts';

const many = (count: number) => Array.from({ length: count }, (_, index) => ownRequest({ key: `CERT-${index + 10}` }));

describe('my requests', () => {
  it("lists the customer's open requests with link and status", async () => {
    const replies = await signedIn().say('My requests');
    assert.match(
      textOf(replies),
      /\[CERT-1\]\(https:\/\/desk\.test\/portal\/1\/CERT-1\) · No toner · \*\*Waiting for support\*\*/,
    );
    const others = ['Show closed requests', 'Show shared requests', 'Create a request', 'Talk to an agent'];
    assert.deepEqual(choicesOf(replies), ['CERT-1', ...others]);
  });

  it('lists the closed ones when asked, and leads back to the open ones', async () => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2', summary: 'Old', ...CLOSED })]);
    await chat.say('My requests');
    const closed = await chat.say('Show closed requests');
    assert.match(textOf(closed), /CERT-2.*Old.*Resolved/);
    assert.ok(choicesOf(closed).includes('Show open requests'));
    assert.match(textOf(await chat.say('Show open requests')), /CERT-1/);
  });

  it('lists those that others share with the customer when asked', async () => {
    const chat = signedIn([ownRequest({ key: 'CERT-7', owner: 'customer-2', sharedWith: ['customer-1'] })]);
    assert.match(textOf(await chat.say('My requests')), /no open requests/);
    assert.match(textOf(await chat.say('Show shared requests')), /shared with you[^]*CERT-7/);
  });

  it('never shows those of somebody else', async () => {
    assert.ok(!textOf(await signedIn().say('My requests')).includes('CERT-99'));
  });

  const AT_THE_LIST: Readonly<Record<string, readonly string[]>> = {
    closed: [
      'closed',
      'closed ones',
      'show closed',
      'the closed ones',
      'the old ones',
      'show closed please',
      'geschlossene',
      'die geschlossenen',
      'erledigte',
      'fermées',
      'les fermées',
      'voir fermées',
      'cerradas',
      'las cerradas',
    ],
    shared: [
      'shared',
      'shared ones',
      'show shared',
      'geteilte',
      'partagées',
      'les partagées',
      'compartidas',
      'compartidas conmigo',
    ],
  };
  for (const [list, texts] of Object.entries(AT_THE_LIST)) {
    for (const said of texts) {
      it(`lists the ${list} ones by fewer words than the button has: ${said}`, async () => {
        const own = [ownRequest(), ownRequest({ key: 'CERT-2', ...CLOSED })];
        const chat = signedIn([...own, ownRequest({ key: 'CERT-7', owner: 'customer-2', sharedWith: ['customer-1'] })]);
        await chat.say('my requests');
        assert.match(
          textOf(await chat.say(said)),
          list === 'closed' ? /closed requests:\n*.*CERT-2/ : /shared with you[^]*CERT-7/,
        );
        assert.match(textOf(await chat.say('open ones')), /Your open requests:[^]*CERT-1/);
      });
    }
  }

  for (const [said, sentence] of [
    ['My requests', /no open requests/],
    ['closed requests', /no closed requests/],
    ['shared requests', /No open requests are shared with you/],
  ] as const) {
    it(`says so when there are none: ${said}`, async () => {
      assert.match(textOf(await signedIn([]).say(said)), sentence);
    });
  }

  it('understands the same words where there are none', async () => {
    const chat = signedIn([]);
    await chat.say('My requests');
    assert.match(textOf(await chat.say('closed')), /no closed requests/);
    assert.match(textOf(await chat.say('shared ones')), /No open requests are shared with you/);
    assert.match(textOf(await chat.say('the open ones')), /You have no open requests/);
  });

  it('shows ten at a time, and more when asked, by button and by typing', async () => {
    const chat = signedIn(many(23));
    const first = await chat.say('My requests');
    assert.ok(textOf(first).includes('CERT-19') && !textOf(first).includes('CERT-20'));
    assert.match(textOf(first), /There are more/);
    assert.ok(choicesOf(first).includes('Show more'));
    const second = textOf(await chat.say('Show more'));
    assert.ok(second.includes('CERT-20') && second.includes('CERT-29') && !second.includes('CERT-30'));
    const last = await chat.say('more');
    assert.ok(textOf(last).includes('CERT-32'));
    assert.ok(!choicesOf(last).includes('Show more'));
    assert.doesNotMatch(textOf(last), /There are more/);
    assert.ok(choicesOf(last).includes('Show previous'));
    for (const [said, key] of [
      ['Show previous', 'CERT-29'],
      ['zurück', 'CERT-19'],
      ['back', 'CERT-19'],
      ['next', 'CERT-29'],
    ] as const) {
      assert.ok(textOf(await chat.say(said)).includes(key), said);
    }
    assert.deepEqual(chat.desk.searches, []);
  });

  it('opens the request whose key is pressed, or whose place in the list is typed', async () => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2', summary: 'No paper' })]);
    await chat.say('My requests');
    assert.match(textOf(await chat.say('CERT-2')), /No paper[^]*What would you like to do with it/);
    await chat.say('My requests');
    assert.match(textOf(await chat.say('2')), /No paper[^]*What would you like to do with it/);
  });

  it('puts first what waits for the decision of the customer', async () => {
    const chat = signedIn([
      ownRequest(),
      ownRequest({ key: 'CERT-8', owner: 'customer-2', approvers: ['customer-1'] }),
    ]);
    chat.desk.approvals = [anApproval()];
    const replies = await chat.say('My requests');
    assert.match(textOf(replies), /Waiting for your decision:[^]*CERT-8[^]*Your open requests:[^]*CERT-1/);
    assert.deepEqual(choicesOf(replies).slice(0, 2), ['CERT-8', 'CERT-1']);
  });

  it('tells an agent of the open ones', async () => {
    const chat = signedIn();
    await chat.say('My requests');
    await chat.say('talk to operator');
    const [open] = chat.humans.wanted[0]?.context.openRequests ?? [];
    assert.deepEqual(open, { key: 'CERT-1', summary: 'No toner', status: 'Waiting for support' });
  });

  it('does not let a summary become a link or markup', async () => {
    const chat = signedIn([ownRequest({ summary: '[click](https://evil.test) **now**' })]);
    assert.ok(!textOf(await chat.say('My requests')).includes('[click]('));
  });

  it('takes a new question for what it is', async () => {
    const chat = signedIn();
    await chat.say('My requests');
    await chat.say('my screen stays black');
    assert.deepEqual(chat.desk.searches, ['my screen stays black']);
  });

  for (const kind of ['rateLimited', 'contract', 'conflict'] as const) {
    it(`are listed also where nobody says what waits for a decision: ${kind}`, async () => {
      const chat = signedIn();
      chat.desk.listPendingApprovals = () => Promise.reject(new KojiError(kind, 'not now'));
      const said = textOf(await chat.say('My requests'));
      assert.match(said, /CERT-1[^]*cannot show what waits for your decision/);
      chat.desk.requests = [];
      assert.match(textOf(await chat.say('My requests')), /no open requests[^]*cannot show what waits/);
    });
  }
});
