export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** As much of a browser as the site's rules are about: a cookie jar, and the origin that it names. */
export class Browser {
  readonly #site: string;
  readonly #address: string;
  #cookie: string | undefined;

  /** @param address where the browser is, as the site's proxy says. */
  constructor(site: string, address = '192.0.2.1') {
    this.#site = site;
    this.#address = address;
  }

  /** `name=value` of the session's cookie. */
  get cookie(): string | undefined {
    return this.#cookie;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.#send(path, { headers });
  }

  /** Sends a form of this site, or of another where `origin` says so. */
  submit(path: string, fields: Readonly<Record<string, string>>, origin = this.#site): Promise<Answer> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } });
  }

  postJson(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const all = { origin: this.#site, 'content-type': 'application/json', ...headers };
    return this.#send(path, { method: 'POST', body: JSON.stringify(body), headers: all });
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', this.#address);
    if (this.#cookie !== undefined) headers.set('cookie', this.#cookie);
    const response = await fetch(this.#site + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  #keep(cookie: string): void {
    this.#cookie = cookie.includes('Max-Age=0') ? undefined : cookie.split(';')[0];
  }
}
