import assert from 'node:assert/strict';
import { KojiError } from '../../errors.ts';
import { CODE_LIFETIME_MS, CODE_TRIES, MAIL_INTERVAL_MS } from '../../identity/emailCodes.ts';
import { MAILS_PER_HOUR } from '../../identity/mailLimit.ts';
import { CUSTOMER, IdentityWorld, SHARED_ADDRESS } from './identityWorld.ts';

const KEY = 'conversation-1';

describe('a one-time code by e-mail', () => {
  let world: IdentityWorld;

  beforeEach(() => {
    world = new IdentityWorld();
  });

  const start = (email = CUSTOMER.email, key = KEY) => world.identity.startCode(key, email, 'en');
  const check = (code: string, key = KEY) => world.identity.checkCode(key, code);

  it('is mailed to the address and proves its account', async () => {
    assert.deepEqual(await start(' Koji.Customer@Example.com '), { kind: 'sent', email: CUSTOMER.email });
    const { to, subject, text } = world.outbox.list()[0] ?? assert.fail('no mail');
    assert.deepEqual({ to, subject, text }, { to: CUSTOMER.email, subject: 'Code (en)', text: '111111' });
    assert.deepEqual(await check('111 111 '), { kind: 'proved', account: CUSTOMER });
  });

  it('is six random digits when nobody else draws it', async () => {
    const { createEmailCodes } = await import('../../identity/emailCodes.ts');
    const { codes, directory, outbox: mailer, clock } = world;
    const writeCodeMail = (text: string) => ({ subject: '', text });
    const onMailsUsedUp = () => undefined;
    const options = { codes, directory, mailer, clock, writeCodeMail, onMailsUsedUp, onMailFailed: onMailsUsedUp };
    await createEmailCodes(options).startCode(KEY, CUSTOMER.email, 'en');
    assert.match(world.outbox.list()[0]?.text ?? '', /^\d{6}$/);
  });

  it('is never stored as it is', async () => {
    await start();
    assert.equal(JSON.stringify(world.codes.values).includes('111111'), false);
  });

  it('answers for an unknown address as for a known one, and looks nobody up before the proof', async () => {
    const known = await start();
    const unknown = await start('nobody@example.com', 'conversation-2');
    assert.deepEqual({ ...unknown, email: '' }, { ...known, email: '' });
    assert.deepEqual(await check('000000', 'conversation-2'), await check('000000'));
    assert.deepEqual(world.directory.asked, []);
  });

  it('refuses what is no address, and sends nothing', async () => {
    assert.deepEqual(await start('me at home'), { kind: 'badEmail' });
    assert.deepEqual(await start('a@example.com, b@example.com'), { kind: 'badEmail' });
    assert.equal(world.outbox.list().length, 0);
  });

  it('works once', async () => {
    await start();
    await check('111111');
    assert.deepEqual(await check('111111'), { kind: 'expired' });
  });

  it('works once when it is sent twice at the same time', async () => {
    await start();
    const answers = await Promise.all([check('111111'), check('111111')]);
    assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['expired', 'proved']);
  });

  it('does not work in another conversation', async () => {
    await start();
    assert.deepEqual(await check('111111', 'conversation-2'), { kind: 'expired' });
    assert.equal((await check('111111')).kind, 'proved');
  });

  it('works up to the last millisecond of its ten minutes, and not after', async () => {
    await start();
    world.clock.advance(CODE_LIFETIME_MS);
    assert.deepEqual(await check('111111'), { kind: 'expired' });
    await start();
    world.clock.advance(CODE_LIFETIME_MS - 1);
    assert.equal((await check('222222')).kind, 'proved');
  });

  it('allows five tries, and then not even the right one', async () => {
    await start();
    for (let left = CODE_TRIES - 1; left > 0; left -= 1) {
      assert.deepEqual(await check('999999'), { kind: 'wrong', triesLeft: left });
    }
    assert.deepEqual(await check('999999'), { kind: 'tooManyTries' });
    assert.deepEqual(await check('111111'), { kind: 'tooManyTries' });
  });

  it('counts tries that are made at the same time one by one', async () => {
    await start();
    const answers = await Promise.all(Array.from({ length: CODE_TRIES + 2 }, () => check('999999')));
    assert.equal(answers.filter(({ kind }) => kind === 'wrong').length, CODE_TRIES - 1);
    assert.deepEqual(await check('111111'), { kind: 'tooManyTries' });
  });

  it('is replaced by a newer one of the same conversation', async () => {
    await start();
    world.clock.advance(MAIL_INTERVAL_MS);
    await start();
    assert.deepEqual(await check('111111'), { kind: 'wrong', triesLeft: CODE_TRIES - 1 });
    assert.equal((await check('222222')).kind, 'proved');
  });

  it('is not sent to one address again within a minute', async () => {
    await start();
    world.clock.advance(MAIL_INTERVAL_MS - 1);
    assert.deepEqual(await start(), { kind: 'tooSoon', retryAfterMs: 1 });
    assert.equal(world.outbox.list().length, 1);
  });

  it('is sent to another address at once, within the limits, and the one before works no more', async () => {
    await start('koji.custommer@example.com');
    assert.equal((await start()).kind, 'sent');
    assert.equal((await check('111111')).kind, 'wrong');
    assert.equal((await check('222222')).kind, 'proved');
    for (let index = 2; index < MAILS_PER_HOUR.visitor; index += 1) await start(`person${String(index)}@example.com`);
    assert.equal((await start('one.more@example.com')).kind, 'tooMany');
  });

  describe('that cannot be mailed', () => {
    const MAIL_AWAY = new KojiError('unavailable', 'the mail server does not answer');

    it('is said not to be sent, is told to whoever watches, and can be asked for again at once', async () => {
      world.mailFailure = MAIL_AWAY;
      assert.deepEqual(await start(), { kind: 'notSent', email: CUSTOMER.email });
      assert.deepEqual(world.failedMails, [MAIL_AWAY]);
      world.mailFailure = undefined;
      assert.equal((await start()).kind, 'sent');
      assert.equal((await check('222222')).kind, 'proved');
    });

    it('counts for no limit', async () => {
      world.mailFailure = MAIL_AWAY;
      for (let asked = 0; asked <= MAILS_PER_HOUR.visitor; asked += 1) await start();
      world.mailFailure = undefined;
      assert.equal((await start()).kind, 'sent');
    });

    it('leaves the one before to work', async () => {
      await start();
      world.mailFailure = MAIL_AWAY;
      assert.equal((await start('mistyped@example.com')).kind, 'notSent');
      assert.equal((await check('111111')).kind, 'proved');
    });

    it('is no matter of a mail where our own words for it fail', async () => {
      world.mailFailure = new TypeError('a bug');
      await assert.rejects(start(), TypeError);
    });
  });

  it('is sent once when it is asked for twice at the same time', async () => {
    const answers = await Promise.all([start(), start()]);
    assert.deepEqual(answers.map(({ kind }) => kind).toSorted(), ['sent', 'tooSoon']);
    assert.equal(world.outbox.list().length, 1);
  });

  it('is sent to one address a few times an hour only, whoever asks, account or not', async () => {
    for (const email of [CUSTOMER.email, 'nobody@example.com']) {
      for (let asked = 0; asked < MAILS_PER_HOUR.address; asked += 1) {
        assert.equal((await start(email, `${email} ${String(asked)}`)).kind, 'sent');
      }
      assert.deepEqual(await start(email, `${email} more`), { kind: 'tooMany', retryAfterMs: 3_600_000 });
    }
    world.clock.advance(3_600_000);
    assert.equal((await start(CUSTOMER.email, 'later')).kind, 'sent');
  });

  it('counts for the visitor who asks, in however many conversations', async () => {
    const asked = (index: number, visitor: string) =>
      world.identity.startCode(`${visitor} ${String(index)}`, `person${String(index)}@example.com`, 'en', visitor);
    for (let index = 0; index < MAILS_PER_HOUR.visitor; index += 1) await asked(index, 'visitor');
    assert.deepEqual(await asked(99, 'visitor'), { kind: 'tooMany', retryAfterMs: 3_600_000 });
    assert.equal(world.outbox.list().length, MAILS_PER_HOUR.visitor);
    assert.equal((await asked(99, 'other visitor')).kind, 'sent');
  });

  it('tells whoever proved an address without an account, or with several', async () => {
    await start('nobody@example.com');
    assert.deepEqual(await check('111111'), { kind: 'noAccount', email: 'nobody@example.com' });
    await start(SHARED_ADDRESS, 'conversation-2');
    assert.deepEqual(await check('222222', 'conversation-2'), { kind: 'severalAccounts', email: SHARED_ADDRESS });
  });

  for (const kind of ['unavailable', 'rateLimited', 'unauthorized', 'forbidden'] as const) {
    it(`is said to be right, and still works, when the directory could not be asked: ${kind}`, async () => {
      await start();
      world.directory.failure = new KojiError(kind, 'Jira is down.');
      assert.deepEqual(await check('111111'), { kind: 'deskAway' });
      assert.equal((await check('111111')).kind, 'proved');
    });
  }

  it('still works after a failure that nobody expected', async () => {
    await start();
    world.directory.failure = new KojiError('contract', 'Another shape.');
    await assert.rejects(check('111111'), { kind: 'contract' });
    assert.equal((await check('111111')).kind, 'proved');
  });
});
