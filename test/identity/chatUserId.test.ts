import assert from 'node:assert/strict';
import { chatUserId, createVisitorMark, visitorOf } from '../../identity/chatUserId.ts';

const markOf = createVisitorMark('a-secret-for-tests-only');
const chatOf = (channel: string, channelUserId: string) => ({ channel, channelUserId });

describe('the mark of a visitor in the id of their chats', () => {
  it('is the same for all chats of one address, on any server with the secret', () => {
    const again = createVisitorMark('a-secret-for-tests-only');
    const first = chatUserId('one', markOf('192.0.2.1'));
    const second = chatUserId('two', again('192.0.2.1'));
    assert.notEqual(first, second);
    assert.equal(visitorOf(chatOf('directline', first)), visitorOf(chatOf('directline', second)));
  });

  it('is the one that a page of the site is known by', () => {
    const id = chatUserId('one', markOf('192.0.2.1'));
    assert.equal(visitorOf(chatOf('directline', id)), markOf('192.0.2.1'));
  });

  it('is another one for another address, or with another secret', () => {
    assert.notEqual(markOf('192.0.2.1'), markOf('192.0.2.2'));
    assert.notEqual(markOf('192.0.2.1'), createVisitorMark('another-secret-of-tests')('192.0.2.1'));
  });

  it('does not tell the address: very many have the same', () => {
    assert.match(markOf('192.0.2.1'), /^[0-9a-f]{4}$/);
  });

  it('counts where the server chose the id, and nowhere else', () => {
    const made = chatUserId('one', markOf('192.0.2.1'));
    assert.equal(visitorOf(chatOf('webchat', made)), `webchat:${made}`);
    assert.equal(visitorOf(chatOf('directline', 'dl_older')), 'directline:dl_older');
    assert.equal(visitorOf(chatOf('emulator', 'user.abcd')), 'emulator:user.abcd');
  });
});
