import type { Request, Server } from 'restify';
import type { RoleChanged } from '../../identity/index.ts';
import type { Person } from '../../identity/ports.ts';
import { readJsonFields } from '../../portal/readBody.ts';
import type { Visitors } from '../../portal/visitors.ts';
import type { Answer } from './answer.ts';
import { created, ok, refuse, refuseBody } from './answer.ts';
import type { Call } from './apiRoute.ts';
import { apiRoute } from './apiRoute.ts';
import type { PersonRow } from './contract.ts';
import { newPersonSchema, roleChangeSchema, skillsChangeSchema } from './contract.ts';
import type { PeopleDesk } from './ports.ts';
import type { SettingsStore } from '../../settings/ports.ts';
import { DEFAULT_SETTINGS } from '../../settings/settings.ts';

export interface PeopleRoutesOptions {
  readonly visitors: Visitors;
  readonly people: PeopleDesk;
  readonly tenantId: string;
  readonly settings: SettingsStore;
}

const PATH = '/backoffice/api/people';

const REFUSED_CHANGES = {
  ownRole: refuse('conflict', 'You cannot change your own role. Ask another Koji admin to do it.'),
  unknownPerson: refuse('notFound', 'This person is not known here. Refresh the list and choose somebody from it.'),
  notAllowed: refuse('forbidden', 'Only a Koji admin may set roles, and you are one no longer.'),
  stale: refuse('stale', 'Somebody else has changed this role in between. Refresh the list and choose again.'),
} as const satisfies Readonly<Record<Exclude<RoleChanged, 'saved'>, Answer>>;

const UNKNOWN_SKILL = refuse(
  'badRequest',
  'This desk does not use one of these skills. Add it to the skills under Koji settings > Live agent first.',
);

const REFUSED_ADDITIONS = {
  badEmail: refuse('badRequest', 'This is no e-mail address. Enter one full address, such as name@example.com.'),
  exists: refuse('conflict', 'Somebody with this e-mail address is in the list already. Set their role there.'),
} as const;

/** Tenant role setup, for Koji admins: who is known, and who may do what. */
export function mountPeopleRoutes(server: Server, options: PeopleRoutesOptions): void {
  const forAdmins = (handle: typeof listPeople) => apiRoute(options.visitors, 'admin', (call) => handle(options, call));
  server.get(PATH, forAdmins(listPeople));
  server.post(PATH, forAdmins(addPerson));
  server.put(`${PATH}/:id/role`, forAdmins(changeRole));
  server.put(`${PATH}/:id/skills`, forAdmins(changeSkills));
}

async function listPeople({ people }: PeopleRoutesOptions, { asker, request }: Call): Promise<Answer> {
  const query = queryOf(request);
  const found = (await people.all()).filter((person) => matches(person, query));
  return ok({ people: found.map((person) => rowOf(person, asker)) });
}

async function changeRole({ people }: PeopleRoutesOptions, { asker, request }: Call): Promise<Answer> {
  const body = roleChangeSchema.safeParse(await readJsonFields(request));
  if (!body.success) return refuseBody(body.error, 'Send {"role": …} with one of the four roles.');
  const personId = String(request.params.id);
  const { role, expectedRole } = body.data;
  const shown = expectedRole === undefined ? {} : { expectedRole };
  const changed = await people.setRole({ byPersonId: asker.id, personId, role, ...shown });
  if (changed !== 'saved') return REFUSED_CHANGES[changed];
  const person = await people.find(personId);
  return person === undefined ? REFUSED_CHANGES.unknownPerson : ok(rowOf(person, asker));
}

async function changeSkills(options: PeopleRoutesOptions, { asker, request }: Call): Promise<Answer> {
  const { people, settings, tenantId } = options;
  const body = skillsChangeSchema.safeParse(await readJsonFields(request));
  if (!body.success) return refuseBody(body.error, 'Send {"skills": […]} with names of skills that the desk uses.');
  const known = ((await settings.load(tenantId))?.value ?? DEFAULT_SETTINGS).liveChat.skills;
  const skills = [...new Set(body.data.skills)];
  if (!skills.every((skill) => known.includes(skill))) return UNKNOWN_SKILL;
  const personId = String(request.params.id);
  const changed = await people.setSkills({ byPersonId: asker.id, personId, skills });
  if (changed !== 'saved') return REFUSED_CHANGES[changed];
  const person = await people.find(personId);
  return person === undefined ? REFUSED_CHANGES.unknownPerson : ok(rowOf(person, asker));
}

async function addPerson({ people }: PeopleRoutesOptions, { asker, request }: Call): Promise<Answer> {
  const body = newPersonSchema.safeParse(await readJsonFields(request));
  if (!body.success) return refuseBody(body.error, 'Send {"email": …} with one full e-mail address.');
  const person = await people.invite(body.data.email);
  if (typeof person !== 'string') return created(rowOf(person, asker));
  return REFUSED_ADDITIONS[person];
}

function queryOf(request: Request): string {
  const { searchParams } = new URL(request.url ?? '', 'http://localhost');
  return (searchParams.get('query') ?? '').trim().toLowerCase();
}

function matches({ name, email }: Person, query: string): boolean {
  return name.toLowerCase().includes(query) || (email ?? '').toLowerCase().includes(query);
}

function rowOf(person: Person, asker: Person): PersonRow {
  const { id, name, email, role, skills = [], channels, lastSeenAt } = person;
  const cameYet = channels.length > 0;
  return {
    id,
    name,
    ...(email === undefined ? {} : { email }),
    role,
    skills: [...skills],
    channels: [...channels],
    lastSeenAt: cameYet ? lastSeenAt : null,
    isYou: id === asker.id,
  };
}
