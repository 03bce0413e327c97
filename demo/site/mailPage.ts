import type { Server } from 'restify';
import type { Outbox, OutboxMail } from '../../identity/index.ts';
import type { Html } from '../../portal/html.ts';
import { html } from '../../portal/html.ts';
import { framed } from '../../portal/layout.ts';
import { timeOf } from '../../portal/requestPages.ts';
import { pageRoute } from '../../portal/routes.ts';
import type { DemoSiteOptions } from './mountDemoSite.ts';

/** `/mail`, for everybody: the demo site's mail goes nowhere else. */
export function mountMailPage(server: Server, { site, outbox }: DemoSiteOptions): void {
  server.get(
    '/mail',
    pageRoute(site.pages, async (request, response) => {
      const person = await site.visitors.personOf(request);
      const bar = { site: { name: 'Outgoing mail', href: '/mail' }, links: [], person, here: '/mail' };
      await site.pages.send(response, { title: 'Outgoing mail', body: framed(bar, mailList(outbox)) });
    }),
  );
}

function mailList(outbox: Outbox): Html {
  const mails = outbox.list();
  return html`<h1>Outgoing mail</h1>
    <p>What the demo site would have sent, newest first. Nothing leaves this machine; the newest 100 are kept.</p>
    <p><a class="button" href="/mail">Refresh</a></p>
    ${mails.length === 0 ? html`<p>No mail yet.</p>` : mails.map((mail) => mailCard(mail))}`;
}

function mailCard({ to, subject, text, sentAt }: OutboxMail): Html {
  return html`<article class="card mail">
    <h2>${subject}</h2>
    <p>To <strong>${to}</strong>, ${timeOf(sentAt)}</p>
    <p class="text">${text}</p>
  </article>`;
}
