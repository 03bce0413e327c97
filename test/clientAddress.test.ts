import assert from 'node:assert/strict';
import { createClientAddress } from '../clientAddress.ts';

const from = (remoteAddress: string, forwarded?: string | string[]) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
});

describe('the address of a client', () => {
  it('is where the connection comes from, whatever a header says, while no proxy is trusted', () => {
    const addressOf = createClientAddress(0);
    assert.equal(addressOf(from('192.0.2.1', '203.0.113.9')), '192.0.2.1');
  });

  it('is what the trusted proxies have appended, and never what the client wrote before it', () => {
    const forwarded = '1.1.1.1, 203.0.113.9, 198.51.100.7';
    assert.equal(createClientAddress(1)(from('192.0.2.1', forwarded)), '198.51.100.7');
    assert.equal(createClientAddress(2)(from('192.0.2.1', forwarded)), '203.0.113.9');
  });

  it('is the same however the proxies hand the header on', () => {
    const addressOf = createClientAddress(2);
    assert.equal(addressOf(from('192.0.2.1', ['203.0.113.9', '198.51.100.7'])), '203.0.113.9');
    assert.equal(addressOf(from('192.0.2.1', ' 203.0.113.9 ,198.51.100.7')), '203.0.113.9');
  });

  it('is the farthest there is, for a call that came past a proxy', () => {
    assert.equal(createClientAddress(3)(from('192.0.2.1', '203.0.113.9')), '203.0.113.9');
    assert.equal(createClientAddress(1)(from('192.0.2.1')), '192.0.2.1');
  });

  it('leaves out the port that some proxies write, which would make every connection a client of its own', () => {
    const addressOf = createClientAddress(1);
    assert.equal(addressOf(from('192.0.2.1', '203.0.113.9:51234')), '203.0.113.9');
    assert.equal(addressOf(from('192.0.2.1', '[2001:db8::1]:51234')), '2001:db8:0:0::/64');
  });

  it('is the network of an IPv6 client, who has as many addresses as they like', () => {
    const addressOf = createClientAddress(0);
    assert.equal(addressOf(from('2001:db8:1:2:3:4:5:6')), '2001:db8:1:2::/64');
    assert.equal(addressOf(from('2001:db8:1:2::99')), '2001:db8:1:2::/64');
    assert.equal(addressOf(from('::1')), '0:0:0:0::/64');
    assert.equal(addressOf(from('fe80::1%eth0')), 'fe80:0:0:0::/64');
  });

  it('is one for an IPv4 client, also where IPv6 carries it', () => {
    assert.equal(createClientAddress(0)(from('::ffff:192.0.2.1')), '192.0.2.1');
  });

  it('falls back on the connection where a proxy names no address', () => {
    assert.equal(createClientAddress(1)(from('192.0.2.1', 'unknown')), '192.0.2.1');
  });
});
