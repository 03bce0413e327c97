import type { Settings } from '../../settings/settings.ts';

/** Somebody with a browser's cookies and nothing else: signs in to the demo site and calls its APIs. */
export interface SiteVisitor {
  get(path: string): Promise<Response>;
  send(method: 'POST' | 'PUT', path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** As a page's form is sent. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  signIn(email: string, password: string): Promise<Response>;
}

export function createSiteVisitor(url: string): SiteVisitor {
  const cookies = new Map<string, string>();

  async function call(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...(init.headers as Record<string, string>),
      cookie,
      origin: url,
      'sec-fetch-site': 'same-origin',
    };
    const response = await fetch(`${url}${path}`, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    return response;
  }

  const submit: SiteVisitor['submit'] = (path, fields) =>
    call(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

  return {
    get: (path) => call(path, {}),
    send: (method, path, body, headers = {}) =>
      call(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
    submit,
    signIn: (email, password) => submit('/login', { email, password }),
  };
}

/** As the admin: saves the settings as `change` makes them. */
export async function changeSettings(admin: SiteVisitor, change: (settings: Settings) => Settings): Promise<Response> {
  const current = await admin.get('/backoffice/api/settings');
  const settings = change((await current.json()) as Settings);
  return admin.send('PUT', '/backoffice/api/settings', settings, { 'if-match': current.headers.get('etag') ?? '' });
}

/** As the admin: switches live chat on, with settings other than the defaults where some are given. */
export async function enableLiveChat(admin: SiteVisitor, capacity = 1, more: object = {}): Promise<void> {
  const current = await admin.get('/backoffice/api/settings');
  await admin.send(
    'PUT',
    '/backoffice/api/settings',
    { liveChat: { enabled: true, capacity, ...more } },
    { 'if-match': current.headers.get('etag') ?? '' },
  );
}

/** As the admin: gives the role to the person with this name. */
export async function giveRole(admin: SiteVisitor, name: string, role: string): Promise<void> {
  await admin.send('PUT', `${await pathOfPerson(admin, name)}/role`, { role });
}

/** As the admin: says what the person with this name can be asked about. */
export async function giveSkills(admin: SiteVisitor, name: string, skills: readonly string[]): Promise<Response> {
  return admin.send('PUT', `${await pathOfPerson(admin, name)}/skills`, { skills });
}

async function pathOfPerson(admin: SiteVisitor, name: string): Promise<string> {
  const answer = (await (await admin.get('/backoffice/api/people')).json()) as {
    people: { id: string; name: string }[];
  };
  const person = answer.people.find((each) => each.name === name);
  return `/backoffice/api/people/${encodeURIComponent(person?.id ?? '')}`;
}
