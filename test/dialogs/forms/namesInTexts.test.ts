import assert from 'node:assert/strict';
import { textOf } from '../../support/chat.ts';
import { aField } from '../../support/fakeServiceDesk.ts';
import { file } from '../requests/signedIn.ts';
import { DESCRIPTION, SUMMARY, began } from './creating.ts';

const ACCOUNT = aField({
  kind: 'singleChoice',
  fieldId: 'account',
  name: 'Account',
  choices: ['Mail', 'VPN'].map((label) => ({ id: `c${label}`, label, children: [] })),
  required: false,
});

describe('a text that speaks of removing what another field is called', () => {
  for (const text of ['Remove the account', 'without account', 'delete account', 'Lösche den Account', 'no account'])
    it(`is the text that is asked for: ${text}`, async () => {
      const chat = await began(SUMMARY, ACCOUNT, DESCRIPTION);
      for (const line of ['No toner', 'Mail']) await chat.say(line);
      const told = textOf(await chat.say(text));
      assert.ok(told.includes(`**Description**: ${text}`), told);
      assert.match(told, /Account\*\*: Mail/);
    });

  it('is that with a colon, too', async () => {
    const chat = await began(SUMMARY, aField({ fieldId: 'user', name: 'User' }));
    assert.match(textOf(await chat.say('Delete user: second customer')), /\*\*User\*\*\?/);
    assert.match(textOf(await chat.say('second')), /Summary\*\*: Delete user: second customer/);
  });

  it('says that there is none of the text that is asked for', async () => {
    const chat = await began(SUMMARY, DESCRIPTION);
    await chat.say('No toner');
    const told = textOf(await chat.say('no description'));
    assert.match(told, /check your request/);
    assert.doesNotMatch(told, /Description\*\*:/);
  });
});

describe('files that are there', () => {
  it('are what the field for them stays', async () => {
    const files = aField({ kind: 'attachment', fieldId: 'attachment', name: 'Files' });
    const amount = aField({ kind: 'number', fieldId: 'n', name: 'Amount', required: false });
    const chat = await began(files, SUMMARY, amount);
    await chat.send({ type: 'message', text: '', attachments: [file('a.png')] });
    for (const line of ['done', 'No toner']) await chat.say(line);
    assert.match(textOf(await chat.say('Files: none')), /Files\*\* stays a\.png/);
    assert.match(textOf(await chat.say('Files: done')), /Files\*\*: a\.png\./);
  });

  it('come without advice that would take the place of what is written', async () => {
    const chat = await began(SUMMARY, DESCRIPTION);
    for (const line of ['No toner', 'It is empty']) await chat.say(line);
    const told = textOf(await chat.send({ type: 'message', text: 'the tray', attachments: [file('a.png')] }));
    assert.match(told, /not taken “the tray”: only the file was added\.\n/);
  });
});

describe('a field that is corrected twice in one line', () => {
  it('is said to stay as it was corrected first', async () => {
    const amount = aField({ kind: 'number', fieldId: 'n', name: 'Amount' });
    const chat = await began(SUMMARY, amount, { ...ACCOUNT, required: true }, DESCRIPTION);
    for (const line of ['No toner', '2', 'Mail']) await chat.say(line);
    const told = textOf(await chat.say('change Amount to 3, Account to VPN, Amount to lots'));
    assert.match(told, /Amount\*\* stays 3/);
  });
});

describe('a field that is being changed', () => {
  it('is said to be left as it was where another one is changed instead', async () => {
    const [amount, floor] = ['Amount', 'Floor'].map((name) => aField({ kind: 'number', fieldId: name, name }));
    assert.ok(amount && floor);
    const chat = await began(SUMMARY, amount, floor);
    for (const line of ['No toner', '2', '7', 'change Amount', 'lots']) await chat.say(line);
    assert.match(textOf(await chat.say('Floor: 8')), /Floor\*\*: 8\.[^]*Amount[^]*as it was[^]*check your request/);
  });
});

describe('a line with the names of other fields where a long text is asked for', () => {
  it('corrects those where it is all of an answer to them', async () => {
    const amount = aField({ kind: 'number', fieldId: 'n', name: 'Amount' });
    const chat = await began(SUMMARY, amount, ACCOUNT, DESCRIPTION);
    for (const line of ['No toner', '2', 'Mail']) await chat.say(line);
    const told = textOf(await chat.say('Amount: 3, Account: VPN'));
    assert.match(told, /Amount\*\*: 3\.[^]*Account\*\*: VPN\.[^]*\*\*Description\*\*\?/);
  });

  for (const text of [
    'Account: VPN since the office moved',
    'Amount: lots',
    'Summary: none of us can print',
    'a\nAccount: VPN',
  ])
    it(`is that text else: ${text}`, async () => {
      const amount = aField({ kind: 'number', fieldId: 'n', name: 'Amount' });
      const chat = await began(SUMMARY, amount, ACCOUNT, DESCRIPTION);
      for (const line of ['No toner', '2', 'Mail']) await chat.say(line);
      assert.ok(textOf(await chat.say(text)).includes(`**Description**: ${text.slice(0, 1)}`));
    });
});

describe('what is stated of another field where a text is asked for', () => {
  const rank = aField({
    kind: 'singleChoice',
    fieldId: 'rank',
    name: 'Severity',
    choices: ['Low', 'High'].map((label) => ({ id: `c${label}`, label, children: [] })),
  });
  const tag = aField({ fieldId: 'tag', name: 'Inventory tag', required: false });

  for (const text of ['oops, severity is low', 'the severity should be low', 'severity is low'])
    it(`corrects that where it can be so: ${text}`, async () => {
      const chat = await began(SUMMARY, rank, tag);
      for (const line of ['No toner', 'High']) await chat.say(line);
      assert.match(textOf(await chat.say(text)), /Severity\*\*: Low\.[^]*\*\*Inventory tag\*\*\?/);
    });

  for (const text of ['severity is unclear', 'severity is low because nobody prints', 'severity low'])
    it(`is the text else: ${text}`, async () => {
      const chat = await began(SUMMARY, rank, tag);
      for (const line of ['No toner', 'High']) await chat.say(line);
      assert.ok(textOf(await chat.say(text)).includes(`**Inventory tag**: ${text}`), text);
    });
});

describe('a text that is asked for', () => {
  const tag = aField({ fieldId: 'tag', name: 'Inventory tag', required: false });

  for (const [text, expected] of [
    ['The tag is 445566', '445566'],
    ['the inventory tag should be B-7', 'B-7'],
    ['the label is torn', 'the label is torn'],
    ['the tag is torn', 'the tag is torn'],
    ['no idea of a tag', 'no idea of a tag'],
  ] as const)
    it(`is what is said to be it, or all that is said: ${text}`, async () => {
      const chat = await began(SUMMARY, tag);
      await chat.say('No toner');
      assert.ok(textOf(await chat.say(text)).includes(`**Inventory tag**: ${expected}`), text);
    });

  it('may be none, by a part of its name', async () => {
    for (const text of ['no tag', 'kein Tag', 'without inventory tag']) {
      const chat = await began(SUMMARY, tag);
      await chat.say('No toner');
      const told = textOf(await chat.say(text));
      assert.match(told, /check your request/);
      assert.doesNotMatch(told, /Inventory tag/);
    }
  });
});
