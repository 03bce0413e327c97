import { createHash } from 'node:crypto';

/** Cosmos DB takes 1,023 bytes; see its service limits. */
const LONGEST_ID = 1023;

/**
 * The id of the item that stands for `id`. Cosmos DB refuses `/`, `\`, `?` and `#` in ids, and other characters have
 * trouble on the way there, because an id is part of an address. So all but plain ones are written as `*` with their
 * UTF-8 bytes in hexadecimal, and what is too long after that (or no text at all) as its SHA-256. Two ids never share
 * one item; the item keeps the id itself as `realId`.
 */
export function toItemId(id: string): string {
  if (!id.isWellFormed()) return digestOf(id);
  const plain = encodeURIComponent(id).replaceAll('*', '%2A').replaceAll('%3A', ':').replaceAll('%', '*');
  if (plain.length > LONGEST_ID) return digestOf(id);
  // An address loses parts that are only dots, and an empty one asks for the whole container.
  return /^\.*$/.test(plain) ? `*${plain.replaceAll('.', '2E*')}` : plain;
}

// `**` begins no other item id.
function digestOf(id: string): string {
  return `**${createHash('sha256').update(id, 'utf16le').digest('hex')}`;
}
