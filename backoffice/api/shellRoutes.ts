import type { Request, Response, Server } from 'restify';
import { html } from '../../portal/html.ts';
import type { Page, Pages } from '../../portal/pages.ts';
import { pageRoute } from '../../portal/routes.ts';
import type { Visitors } from '../../portal/visitors.ts';

/** The React app; every client-side path gets the same page. */
const SHELL: Page = {
  title: 'Koji backoffice',
  body: html`<div id="root"></div>
    <noscript>The Koji backoffice needs JavaScript. Switch it on in the browser and reload the page.</noscript>`,
  entry: 'backoffice/web/main.tsx',
};

const NOT_LICENSED: Page = {
  status: 403,
  title: 'No access to the Koji backoffice',
  body: html`<main class="narrow card">
    <h1>No access to the Koji backoffice</h1>
    <p>You are signed in as a customer of the help portal; the backoffice is for people with a Jira licence.</p>
    <p>If you need access, ask a Jira admin. For help with anything else, the help portal is the place.</p>
    <p><a class="button" href="/portal">Go to the help portal</a></p>
  </main>`,
};

/** The pages, for licensed people; others are led to the sign-in page or told why not. */
export function mountShellRoutes(server: Server, visitors: Visitors, pages: Pages): void {
  const shell = pageRoute(pages, async (request, response) => {
    const person = await visitors.personOf(request);
    if (person === undefined) sendToSignIn(request, response);
    else await pages.send(response, visitors.isLicensed(person) ? SHELL : NOT_LICENSED);
  });
  server.get('/backoffice', shell);
  server.get('/backoffice/*', shell);
}

function sendToSignIn(request: Request, response: Response): void {
  // The page that was asked for is where signing in leads; its slashes stay readable.
  const wanted = encodeURIComponent(request.path()).replaceAll('%2F', '/');
  response.sendRaw(302, '', { Location: `/login?return=${wanted}`, 'Cache-Control': 'no-store' });
}
