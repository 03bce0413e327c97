import { isKojiError } from '../errors.ts';
import type { Article, RequestType, ServiceDesk } from '../jira/ports.ts';
import type { Html } from './html.ts';
import { hrefOf, html } from './html.ts';

const MAX_TILES = 9;
const MAX_ARTICLES = 5;

/** What the help portal shows between its search field and its chat. */
export interface HelpCentre {
  readonly requestTypes: readonly RequestType[];
  readonly articles: readonly Article[];
}

/** Why there is nothing to show; the chat is there all the same. */
export type NoHelp = 'deskIsAway' | 'tooManyLooks';

export async function findHelp(desk: ServiceDesk, query: string): Promise<HelpCentre | 'deskIsAway'> {
  try {
    const [groups, articles] = await Promise.all([
      query === '' ? desk.findRequestTypes() : desk.findRequestTypes(query),
      query === '' ? [] : desk.searchArticles(query, MAX_ARTICLES),
    ]);
    const types = new Map(groups.flatMap((group) => group.requestTypes.map((type) => [type.id, type])));
    return { requestTypes: [...types.values()].slice(0, MAX_TILES), articles };
  } catch (error) {
    // The page without its suggestions is better than no page; the chat is on it.
    if (isKojiError(error)) return 'deskIsAway';
    throw error;
  }
}

export function helpCentreBody(help: HelpCentre | NoHelp, query: string): Html {
  return html`<section class="hero">
      <h1>How can we help?</h1>
      <form role="search" method="get" action="/portal">
        <label class="hidden" for="query">Search the help portal</label>
        <input id="query" name="query" type="search" maxlength="200" placeholder="Search" value="${query}" />
        <button class="button" type="submit">Search</button>
      </form>
    </section>
    ${typeof help === 'string' ? noHelp(help) : found(help, query)}
    <section class="card offer">
      <div>
        <h2>Not found what you need?</h2>
        <p>The virtual assistant answers questions, creates requests and brings in a person when you want one.</p>
      </div>
    </section>`;
}

const WHY_NOT = {
  deskIsAway: 'The list of requests cannot be shown right now. The virtual assistant is there for you.',
  tooManyLooks: 'Too many searches were made from here. Try again in a minute; the virtual assistant is there for you.',
} as const satisfies Record<NoHelp, string>;

function noHelp(why: NoHelp): Html {
  return html`<p class="notice" role="status">${WHY_NOT[why]}</p>`;
}

function found({ requestTypes, articles }: HelpCentre, query: string): Html {
  const isNothing = requestTypes.length === 0 && articles.length === 0;
  if (isNothing) return html`<p class="notice" role="status">Nothing found for “${query}”. Try other words.</p>`;
  return html`${articles.length > 0 ? articleList(articles) : undefined}
  ${requestTypes.length > 0 ? tiles(requestTypes) : undefined}`;
}

function articleList(articles: readonly Article[]): Html {
  const items = articles.map(
    ({ title, excerpt, url }) => html`<li><a href="${hrefOf(url)}">${title}</a><br />${excerpt}</li>`,
  );
  return html`<section aria-labelledby="articles">
    <h2 id="articles">Articles</h2>
    <ul class="plain">
      ${items}
    </ul>
  </section>`;
}

/** A tile opens the chat, where the request is created. */
function tiles(requestTypes: readonly RequestType[]): Html {
  const items = requestTypes.map(
    ({ name, description }) =>
      html`<li>
        <button type="button" class="tile" data-open-chat><strong>${name}</strong><span>${description}</span></button>
      </li>`,
  );
  return html`<section aria-labelledby="requests">
    <h2 id="requests">What do you need?</h2>
    <ul class="tiles">
      ${items}
    </ul>
  </section>`;
}
