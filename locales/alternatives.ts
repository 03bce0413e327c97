/** Every way of saying what is written with choices in it: `(show|list) my (open|) tickets` stands for four phrases. */
export function alternatives(pattern: string): readonly string[] {
  const parts = pattern.split(/[()]/);
  // Every second part stood between brackets.
  const choices = parts.map((part, index) => (index % 2 === 1 ? part.split('|') : [part]));
  const all = choices.reduce((before, next) => before.flatMap((start) => next.map((end) => start + end)));
  return all.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}
