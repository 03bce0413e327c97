import type { Request, Response, Server } from 'restify';
import { plugins } from 'restify';
import { KojiError } from '../errors.ts';
import type { Person } from '../identity/ports.ts';
import type { ServiceDesk } from '../jira/ports.ts';
import type { ChatRoutesOptions } from './chatRoutes.ts';
import { mountChatRoutes } from './chatRoutes.ts';
import { findHelp, helpCentreBody } from './helpCentre.ts';
import type { Html } from './html.ts';
import { hrefOf, html } from './html.ts';
import { framed } from './layout.ts';
import { mountNotFound } from './notFound.ts';
import type { Pages } from './pages.ts';
import { requestBody, requestListBody } from './requestPages.ts';
import { returnPathOf } from './returnPath.ts';
import { jsonRoute, noticePage, pageRoute, redirect } from './routes.ts';
import { isSameOrigin } from './sameOrigin.ts';
import type { SignIn } from './signIn.ts';
import type { WebChatScript } from './webChatScript.ts';
import { mountWebChatScript } from './webChatScript.ts';

export interface SiteLink {
  readonly href: string;
  readonly title: string;
  /** One sentence that says what is there. */
  readonly text: string;
}

export interface PortalOptions extends Omit<ChatRoutesOptions, 'webChatScript'> {
  readonly pages: Pages;
  readonly signIn: SignIn;
  readonly desk: ServiceDesk;
  /** The folder of the built pages. */
  readonly webRoot: string;
  readonly webChat: WebChatScript;
  /** What `/` links to. */
  readonly links: readonly SiteLink[];
}

/** `/`, the help portal, its chat, and the files of the pages. All for everybody, but requests for their customers. */
export function mountPortal(server: Server, options: PortalOptions): void {
  const { pages, webChat } = options;
  mountWebChatScript(server, webChat);
  mountChatRoutes(server, { ...options, webChatScript: webChat.address });
  mountAssets(server, options.webRoot);
  mountNotFound(server, pages);
  const page = (path: string, show: (options: PortalOptions, request: Request, response: Response) => Promise<void>) =>
    server.get(
      path,
      pageRoute(pages, (request, response) => show(options, request, response)),
    );
  page('/', showIndex);
  page('/portal', showPortal);
  page('/portal/requests', showRequests);
  page('/portal/requests/:key', showRequest);
  server.post(
    '/logout',
    pageRoute(pages, (request, response) => logOut(options, request, response)),
  );
  server.get(
    '/session',
    jsonRoute((request, response) => answerSession(options, request, response)),
  );
}

async function showIndex({ pages, links }: PortalOptions, _request: Request, response: Response): Promise<void> {
  const items = links.map(
    ({ href, title, text }) =>
      html`<li>
        <a href="${hrefOf(href)}">${title}</a>
        <p>${text}</p>
      </li>`,
  );
  const body = html`<main class="narrow card">
    <h1>Koji</h1>
    <p>The virtual assistant of the service desk.</p>
    <ul class="plain">
      ${items}
    </ul>
  </main>`;
  await pages.send(response, { title: 'Koji', body });
}

async function showPortal(options: PortalOptions, request: Request, response: Response): Promise<void> {
  const query = (urlOf(request).searchParams.get('query') ?? '').trim().slice(0, 200);
  const person = await options.signIn.personOf(request);
  const isTooMany = options.visits.countLook(request, response, person?.id) > 0;
  const help = isTooMany ? 'tooManyLooks' : await findHelp(options.desk, query);
  const body = html`${portalFrame(person, '/portal', helpCentreBody(help, query))} ${chatPanel(await options.botName())}`;
  const page = { title: 'Certification help portal', body, entry: 'portal/web/portal.ts' };
  await options.pages.send(response, isTooMany ? { ...page, status: 429 } : page);
}

async function showRequests(options: PortalOptions, request: Request, response: Response): Promise<void> {
  const { pages, desk, signIn } = options;
  const person = await signIn.personOf(request);
  if (person === undefined) return redirect(response, '/login?return=%2Fportal%2Frequests');
  const content = await requestListBody(desk, accountIdOf(person));
  await pages.send(response, { title: 'My requests', body: portalFrame(person, '/portal/requests', content) });
}

async function showRequest(
  { pages, desk, signIn }: PortalOptions,
  request: Request,
  response: Response,
): Promise<void> {
  const person = await signIn.personOf(request);
  const here = request.path();
  if (person === undefined) return redirect(response, `/login?return=${encodeURIComponent(here)}`);
  const key = String(request.params.key);
  const content = await requestBody(desk, { key, accountId: accountIdOf(person) });
  const missing = noticePage(404, 'No such request', 'There is no request of yours with this key.');
  const found = content && { title: key, body: portalFrame(person, here, content) };
  await pages.send(response, found ?? missing);
}

async function logOut({ publicUrl, signIn }: PortalOptions, request: Request, response: Response): Promise<void> {
  if (!isSameOrigin(request, publicUrl())) {
    throw new KojiError('forbidden', 'Another site has tried to log you out. Use the button of this site.');
  }
  await signIn.signOut(request, response);
  redirect(response, returnPathOf(urlOf(request).searchParams.get('return')));
}

/** So that a page in another tab notices that somebody has signed in or out. */
async function answerSession({ signIn }: PortalOptions, request: Request, response: Response): Promise<void> {
  const person = await signIn.personOf(request);
  response.json(200, { name: person?.name ?? null });
}

/** File names carry a hash of their content, so browsers may keep them for good. */
function mountAssets(server: Server, webRoot: string): void {
  const setHeaders = (response: Response) => {
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.setHeader('X-Content-Type-Options', 'nosniff');
  };
  server.get('/assets/*', plugins.serveStaticFiles(`${webRoot}/assets`, { setHeaders }));
}

function portalFrame(person: Person | undefined, here: string, content: Html): Html {
  const links = [{ href: '/portal/requests', text: 'My requests' }];
  const site = { name: 'Certification', href: '/portal' };
  return framed({ site, links, person, here }, content);
}

function chatPanel(botName: string): Html {
  return html`<button type="button" id="open-chat" class="chat-button" aria-expanded="false" aria-controls="chat-panel">
      Chat with virtual assistant
    </button>
    <section id="chat-panel" class="chat-panel" aria-label="Chat with ${botName}" tabindex="-1" hidden></section>`;
}

function accountIdOf({ accountId }: Person): string {
  if (accountId !== undefined) return accountId;
  throw new KojiError('forbidden', 'Your sign-in is not linked to an account of the service desk.');
}

function urlOf(request: Request): URL {
  return new URL(request.url ?? '/', 'http://site.invalid');
}
