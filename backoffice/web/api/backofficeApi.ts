import type { Role } from '../../../identity/ports.ts';
import type { Settings } from '../../../settings/settings.ts';
import { settingsSchema } from '../../../settings/settings.ts';
import type { ArticleVotesList, Me, PersonRow } from '../../api/contract.ts';
import { articleVotesListSchema, meSchema, peopleSchema, personRowSchema } from '../../api/contract.ts';
import type { ApiResult } from './request.ts';
import { request } from './request.ts';

export function getMe(signal: AbortSignal): Promise<ApiResult<Me>> {
  return request({ path: 'me', signal, schema: meSchema });
}

export function getSettings(signal: AbortSignal): Promise<ApiResult<Settings>> {
  return request({ path: 'settings', signal, schema: settingsSchema });
}

/** @param etag of the settings that were shown; the answer is `stale` when they are no longer current. */
export function saveSettings(settings: Settings, etag: string): Promise<ApiResult<Settings>> {
  return request({ method: 'PUT', path: 'settings', body: settings, ifMatch: etag, schema: settingsSchema });
}

export function getArticleVotes(signal: AbortSignal): Promise<ApiResult<ArticleVotesList>> {
  return request({ path: 'knowledge/votes', signal, schema: articleVotesListSchema });
}

export function getPeople(query: string, signal: AbortSignal): Promise<ApiResult<{ people: readonly PersonRow[] }>> {
  return request({ path: `people?query=${encodeURIComponent(query)}`, signal, schema: peopleSchema });
}

/** `stale` when the person's role is no longer the one that was shown. */
export function setRole(person: PersonRow, role: Role): Promise<ApiResult<PersonRow>> {
  const path = `people/${encodeURIComponent(person.id)}/role`;
  return request({ method: 'PUT', path, body: { role, expectedRole: person.role }, schema: personRowSchema });
}

/** All of the person's skills; what is not named is taken away. */
export function setSkills(person: PersonRow, skills: readonly string[]): Promise<ApiResult<PersonRow>> {
  const path = `people/${encodeURIComponent(person.id)}/skills`;
  return request({ method: 'PUT', path, body: { skills }, schema: personRowSchema });
}

export function invite(email: string): Promise<ApiResult<PersonRow>> {
  return request({ method: 'POST', path: 'people', body: { email }, schema: personRowSchema });
}
