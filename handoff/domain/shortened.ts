/** A sign may be written as up to six: escaped for Markdown, and once more in the JSON of a card. */
const SIGN = /[^\p{L}\p{M}\p{N}\s]/u;
const ROOM_OF_SIGN = 6;

function roomOf(character: string): number {
  return SIGN.test(character) ? ROOM_OF_SIGN : character.length;
}

function roomFor(text: string): number {
  let room = 0;
  for (const character of text) room += roomOf(character);
  return room;
}

/** Cuts the longest of these texts so that together they take no more than this room; a letter takes 1. Short ones stay whole. */
export function shortened(texts: readonly string[], room: number): readonly string[] {
  const share = fairShare(texts.map(roomFor), room);
  return texts.map((text) => cut(text, share));
}

/** What each may take, where those that need less leave the rest to the others. */
function fairShare(sizes: readonly number[], room: number): number {
  let left = room;
  for (const [index, size] of sizes.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (sizes.length - index));
    if (size > share) return share;
    left -= size;
  }
  return Number.POSITIVE_INFINITY;
}

function cut(text: string, share: number): string {
  let taken = 0;
  let kept = '';
  for (const character of text) {
    taken += roomOf(character);
    if (taken > share) return `${kept}…`;
    kept += character;
  }
  return text;
}
