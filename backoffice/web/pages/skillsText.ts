import { skillsSchema } from '../../../settings/settings.ts';

export type ReadSkills =
  { readonly ok: true; readonly skills: string[] } | { readonly ok: false; readonly problem: string };

/** Skills as they are written in one field: names with commas between them. */
export function textOfSkills(skills: readonly string[]): string {
  return skills.join(', ');
}

/** What the server would take of it, or what is wrong. */
export function readSkills(text: string): ReadSkills {
  const names = text.split(',').map((name) => name.trim());
  const read = skillsSchema.safeParse(names.filter((name) => name !== ''));
  if (read.success) return { ok: true, skills: read.data };
  return { ok: false, problem: `The list ${read.error.issues[0]?.message ?? 'cannot be read'}.` };
}
