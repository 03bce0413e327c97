import assert from 'node:assert/strict';
import type { ConnectedHandoff } from '../../../handoff/domain/handoff.ts';
import { isConnected } from '../../../handoff/domain/handoff.ts';
import { findChat, findColleague, findOffered } from '../../../handoff/domain/roster.ts';
import { aConnectedHandoff, aHandoff, aParty, anAgent, anAgentParty, anOffer } from '../../support/data.ts';

const onDuty = (name: string, duty: 'on' | 'off' = 'on') =>
  anAgent({ id: name, duty, party: anAgentParty({ agentId: name, name }) });

function chat(name: string, handle: string, since = 0): ConnectedHandoff {
  const state = { kind: 'connected', agent: anAgentParty(), since, handle, checkAt: 0 } as const;
  const handoff = aConnectedHandoff({ id: name, customer: aParty({ name }), state });
  assert.ok(isConnected(handoff));
  return handoff;
}

describe('finding a colleague by name', () => {
  const colleagues = [onDuty('Demo Agent'), onDuty('Second Agent'), onDuty('Third Agent', 'off')];

  it('takes the exact name before names that contain it', () => {
    const found = findColleague([...colleagues, onDuty('Second')], 'Demo Agent', '@second');
    assert.equal(found.kind === 'one' && found.value.id, 'Second');
  });

  it('takes a part of a name that fits one', () => {
    const found = findColleague(colleagues, 'Demo Agent', 'SECOND');
    assert.equal(found.kind === 'one' && found.value.id, 'Second Agent');
  });

  it('never guesses: several, nobody, somebody off duty and oneself are answers', () => {
    const others = [...colleagues, onDuty('Second Agency')];
    assert.deepEqual(findColleague(others, 'Demo Agent', 'second age'), {
      kind: 'several',
      names: ['Second Agent', 'Second Agency'],
    });
    for (const name of ['nobody', 'Third Agent', 'Demo Agent', ' ']) {
      assert.deepEqual(findColleague(colleagues, 'Demo Agent', name), { kind: 'none' });
    }
  });
});

describe('finding one of one’s own chats', () => {
  const chats = [chat('Ann', '1'), chat('Anna', '2'), chat('Bob', '3')];
  const table: readonly (readonly [string, string])[] = [
    ['2', 'Anna'],
    ['[3]', 'Bob'],
    ['#1', 'Ann'],
    ['ann', 'Ann'],
    ['bo', 'Bob'],
  ];
  for (const [said, name] of table) {
    it(`${said} is ${name}`, () => {
      const found = findChat(chats, said);
      assert.equal(found.kind === 'one' && found.value.customer.name, name);
    });
  }
  it('4 is nobody', () => assert.equal(findChat(chats, '4').kind, 'none'));
  it('an is two', () => assert.equal(findChat(chats, 'an').kind, 'several'));
});

describe('finding a chat that is offered', () => {
  const offered = (name: string, handle: string, until: number) =>
    aHandoff({ id: name, customer: aParty({ name }), state: { kind: 'waiting', offer: anOffer({ handle, until }) } });
  const offers = [offered('Ann', '2', 20), offered('Anna', '1', 10), offered('Bob', '3', 30)];
  const table: readonly (readonly [string, string])[] = [
    ['', 'Anna'],
    ['2', 'Ann'],
    ['bo', 'Bob'],
  ];
  for (const [said, name] of table) {
    it(`"${said}" is ${name}`, () => {
      const found = findOffered(offers, said);
      assert.equal(found.kind === 'one' && found.value.customer.name, name);
    });
  }
  it('an is two, and nothing is there where nothing is offered', () => {
    assert.deepEqual(findOffered(offers, 'an'), { kind: 'several', names: ['Ann', 'Anna'] });
    assert.deepEqual(findOffered([], ''), { kind: 'none' });
  });
});
