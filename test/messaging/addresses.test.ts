import assert from 'node:assert/strict';
import { isKojiError } from '../../errors.ts';
import type { Address } from '../../handoff/domain/party.ts';
import { conversationKey, openAddress, toAddress } from '../../messaging/addresses.ts';

const REFERENCE = {
  activityId: 'gone tomorrow',
  channelId: 'msteams',
  serviceUrl: 'https://smba.example.com/emea/',
  locale: 'en-US',
  conversation: { id: 'a:1', tenantId: 't', conversationType: 'personal', isGroup: false, name: 'Chat' },
  user: { id: '29:1', name: 'Demo Agent', aadObjectId: 'o' },
  bot: { id: '28:1', name: 'Koji' },
};

describe('an address', () => {
  it('keeps what is needed to write later, and no activity to reply to', () => {
    const opened = openAddress(toAddress(REFERENCE));
    assert.equal(opened.serviceUrl, REFERENCE.serviceUrl);
    assert.equal(opened.conversation.tenantId, 't');
    assert.equal(opened.user.aadObjectId, 'o');
    assert.ok(!('activityId' in opened));
  });

  it('is the same for the same reference, so that nothing is written when nothing moved', () => {
    assert.equal(toAddress(REFERENCE), toAddress({ ...REFERENCE, activityId: 'another' }));
    assert.notEqual(toAddress(REFERENCE), toAddress({ ...REFERENCE, serviceUrl: 'https://moved.example.com' }));
  });

  it('cannot be made of an activity that cannot be answered', () => {
    const { serviceUrl: _none, ...rest } = REFERENCE;
    assert.throws(
      () => toAddress(rest),
      (error) => isKojiError(error, 'badRequest'),
    );
  });

  it('that was damaged in the store is said to be so', () => {
    assert.throws(
      () => openAddress('{"half":' as Address),
      (error) => isKojiError(error, 'storedRecord'),
    );
    assert.throws(
      () => openAddress('{}' as Address),
      (error) => isKojiError(error, 'storedRecord'),
    );
  });
});

describe('the key of a conversation', () => {
  const activity = (channelId: string, id: string) => ({
    channelId,
    conversation: { id, name: '', isGroup: false, conversationType: '' },
  });

  it('tells channels, conversations and users apart, also where their ids run into each other', () => {
    const keys = [
      conversationKey(activity('emulator', 'a'), 'b'),
      conversationKey(activity('emulator', 'b'), 'a'),
      conversationKey(activity('msteams', 'a'), 'b'),
      conversationKey(activity('emulator', 'a,b'), ''),
    ];
    assert.equal(new Set(keys).size, keys.length);
  });

  it('is safe as a document id in every store, whatever the channel sends', () => {
    assert.match(conversationKey(activity('emulator', '../?#\\/'), '\u0000'), /^[\w-]{43}$/);
  });
});
