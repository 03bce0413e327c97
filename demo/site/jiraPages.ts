import type { Request, Response, Server } from 'restify';
import type { Person } from '../../identity/ports.ts';
import type { Html } from '../../portal/html.ts';
import { html } from '../../portal/html.ts';
import { framed } from '../../portal/layout.ts';
import { noticePage, pageRoute, redirect } from '../../portal/routes.ts';
import type { DemoSiteOptions } from './mountDemoSite.ts';
import { LIST_PATH } from './requestContent.ts';

interface JiraPage {
  readonly path: string;
  readonly title: string;
  readonly content: Html;
}

const PROJECTS: JiraPage = {
  path: '/jira',
  title: 'Projects',
  content: html`<h1>Projects</h1>
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Key</th>
          <th scope="col">Type</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td><a href="/jira/projects/certification">Certification</a></td>
          <td>CERT</td>
          <td>Service management</td>
        </tr>
      </tbody>
    </table>`,
};

const PROJECT: JiraPage = {
  path: '/jira/projects/certification',
  title: 'Certification',
  content: html`<p class="crumbs"><a href="/jira">Projects</a> / Certification</p>
    <h1>Certification</h1>
    <nav aria-label="Certification" class="card">
      <ul class="plain">
        <li>
          <a href="${LIST_PATH}">Requests</a>
          <p>Comment as an agent, or change a status: the customer hears of it in the chat.</p>
        </li>
        <li>
          <a href="/backoffice">Koji backoffice</a>
          <p>Settings, roles and the chat of the virtual assistant.</p>
        </li>
        <li>
          <a href="/portal">Help portal</a>
          <p>What customers of this project see.</p>
        </li>
      </ul>
    </nav>`,
};

/** `/jira`, the way to the backoffice: Projects > Certification > Koji backoffice. For people with a licence. */
export function mountJiraPages(server: Server, options: DemoSiteOptions): void {
  for (const page of [PROJECTS, PROJECT]) {
    server.get(
      page.path,
      pageRoute(options.site.pages, (request, response) => show(options, page, { request, response })),
    );
  }
}

async function show(
  { site }: DemoSiteOptions,
  page: JiraPage,
  { request, response }: { readonly request: Request; readonly response: Response },
): Promise<void> {
  const person = await site.visitors.personOf(request);
  if (person === undefined) return redirect(response, `/login?return=${encodeURIComponent(page.path)}`);
  await site.pages.send(response, site.visitors.isLicensed(person) ? framedPage(page, person) : NOT_LICENSED);
}

export const NOT_LICENSED = noticePage(
  403,
  'No access to Jira',
  'You are signed in as a customer of the help portal. Projects are for people with a Jira licence.',
);

export function framedPage({ path, title, content }: JiraPage, person: Person) {
  const bar = {
    site: { name: 'Jira', href: '/jira' },
    links: [{ href: '/jira', text: 'Projects' }],
    person,
    here: path,
  };
  return { title: `${title} – Jira`, body: framed(bar, content) };
}
