import assert from 'node:assert/strict';
import { choicesOf, textOf } from '../../support/chat.ts';
import { anApproval } from '../../support/deskData.ts';
import { CLOSED, ownRequest, signedIn } from './signedIn.ts';

describe('what is to be done with a request, and with what, in one line', () => {
  it('shows the comment, and adds it once the customer says yes', async () => {
    const chat = signedIn();
    assert.match(
      textOf(await chat.say('comment on CERT-1: it is fixed')),
      /would go on CERT-1[^]*it is fixed[^]*Shall I/,
    );
    assert.deepEqual(chat.desk.commented, []);
    await chat.say('yes please');
    assert.deepEqual(
      chat.desk.commented.map(({ key, text }) => [key, text]),
      [['CERT-1', 'Demo Customer writes in the chat:\nit is fixed']],
    );
  });

  it('hides a password in the comment', async () => {
    const chat = signedIn();
    assert.ok(!textOf(await chat.say('comment on CERT-1: my password is hunter2')).includes('hunter2'));
  });

  it('asks before it shares, without asking for the address again', async () => {
    const chat = signedIn();
    assert.match(
      textOf(await chat.say('share CERT-1 with Second@Example.com')),
      /Shall I share CERT-1 with second@example\.com/,
    );
    assert.deepEqual(chat.desk.shared, []);
    await chat.say('go ahead');
    assert.deepEqual(chat.desk.shared, [{ key: 'CERT-1', email: 'second@example.com' }]);
  });

  it('takes the rating of a closed request, and words to it', async () => {
    const chat = signedIn([ownRequest(CLOSED)]);
    assert.match(textOf(await chat.say('rate CERT-1 with 4 stars')), /add a few words/);
    await chat.say('Skip');
    assert.deepEqual(chat.desk.rated, [{ key: 'CERT-1', rating: 4, comment: '' }]);
  });

  it('takes no rating of an open one', async () => {
    const chat = signedIn();
    assert.match(textOf(await chat.say('rate CERT-1 5')), /not closed yet/);
    assert.deepEqual(chat.desk.rated, []);
  });

  for (const said of ['close CERT-1 because it works now', 'close CERT-1, because it works now']) {
    it(`asks whether the reason is to stand on the request, once that is done: ${said}`, async () => {
      const chat = signedIn();
      chat.desk.transitions = [{ id: '5', name: 'Close' }];
      assert.match(textOf(await chat.say(said)), /shall I do that with CERT-1/);
      assert.match(textOf(await chat.say('yes')), /would go on CERT-1[^]*because it works now[^]*Shall I/);
      await chat.say('yes');
      assert.match(chat.desk.commented[0]?.text ?? '', /because it works now/);
    });
  }

  it('keeps the reason for what is done with the request that is looked at', async () => {
    const chat = signedIn();
    chat.desk.transitions = [{ id: '5', name: 'Close' }];
    await chat.say('CERT-1');
    assert.match(textOf(await chat.say('close it because it works now')), /shall I do that with CERT-1/);
    assert.match(textOf(await chat.say('yes')), /would go on CERT-1[^]*because it works now/);
  });

  it('drops the reason for what is not done', async () => {
    const chat = signedIn();
    chat.desk.transitions = [{ id: '5', name: 'Close' }];
    await chat.say('close CERT-1 because it works now');
    const told = textOf(await chat.say('no'));
    assert.match(told, /Nothing was changed/);
    assert.doesNotMatch(told, /would go on/);
  });

  it('keeps the reason for a decision', async () => {
    const chat = signedIn([ownRequest({ owner: 'customer-2', approvers: ['customer-1'] })]);
    chat.desk.approvals = [anApproval()];
    await chat.say('decline CERT-1 because too green');
    const told = textOf(await chat.say('yes'));
    assert.match(told, /You have declined CERT-1[^]*would go on CERT-1[^]*because too green/);
  });

  it('gives one rating after the other', async () => {
    const chat = signedIn([ownRequest(CLOSED), ownRequest({ ...CLOSED, key: 'CERT-2' })]);
    assert.match(textOf(await chat.say('rate CERT-1 5 and CERT-2 4')), /add a few words/);
    await chat.say('skip');
    await chat.say('skip');
    assert.deepEqual(
      chat.desk.rated.map(({ key, rating }) => [key, rating]),
      [
        ['CERT-1', 5],
        ['CERT-2', 4],
      ],
    );
  });

  for (const said of [
    'approve CERT-1 and decline CERT-2',
    'approve CERT-1 decline CERT-2',
    'approve CERT-1 but decline CERT-2',
  ]) {
    it(`does one thing after the other: ${said}`, async () => {
      const asked = { owner: 'customer-2', approvers: ['customer-1'] };
      const chat = signedIn([ownRequest(asked), ownRequest({ ...asked, key: 'CERT-2' })]);
      chat.desk.approvals = [anApproval()];
      assert.match(textOf(await chat.say(said)), /Shall I approve CERT-1/);
      assert.match(textOf(await chat.say('yes')), /Shall I decline CERT-2/);
      await chat.say('yes');
      assert.deepEqual(
        chat.desk.decided.map(({ key, decision }) => [key, decision]),
        [
          ['CERT-1', 'approve'],
          ['CERT-2', 'decline'],
        ],
      );
    });
  }

  it('closes one and comments on another', async () => {
    const chat = signedIn([ownRequest(), ownRequest({ key: 'CERT-2' })]);
    chat.desk.transitions = [{ id: '5', name: 'Close' }];
    await chat.say('close CERT-1 and comment on CERT-2 that it is done');
    assert.match(textOf(await chat.say('yes')), /would go on CERT-2[^]*it is done/);
  });

  it('does all this with the request that is looked at, too', async () => {
    const chat = signedIn();
    await chat.say('CERT-1');
    assert.match(textOf(await chat.say('share it with second@example.com')), /Shall I share CERT-1 with second@/);
    await chat.say('no thanks');
    await chat.say('CERT-1');
    assert.match(textOf(await chat.say('comment: any news?')), /would go on CERT-1[^]*any news\?/);
  });

  it('finds nothing of a request of somebody else', async () => {
    const chat = signedIn();
    for (const text of ['comment on CERT-99: hello', 'share CERT-99 with second@example.com', 'rate CERT-99 5']) {
      assert.match(textOf(await chat.say(text)), /no request CERT-99/, text);
    }
  });
});

describe('a request by its number', () => {
  it('is the one of that number where it is listed, else the one at that place', async () => {
    const chat = signedIn(['CERT-14', 'CERT-1', 'CERT-3'].map((key) => ownRequest({ key, summary: `About ${key}` })));
    for (const [said, key] of [
      ['3', 'CERT-3'],
      ['14', 'CERT-14'],
      ['2', 'CERT-1'],
      ['CERT 3', 'CERT-3'],
    ] as const) {
      await chat.say('my requests');
      assert.match(textOf(await chat.say(said)), new RegExp(`About ${key}`), said);
    }
  });

  it('is asked for again where there is none, and nothing else begins', async () => {
    const chat = signedIn();
    await chat.say('my requests');
    const asked = await chat.say('5');
    assert.match(textOf(asked), /not one of the choices/);
    assert.ok(choicesOf(asked).includes('CERT-1'));
  });

  it('may be written as two words where the customer has requests that are called so', async () => {
    const chat = signedIn();
    await chat.say('CERT-1');
    await chat.say('thanks');
    assert.match(textOf(await chat.say('cert 1 please')), /No toner/);
    assert.doesNotMatch(textOf(await chat.say('ISO 27001')), /no request/);
  });
});
