/**
 * The part of `XMLHttpRequest` that Web Chat's client library uses, over Node's own `fetch`. Node has the rest of what
 * the library takes from a browser: `WebSocket`, `FormData` and `Blob`.
 */
class FetchRequest {
  readyState = 0;
  status = 0;
  response: unknown = null;
  responseType = '';
  timeout = 0;
  withCredentials = false;
  onreadystatechange: (() => void) | undefined;
  ontimeout: (() => void) | undefined;
  readonly #headers = new Headers({ connection: 'close' });
  readonly #abort = new AbortController();
  #method = 'GET';
  #url = '';
  #answered: Headers | undefined;

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.#answered?.get(name) ?? null;
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body?: string | FormData): void {
    // A form sets its own type, with the boundary, as a browser's does.
    const init = { method: this.#method, headers: this.#headers, signal: this.#abort.signal };
    fetch(this.#url, { ...init, ...(body && { body }) })
      .then(async (answer) => {
        this.status = answer.status;
        this.#answered = answer.headers;
        this.response = this.responseType === 'arraybuffer' ? await answer.arrayBuffer() : await parse(answer);
      })
      // A browser gives status 0 to a request that did not come through.
      .catch(() => (this.status = 0))
      .finally(() => {
        this.readyState = 4;
        this.onreadystatechange?.();
      });
  }
}

async function parse(answer: Response): Promise<unknown> {
  const text = await answer.text();
  return text === '' ? null : JSON.parse(text);
}

/** Makes Node look enough like a browser for `botframework-directlinejs`; answers a function that undoes it. */
export function installBrowserGlobals(): () => void {
  Object.defineProperty(globalThis, 'XMLHttpRequest', { value: FetchRequest, configurable: true });
  return () => Reflect.deleteProperty(globalThis, 'XMLHttpRequest');
}
