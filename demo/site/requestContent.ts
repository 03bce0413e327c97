import type { Html } from '../../portal/html.ts';
import { html } from '../../portal/html.ts';
import { timeOf } from '../../portal/requestPages.ts';
import type { CommentRecord, RequestRecord, Site, SiteUser } from '../jira/model.ts';
import { summaryOf } from '../jira/wire.ts';

export const LIST_PATH = '/jira/projects/certification/requests';

export function browsePath(key: string): string {
  return `/jira/browse/${encodeURIComponent(key)}`;
}

type Users = readonly SiteUser[];

export function listContent(requests: readonly RequestRecord[], users: Users): Html {
  const rows = requests.map(
    (request) =>
      html`<tr>
        <td><a href="${browsePath(request.key)}">${request.key}</a></td>
        <td>${summaryOf(request)}</td>
        <td>${nameOf(users, request.reporterId)}</td>
        <td>${request.status}</td>
        <td>${timeOf(request.updatedAtMs)}</td>
      </tr>`,
  );
  return html`<p class="crumbs">
      <a href="/jira">Projects</a> / <a href="/jira/projects/certification">Certification</a> / Requests
    </p>
    <h1>Requests</h1>
    <table>
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Summary</th>
          <th scope="col">Reporter</th>
          <th scope="col">Status</th>
          <th scope="col">Updated</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

/** What an agent sees of a request: internal comments too. */
export function browseContent(request: RequestRecord, { users, workflow }: Site): Html {
  const { key, reporterId, status, comments } = request;
  return html`<p class="crumbs">
      <a href="/jira">Projects</a> / <a href="/jira/projects/certification">Certification</a> /
      <a href="${LIST_PATH}">Requests</a> / ${key}
    </p>
    <article class="card">
      <h1>${summaryOf(request)}</h1>
      <dl class="facts">
        <dt>Key</dt>
        <dd>${key}</dd>
        <dt>Reporter</dt>
        <dd>${nameOf(users, reporterId)}</dd>
        <dt>Status</dt>
        <dd>${status}</dd>
      </dl>
      ${statusForm(key, status, Object.keys(workflow.statuses))}
      <h2>Activity</h2>
      ${comments.length === 0 ? html`<p>There are no comments yet.</p>` : comments.map((each) => comment(users, each))}
      ${commentForm(key)}
    </article>`;
}

function comment(users: Users, { authorId, body, createdAtMs, public: isPublic }: CommentRecord): Html {
  return html`<section class="comment">
    <p><strong>${nameOf(users, authorId)}</strong> ${timeOf(createdAtMs)} ${isPublic ? '' : html`(internal note)`}</p>
    <p class="text">${body}</p>
  </section>`;
}

function statusForm(key: string, current: string, statuses: readonly string[]): Html {
  const options = statuses.map((status) =>
    status === current
      ? html`<option value="${status}" selected>${status}</option>`
      : html`<option value="${status}">${status}</option>`,
  );
  return html`<form class="stacked" method="post" action="${browsePath(key)}/status">
    <label for="status">Move to</label>
    <select id="status" name="status">
      ${options}
    </select>
    <button class="button" type="submit">Change status</button>
  </form>`;
}

function commentForm(key: string): Html {
  return html`<form class="stacked" method="post" action="${browsePath(key)}/comment">
    <label for="text">Comment</label>
    <textarea id="text" name="text" rows="4" required maxlength="10000"></textarea>
    <label for="audience">For</label>
    <select id="audience" name="audience">
      <option value="customer">The customer (public)</option>
      <option value="team">The team only (internal note)</option>
    </select>
    <button class="button" type="submit">Add the comment</button>
  </form>`;
}

function nameOf(users: Users, accountId: string): string {
  return users.find((user) => user.accountId === accountId)?.displayName ?? 'Somebody';
}
