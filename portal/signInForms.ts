import type { Html } from './html.ts';
import { html } from './html.ts';
import type { Page } from './pages.ts';

/** A form of the sign-in page: what was typed before, and what was wrong with it. */
export interface SignInForm {
  readonly title: string;
  /** 200 when absent. */
  readonly status?: number;
  readonly problem?: string | undefined;
  readonly action: string;
  readonly returnPath: string;
  readonly fields: Html;
  readonly button: string;
  readonly below?: Html;
}

export function signInPage({ title, status = 200, problem, action, returnPath, fields, ...form }: SignInForm): Page {
  const body = html`<main class="narrow card">
    <h1>${title}</h1>
    ${problem === undefined ? undefined : html`<p class="problem" role="alert">${problem}</p>`}
    <form method="post" action="${action}" class="stacked">
      <input type="hidden" name="return" value="${returnPath}" />
      ${fields}
      <button class="button" type="submit">${form.button}</button>
    </form>
    ${form.below}
  </main>`;
  return { title, status, body };
}

export function emailField(email: string): Html {
  return html`<label for="email">Email</label>
    <input id="email" name="email" type="email" autocomplete="username" required maxlength="254" value="${email}" />`;
}
