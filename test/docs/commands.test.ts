import assert from 'node:assert/strict';
import { AGENT_COMMANDS, AGENT_COMMAND_NAMES, CUSTOMER_COMMANDS } from '../../handoff/domain/commands.ts';
import { say } from '../../locales/index.ts';
import { tableOf } from './markdown.ts';

const DOCUMENT = 'docs/commands.md';
const inCode = (words: readonly string[]): string => {
  const all = words.map((word) => `\`${word}\``).join(', ');
  return words.length === 1 ? (words[0] ?? '') : all;
};

describe('the document of commands', () => {
  it('lists the commands of agents in the order of #help, each with its words, its argument and its sentence', () => {
    const expected = AGENT_COMMAND_NAMES.map((name) => {
      const { words, argument } = AGENT_COMMANDS[name];
      return {
        command: name,
        words: inCode(words),
        argument: argument === 'none' ? '' : argument,
        'what `#help` says': say('en', `agent.commands.${name}`, { words: words.join(', ') }),
      };
    });
    assert.deepEqual(tableOf(DOCUMENT, 'command', 'words', 'argument'), expected);
  });

  it('lists the commands of customers, with what they are told while connected and while waiting', () => {
    const lineOf = (key: string, word: string): string => {
      const lines = say('en', key).split('\n');
      return lines.find((line) => line.startsWith(word)) ?? `${key} says nothing of ${word}`;
    };
    const expected = Object.entries(CUSTOMER_COMMANDS).map(([command, { words }]) => ({
      command,
      words: inCode(words),
      'connected to an agent': lineOf('chat.helpConnected', words[0]),
      'waiting for one': lineOf('chat.helpWaiting', words[0]),
    }));
    assert.deepEqual(tableOf(DOCUMENT, 'command', 'words', 'connected to an agent'), expected);
  });
});
