import { wordsIn } from './normalise.ts';
import type { Phrases } from './phrases.ts';
import { PHRASES } from './phrases.ts';

/** `#` as it may begin a command, also the wide one of other keyboards. */
const BEGINS_LIKE_COMMAND = /^[\s\p{Cf}]*[#＃﹟]/u;

const SAID = Object.values(PHRASES).map(commandsIn);

/** Words that mean nothing, such as "please", may stand anywhere in a command. */
function commandsIn({ fillers, intents, options }: Phrases): (text: string) => boolean {
  const ignored = new Set(fillers.flatMap(wordsIn));
  const meaning = (text: string): string => {
    const words = wordsIn(text);
    const kept = words.filter((word) => !ignored.has(word));
    return (kept.length === 0 ? words : kept).join(' ');
  };
  const known = new Set([...Object.values(intents), ...Object.values(options)].flat().map(meaning));
  return (text) => known.has(meaning(text));
}

/** Whether the bot would take the whole text for what it is told to do, or for an answer, in any of its languages. */
export function isCommand(text: string): boolean {
  return BEGINS_LIKE_COMMAND.test(text) || SAID.some((isSaid) => isSaid(text));
}
