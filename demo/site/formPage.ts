import type { Server } from 'restify';
import { z } from 'zod';
import { KojiError } from '../../errors.ts';
import type { Html } from '../../portal/html.ts';
import { html } from '../../portal/html.ts';
import { framed } from '../../portal/layout.ts';
import { pageRoute } from '../../portal/routes.ts';
import type { SiteRequestType } from '../jira/model.ts';
import type { DemoSiteOptions } from './mountDemoSite.ts';

/** The desk that the demo's portal is of. */
const PROJECT_KEY = 'CERT';
const paramsSchema = z.object({ requestTypeId: z.string() });

/** `/portal/forms/ID`, for everybody: what stands where Jira's own portal has the form for a kind of request. */
export function mountFormPage(server: Server, { site, simulator }: DemoSiteOptions): void {
  server.get(
    '/portal/forms/:requestTypeId',
    pageRoute(site.pages, async (request, response) => {
      const { requestTypeId } = paramsSchema.parse(request.params);
      const desk = simulator.site.desks.find(({ projectKey }) => projectKey === PROJECT_KEY);
      const type = desk?.requestTypes.find(({ id }) => id === requestTypeId);
      if (type === undefined) throw new KojiError('notFound', 'There is no such kind of request in this portal.');
      const person = await site.visitors.personOf(request);
      const bar = { site: { name: 'Certification', href: '/portal' }, links: [], person, here: request.path() };
      await site.pages.send(response, { title: type.name, body: framed(bar, formContent(type)) });
    }),
  );
}

function formContent({ name, description, helpText, fields }: SiteRequestType): Html {
  const shown = fields.filter(({ visible }) => visible !== false);
  const items = shown.map((field) => html`<li>${field.name}${field.required ? ' (required)' : ''}</li>`);
  return html`<article class="card">
    <p class="crumbs"><a href="/portal">Help portal</a> / ${name}</p>
    <h1>${name}</h1>
    <p class="text">${description}</p>
    <p class="text">${helpText}</p>
    <p>Here Jira's own help portal has a form. This demo site has none; the form would ask for:</p>
    <ul class="plain">
      ${items}
    </ul>
  </article>`;
}
