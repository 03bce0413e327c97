import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { KojiError } from '../../errors.ts';
import type { Person } from '../../identity/ports.ts';
import { readForm } from '../../portal/readBody.ts';
import type { Handler } from '../../portal/routes.ts';
import { pageRoute, redirect } from '../../portal/routes.ts';
import type { RequestRecord, SimulatorState } from '../jira/model.ts';
import type { DemoSiteOptions } from './mountDemoSite.ts';
import { framedPage, NOT_LICENSED } from './jiraPages.ts';
import { browseContent, browsePath, LIST_PATH, listContent } from './requestContent.ts';

/** The project that the demo's desk has. */
const PROJECT_KEY = 'CERT';

const LONGEST_COMMENT = 10_000;
const commentSchema = z.object({
  text: z.string().trim().min(1).max(LONGEST_COMMENT),
  audience: z.enum(['customer', 'team']),
});

type Work = (person: Person, turn: { readonly request: Request; readonly response: Response }) => Promise<void>;

/** The requests of the project, where those with a Jira licence read, comment, and move them on. */
export function mountRequestPages(server: Server, options: DemoSiteOptions): void {
  const { site, simulator } = options;
  const route = (work: Work): Handler => pageRoute(site.pages, licensed(options, work));

  server.get(
    LIST_PATH,
    route(async (person, { response }) => {
      const content = listContent(requestsIn(simulator.snapshot()), simulator.site.users);
      await site.pages.send(response, framedPage({ path: LIST_PATH, title: 'Requests', content }, person));
    }),
  );
  server.get(
    '/jira/browse/:key',
    route(async (person, { request, response }) => {
      const found = findIn(simulator.snapshot(), request);
      const content = browseContent(found, simulator.site);
      await site.pages.send(response, framedPage({ path: browsePath(found.key), title: found.key, content }, person));
    }),
  );
  server.post(
    '/jira/browse/:key/comment',
    route(async (person, { request, response }) => {
      const { key } = findIn(simulator.snapshot(), request);
      const form = commentSchema.safeParse(await ownForm(options, request));
      if (!form.success) throw new KojiError('badRequest', 'Write a comment of at most 10,000 characters.');
      const { text, audience } = form.data;
      simulator.comment(key, { authorId: person.accountId ?? '', text, isPublic: audience === 'customer' });
      redirect(response, browsePath(key));
    }),
  );
  server.post(
    '/jira/browse/:key/status',
    route(async (_person, { request, response }) => {
      const { key } = findIn(simulator.snapshot(), request);
      const { status } = await ownForm(options, request);
      const wanted = Object.keys(simulator.site.workflow.statuses).find((each) => each === status);
      if (wanted === undefined) throw new KojiError('badRequest', 'Choose one of the statuses of the list.');
      simulator.setStatus(key, wanted);
      redirect(response, browsePath(key));
    }),
  );
}

function licensed({ site }: DemoSiteOptions, work: Work): Handler {
  return async (request, response) => {
    const person = await site.visitors.personOf(request);
    if (person === undefined) return redirect(response, `/login?return=${encodeURIComponent(request.path())}`);
    if (!site.visitors.isLicensed(person)) return site.pages.send(response, NOT_LICENSED);
    await work(person, { request, response });
  };
}

function ownForm({ site }: DemoSiteOptions, request: Request): Promise<Readonly<Record<string, unknown>>> {
  if (site.visitors.isSameOrigin(request)) return readForm(request);
  throw new KojiError('forbidden', 'This form was sent from another site. Open the page and try again.');
}

function requestsIn({ requests }: SimulatorState): readonly RequestRecord[] {
  const ofProject = requests.filter(({ key }) => key.startsWith(`${PROJECT_KEY}-`));
  return ofProject.toSorted((one, other) => other.updatedAtMs - one.updatedAtMs);
}

const paramsSchema = z.object({ key: z.string() });

function findIn(state: SimulatorState, request: Request): RequestRecord {
  const { key } = paramsSchema.parse(request.params);
  const found = requestsIn(state).find((each) => each.key === key);
  if (found === undefined) throw new KojiError('notFound', 'There is no such request in this project.');
  return found;
}
