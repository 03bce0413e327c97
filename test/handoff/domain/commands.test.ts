import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  AGENT_COMMANDS,
  AGENT_COMMAND_NAMES,
  readAgentLine,
  readCustomerLine,
} from '../../../handoff/domain/commands.ts';
import type { AgentLine, CustomerLine } from '../../../handoff/domain/commands.ts';

const command = (name: keyof typeof AGENT_COMMANDS, argument = ''): AgentLine => ({
  kind: 'command',
  command: name,
  argument,
});
const text = (said: string): AgentLine => ({ kind: 'text', text: said });

describe('an agent’s line', () => {
  const table: readonly (readonly [string, AgentLine])[] = [
    ['#on', command('on')],
    ['  #ON  ', command('on')],
    ['<at>Koji</at> #on', command('on')],
    ['@Koji #off', command('off')],
    ['@Koji ＃note call back', command('note', 'call back')],
    ['@Koji \u200b#note call back', command('note', 'call back')],
    ['\u200b@Koji #off', command('off')],
    ['#exit', command('exit')],
    ['stop', command('exit')],
    ['STOP', command('exit')],
    ['list_operators', command('list')],
    ['#note  calls   back', command('note', 'calls back')],
    ['#note', { kind: 'misused', command: 'note', problem: 'missing' }],
    ['#accept', command('accept')],
    ['#decline Demo Customer', command('decline', 'Demo Customer')],
    ['#exit now', { kind: 'misused', command: 'exit', problem: 'unexpected' }],
    ['stop the printer first', text('stop the printer first')],
    ['#frobnicate', { kind: 'unknown', word: '#frobnicate' }],
    ['#', { kind: 'unknown', word: '#' }],
    ['##on is a command', text('#on is a command')],
    ['＃＃on is a command', text('#on is a command')],
    ['@Koji ##on is a command', text('#on is a command')],
    ['hello', text('hello')],
    ['', text('')],
  ];
  for (const [said, read] of table) {
    it(`"${said}" is read as ${JSON.stringify(read)}`, () => assert.deepEqual(readAgentLine(said), read));
  }

  it('is never relayed when it begins with a single #', () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        fc.pre(!rest.startsWith('#'));
        assert.notEqual(readAgentLine(`#${rest}`).kind, 'text');
      }),
    );
  });

  it('is a command in any case of letters and with any spaces around it', () => {
    const spaces = fc.stringMatching(/^[ \t]{0,5}$/);
    fc.assert(
      fc.property(fc.constantFrom(...AGENT_COMMAND_NAMES), spaces, spaces, (name, before, after) => {
        const [word] = AGENT_COMMANDS[name].words;
        fc.pre(AGENT_COMMANDS[name].argument === 'none');
        assert.deepEqual(readAgentLine(`${before}${word.toUpperCase()}${after}`), command(name));
      }),
    );
  });
});

describe('a customer’s line', () => {
  const table: readonly (readonly [string, CustomerLine])[] = [
    ['#exit', { kind: 'command', command: 'exit' }],
    ['Stop', { kind: 'command', command: 'exit' }],
    ['#help', { kind: 'command', command: 'help' }],
    ['#exit now', { kind: 'misused', word: '#exit' }],
    ['#help me', { kind: 'misused', word: '#help' }],
    ['#on', { kind: 'agentsOnly', word: '#on' }],
    ['#on now', { kind: 'agentsOnly', word: '#on' }],
    ['#list', { kind: 'agentsOnly', word: '#list' }],
    ['#4711 is my order', { kind: 'text', text: '#4711 is my order' }],
    ['stop it hurts', { kind: 'text', text: 'stop it hurts' }],
    ['list_operators', { kind: 'text', text: 'list_operators' }],
  ];
  for (const [said, read] of table) {
    it(`"${said}" is read as ${JSON.stringify(read)}`, () => assert.deepEqual(readCustomerLine(said), read));
  }
});
