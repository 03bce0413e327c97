import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { KojiError } from '../errors.ts';
import type { CheckedCode, EmailCodes, StartedCode } from '../identity/index.ts';
import { html } from './html.ts';
import type { Page, Pages } from './pages.ts';
import { readForm } from './readBody.ts';
import { returnPathOf } from './returnPath.ts';
import { pageRoute, redirect } from './routes.ts';
import { isSameOrigin } from './sameOrigin.ts';
import type { Sessions } from './sessions.ts';
import type { SignIn } from './signIn.ts';
import { emailField, signInPage } from './signInForms.ts';
import type { Visits } from './visits.ts';

export interface CodeLoginOptions {
  readonly publicUrl: () => string;
  readonly codes: EmailCodes;
  readonly pages: Pages;
  readonly sessions: Sessions;
  readonly visits: Visits;
  readonly signIn: SignIn;
}

const emailForm = z.object({ email: z.string(), return: z.string().optional() });
const codeForm = z.object({ code: z.string().max(20), email: z.string().max(254), return: z.string().optional() });

/** The sign-in page of a site without passwords of its own: `/login` sends a one-time code, `/login/code` takes it. */
export function mountCodeLogin(server: Server, options: CodeLoginOptions): void {
  const { pages } = options;
  server.get(
    '/login',
    pageRoute(pages, async (request, response) => {
      const query = new URL(request.url ?? '/', 'http://site.invalid').searchParams;
      await pages.send(response, emailPage({ email: '', returnPath: returnPathOf(query.get('return')) }));
    }),
  );
  server.post(
    '/login',
    pageRoute(pages, (request, response) => sendCode(options, request, response)),
  );
  server.post(
    '/login/code',
    pageRoute(pages, (request, response) => takeCode(options, request, response)),
  );
}

async function sendCode(options: CodeLoginOptions, request: Request, response: Response): Promise<void> {
  const form = await formOf(options, request, emailForm);
  const returnPath = returnPathOf(form.return);
  const { sessions, visits } = options;
  const known = await sessions.of(request);
  if (known === undefined) visits.count(request, response);
  const session = known ?? (await sessions.ensure(request, response));
  const started = await options.codes.startCode(keyOf(session), form.email, 'en', visits.visitorOf(request));
  const page =
    started.kind === 'sent'
      ? codePage({ email: started.email, returnPath })
      : emailPage({ email: form.email, returnPath, ...startProblem(started) });
  await options.pages.send(response, page);
}

async function takeCode(options: CodeLoginOptions, request: Request, response: Response): Promise<void> {
  const form = await formOf(options, request, codeForm);
  const returnPath = returnPathOf(form.return);
  const session = await options.sessions.of(request);
  const checked: CheckedCode =
    session === undefined ? { kind: 'expired' } : await options.codes.checkCode(keyOf(session), form.code);
  if (checked.kind === 'proved') {
    await options.signIn.signIn(request, response, checked.account);
    redirect(response, returnPath);
    return;
  }
  const tryAgain = checked.kind === 'wrong' || checked.kind === 'deskAway' ? codePage : emailPage;
  const problem = checkProblem(checked);
  const status = checked.kind === 'deskAway' ? 503 : 400;
  await options.pages.send(response, tryAgain({ email: form.email, returnPath, status, problem }));
}

async function formOf<Form>({ publicUrl }: CodeLoginOptions, request: Request, schema: z.ZodType<Form>): Promise<Form> {
  if (!isSameOrigin(request, publicUrl())) {
    throw new KojiError('forbidden', 'This form was sent from another site. Open the sign-in page and try again.');
  }
  const parsed = schema.safeParse(await readForm(request));
  if (parsed.success) return parsed.data;
  throw new KojiError('badRequest', 'The form was not complete. Go back, and fill it in again.', {
    cause: parsed.error,
  });
}

function keyOf({ id }: { readonly id: string }): string {
  return `session:${id}`;
}

interface FormState {
  readonly email: string;
  readonly returnPath: string;
  readonly status?: number;
  readonly problem?: string;
}

function emailPage({ email, ...state }: FormState): Page {
  const below = html`<p>We send you a code of six digits. It works for ten minutes, in this browser.</p>`;
  return signInPage({
    ...state,
    title: 'Log in',
    action: '/login',
    fields: emailField(email),
    button: 'Send a code',
    below,
  });
}

function codePage({ email, ...state }: FormState): Page {
  const fields = html`<p>We have sent a code to ${email}.</p>
    <input type="hidden" name="email" value="${email}" />
    <label for="code">Code</label>
    <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="20" />`;
  const below = html`<p><a href="/login?return=${encodeURIComponent(state.returnPath)}">Start again</a></p>`;
  return signInPage({ ...state, title: 'Enter the code', action: '/login/code', fields, button: 'Log in', below });
}

function startProblem(
  started: Exclude<StartedCode, { kind: 'sent' }>,
): Required<Pick<FormState, 'status' | 'problem'>> {
  switch (started.kind) {
    case 'badEmail':
      return { status: 400, problem: 'This is not an e-mail address. Write it in full.' };
    case 'notSent':
      return { status: 503, problem: 'The code could not be mailed. Check the address, and try again in a minute.' };
    case 'tooSoon': {
      const seconds = String(Math.ceil(started.retryAfterMs / 1000));
      return { status: 429, problem: `Please wait ${seconds} seconds before the next code.` };
    }
    case 'tooMany': {
      const minutes = String(Math.ceil(started.retryAfterMs / 60_000));
      return { status: 429, problem: `Too many codes were asked for. Minutes to wait for the next one: ${minutes}.` };
    }
    default:
      return started satisfies never;
  }
}

const CHECK_PROBLEMS = {
  expired: 'This code works no more. Ask for a new one.',
  tooManyTries: 'Too many tries. Ask for a new code.',
  deskAway: 'The code is right, but the service desk does not answer at the moment. Enter it again in a minute.',
  noAccount: 'There is no account with this address. Please ask the service desk.',
  severalAccounts: 'There is more than one account with this address. Please ask the service desk to tell them apart.',
} as const;

function checkProblem(checked: Exclude<CheckedCode, { kind: 'proved' }>): string {
  if (checked.kind === 'wrong') return `That is not the code. Tries left: ${String(checked.triesLeft)}.`;
  return CHECK_PROBLEMS[checked.kind];
}
