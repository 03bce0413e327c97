import type { Server } from 'restify';
import type { Person } from '../../identity/ports.ts';
import type { Visitors } from '../../portal/visitors.ts';
import { ok, refuse } from './answer.ts';
import { apiRoute } from './apiRoute.ts';
import { mountArticleVotesRoute } from './articleVotesRoute.ts';
import type { Me } from './contract.ts';
import { PAGES_OF_ROLE } from './contract.ts';
import { mountPeopleRoutes } from './peopleRoutes.ts';
import type { BackofficeOptions } from './ports.ts';
import { mountSettingsRoutes } from './settingsRoutes.ts';
import { mountShellRoutes } from './shellRoutes.ts';

/** Everything under `/backoffice`: the pages for licensed people, and the API that decides what each may do. */
export function mountBackoffice(server: Server, options: BackofficeOptions): void {
  const { visitors, pages } = options;
  server.get(
    '/backoffice/api/me',
    apiRoute(visitors, 'licensed', ({ asker }) => Promise.resolve(ok(meOf(asker)))),
  );
  mountSettingsRoutes(server, options);
  mountPeopleRoutes(server, options);
  mountArticleVotesRoute(server, options);
  mountUnknownApiPaths(server, visitors);
  mountShellRoutes(server, visitors, pages);
}

function meOf({ id, name, email, role }: Person): Me {
  return { id, name, ...(email === undefined ? {} : { email }), role, pages: [...PAGES_OF_ROLE[role]] };
}

/** Otherwise a misspelt API path would be answered with a page. */
function mountUnknownApiPaths(server: Server, visitors: Visitors): void {
  const refuseUnknown = apiRoute(visitors, 'licensed', () =>
    Promise.resolve(refuse('notFound', 'There is no such API path. See GET /backoffice/api/me for a start.')),
  );
  for (const method of ['get', 'post', 'put', 'del'] as const) server[method]('/backoffice/api/*', refuseUnknown);
}
