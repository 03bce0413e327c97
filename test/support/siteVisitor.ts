/** Somebody with a browser's cookies and nothing else: signs in to the demo site and calls its APIs. */
export interface SiteVisitor {
  get(path: string): Promise<Response>;
  send(method: 'POST' | 'PUT', path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
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

  return {
    get: (path) => call(path, {}),
    send: (method, path, body, headers = {}) =>
      call(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
    signIn: (email, password) =>
      call('/login', {
        method: 'POST',
        body: new URLSearchParams({ email, password }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
  };
}

/** As the admin: switches live chat on. */
export async function enableLiveChat(admin: SiteVisitor, capacity = 1): Promise<void> {
  const current = await admin.get('/backoffice/api/settings');
  await admin.send(
    'PUT',
    '/backoffice/api/settings',
    { liveChat: { enabled: true, capacity } },
    { 'if-match': current.headers.get('etag') ?? '' },
  );
}

/** As the admin: gives the role to the person with this name. */
export async function giveRole(admin: SiteVisitor, name: string, role: string): Promise<void> {
  const answer = (await (await admin.get('/backoffice/api/people')).json()) as {
    people: { id: string; name: string }[];
  };
  const person = answer.people.find((each) => each.name === name);
  await admin.send('PUT', `/backoffice/api/people/${encodeURIComponent(person?.id ?? '')}/role`, { role });
}
