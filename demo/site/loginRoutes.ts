import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { KojiError } from '../../errors.ts';
import type { RateLimit } from '../../identity/rateLimit.ts';
import { createRateLimit } from '../../identity/rateLimit.ts';
import { html } from '../../portal/html.ts';
import type { Page } from '../../portal/pages.ts';
import { readForm } from '../../portal/readBody.ts';
import { returnPathOf } from '../../portal/returnPath.ts';
import { pageRoute, redirect } from '../../portal/routes.ts';
import { emailField, signInPage } from '../../portal/signInForms.ts';
import { DEMO_ACCOUNTS } from '../accounts.ts';
import { accountWith } from './checkPassword.ts';
import type { DemoSiteOptions } from './mountDemoSite.ts';

/** Wrong passwords for one address within five minutes. */
export const WRONG_TRIES = 10;
const WINDOW_MS = 5 * 60_000;

const formSchema = z.object({
  email: z.string().max(254),
  password: z.string().max(200),
  return: z.string().optional(),
});

/** The demo site's sign-in page, for everybody. */
export function mountLoginRoutes(server: Server, options: DemoSiteOptions): void {
  const { site, clock } = options;
  const wrongTries = createRateLimit({ limit: WRONG_TRIES, windowMs: WINDOW_MS, clock });
  server.get(
    '/login',
    pageRoute(site.pages, async (request, response) => {
      const query = new URL(request.url ?? '/', 'http://site.invalid').searchParams;
      await site.pages.send(response, loginPage({ email: '', returnPath: returnPathOf(query.get('return')) }));
    }),
  );
  server.post(
    '/login',
    pageRoute(site.pages, (request, response) => logIn({ site, wrongTries }, request, response)),
  );
}

async function logIn(
  { site, wrongTries }: Pick<DemoSiteOptions, 'site'> & { readonly wrongTries: RateLimit },
  request: Request,
  response: Response,
): Promise<void> {
  if (!site.visitors.isSameOrigin(request)) {
    throw new KojiError('forbidden', 'This form was sent from another site. Open the sign-in page and try again.');
  }
  const form = formSchema.safeParse(await readForm(request));
  if (!form.success) throw new KojiError('badRequest', 'Fill in both fields, Email and Password.');
  const { email, password } = form.data;
  const returnPath = returnPathOf(form.data.return);
  const key = email.trim().toLowerCase();
  const waitMs = wrongTries.wait(key);
  const account = waitMs > 0 ? undefined : accountWith(email, password);
  if (account === undefined) {
    if (waitMs === 0) wrongTries.take(key);
    await site.pages.send(response, loginPage({ email, returnPath, ...problemOf(waitMs) }));
    return;
  }
  const { accountId, displayName } = account;
  await site.signIn.signIn(request, response, { accountId, name: displayName, email: account.email });
  redirect(response, returnPath);
}

function problemOf(waitMs: number): { readonly status: number; readonly problem: string } {
  if (waitMs === 0) return { status: 401, problem: 'The e-mail or the password is wrong. Try again.' };
  const minutes = String(Math.ceil(waitMs / 60_000));
  return { status: 429, problem: `Too many wrong tries. Try again in ${minutes} minutes.` };
}

interface LoginForm {
  readonly email: string;
  readonly returnPath: string;
  readonly status?: number;
  readonly problem?: string;
}

function loginPage({ email, ...form }: LoginForm): Page {
  const fields = html`${emailField(email)}
    <label for="password">Password</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200" />`;
  return signInPage({ ...form, title: 'Log in', action: '/login', fields, button: 'Log in', below: accountList() });
}

function accountList() {
  const rows = DEMO_ACCOUNTS.map(
    ({ displayName, email, password }) =>
      html`<tr>
        <td>${displayName}</td>
        <td><code>${email}</code></td>
        <td><code>${password}</code></td>
      </tr>`,
  );
  return html`<details>
    <summary>Accounts of this demo site</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Email</th>
          <th scope="col">Password</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </details>`;
}
