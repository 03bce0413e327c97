import type { Person } from '../identity/ports.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';

export interface Frame {
  /** The name beside the logo, and where it leads. */
  readonly site: { readonly name: string; readonly href: string };
  /** Links of the top bar. */
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly person: Person | undefined;
  /** Where signing in leads back to. */
  readonly here: string;
}

/** A page's content below the bar that says where one is and who is signed in. */
export function framed({ site, links, person, here }: Frame, content: Html): Html {
  return html`<a class="skip" href="#content">Skip to content</a>
    <header class="bar">
      <a class="brand" href="${site.href}"><span class="logo" aria-hidden="true"></span>${site.name}</a>
      <nav aria-label="Site">${links.map(({ href, text }) => html`<a href="${href}">${text}</a>`)}</nav>
      ${person === undefined ? logInLink(here) : logOutForm(person)}
    </header>
    <main id="content" tabindex="-1">${content}</main>`;
}

function logInLink(here: string): Html {
  return html`<a class="button" href="/login?return=${encodeURIComponent(here)}">Log in</a>`;
}

function logOutForm({ name }: Person): Html {
  return html`<form class="account" method="post" action="/logout">
    <span class="who">${name}</span>
    <button class="button quiet" type="submit">Log out</button>
  </form>`;
}
