import assert from 'node:assert/strict';
import type { RequestRecord, SiteField } from '../../../demo/jira/model.ts';
import type { OtherDeskChat } from './otherDeskChat.ts';

/** A file as a customer sends it. */
export const aFile = { contentType: 'image/png', contentUrl: 'https://files.test/1', name: 'foto.png' };

/** What was created first on the site. */
export function newest({ site }: OtherDeskChat): RequestRecord {
  const created = site.simulator.snapshot().requests.find(({ key }) => key === 'HAUS_2-201');
  assert.ok(created, 'nothing was created');
  return created;
}

export function requestOf({ site }: OtherDeskChat, key: string): RequestRecord {
  const found = site.simulator.snapshot().requests.find((each) => each.key === key);
  assert.ok(found);
  return found;
}

/** Changes the form of a kind of request while somebody fills it in. */
export function change(
  { types }: OtherDeskChat,
  name: string,
  to: (fields: readonly SiteField[]) => readonly SiteField[],
) {
  const at = types.findIndex((type) => type.name === name);
  const type = types[at];
  assert.ok(type);
  types[at] = { ...type, fields: to(type.fields) };
}

/** Everything of the big form, pressed or typed. */
export const FILLED = [
  'Neues Büro',
  '3',
  '24 December',
  'tomorrow at 9:30',
  'Empfang',
  'Wasser, warm; Strom',
  'Haus 1',
  'Süd',
  'Keep “Mittel”',
  'Me',
] as const;
