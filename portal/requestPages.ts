import type {
  CustomerRequest,
  OwnedRequest,
  PublicComment,
  RequestFile,
  RequestParts,
  ServiceDesk,
  ShownField,
} from '../jira/ports.ts';
import { sizeOf } from './fileSize.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';

const LISTED_REQUESTS = 20;

interface Shown extends Pick<RequestParts, 'fields' | 'files' | 'comments'> {
  readonly request: CustomerRequest;
}

/** The request with its public comments; undefined for a request that is not this customer's to see. */
export async function requestBody(desk: ServiceDesk, owned: OwnedRequest): Promise<Html | undefined> {
  const found = await desk.findRequest(owned);
  if (found.kind === 'notFound') return undefined;
  const { request, read } = found;
  const [fields, files, comments] = await Promise.all([read('fields'), read('files'), read('comments')]);
  return oneRequest({ request, fields, files, comments });
}

/** The customer's open and closed requests. */
export async function requestListBody(desk: ServiceDesk, accountId: string): Promise<Html> {
  const [open, closed] = await Promise.all([
    desk.listRequests({ accountId, status: 'open', limit: LISTED_REQUESTS }),
    desk.listRequests({ accountId, status: 'closed', limit: LISTED_REQUESTS }),
  ]);
  return html`<h1>My requests</h1>
    ${requestTable('Open', open.requests)} ${requestTable('Closed', closed.requests)}`;
}

function requestTable(title: string, requests: readonly CustomerRequest[]): Html {
  if (requests.length === 0)
    return html`<h2>${title}</h2>
      <p>There are none.</p>`;
  const rows = requests.map(
    ({ key, summary, status, createdAtMs }) =>
      html`<tr>
        <td><a href="/portal/requests/${encodeURIComponent(key)}">${key}</a></td>
        <td>${summary}</td>
        <td>${status}</td>
        <td>${timeOf(createdAtMs)}</td>
      </tr>`,
  );
  return html`<h2>${title}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Summary</th>
          <th scope="col">Status</th>
          <th scope="col">Created</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function oneRequest({ request, fields, files, comments }: Shown): Html {
  return html`<article class="card">
    <p class="crumbs"><a href="/portal/requests">My requests</a> / ${request.key}</p>
    <h1>${request.summary}</h1>
    <dl class="facts">
      <dt>Status</dt>
      <dd><span class="lozenge ${request.statusCategory}">${request.status}</span></dd>
      <dt>Kind of request</dt>
      <dd>${request.requestTypeName}</dd>
      <dt>Created</dt>
      <dd>${timeOf(request.createdAtMs)}</dd>
      <dt>Status since</dt>
      <dd>${timeOf(request.statusChangedAtMs)}</dd>
    </dl>
    ${fields.map((field) => oneField(field))} ${files.length === 0 ? undefined : fileList(files)}
    <h2>Comments</h2>
    ${comments.length === 0 ? html`<p>There are none yet.</p>` : comments.map((comment) => oneComment(comment))}
  </article>`;
}

function oneField({ label, value }: ShownField): Html {
  return html`<h2>${label}</h2>
    <p class="text">${value}</p>`;
}

/** Without links: where Jira keeps them, they open for its own sign-in only. */
function fileList(files: readonly RequestFile[]): Html {
  const items = files.map(
    ({ filename, sizeBytes, attachedAtMs }) =>
      html`<li>
        <strong>${filename}</strong>
        <p>${sizeOf(sizeBytes)}, ${timeOf(attachedAtMs)}</p>
      </li>`,
  );
  return html`<h2>Files</h2>
    <ul class="plain">
      ${items}
    </ul>`;
}

function oneComment({ authorName, text, createdAtMs }: PublicComment): Html {
  return html`<section class="comment">
    <p><strong>${authorName}</strong> ${timeOf(createdAtMs)}</p>
    <p class="text">${text}</p>
  </section>`;
}

/** In UTC, and said so: the server does not know the reader's time zone. */
export function timeOf(atMs: number): Html {
  const iso = new Date(atMs).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`;
}
