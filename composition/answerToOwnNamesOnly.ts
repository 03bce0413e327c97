import type { Server } from 'restify';

const MISDIRECTED_REQUEST = 421;

/** Names by which only this machine itself is meant. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Lets a demo answer to names of this machine alone, and to its own. Another site can give its name this machine's
 * address (DNS rebinding); the browser then takes the demo, with its published passwords, for a part of that site.
 */
export function answerToOwnNamesOnly(server: Server, publicUrl: () => string): void {
  server.pre((request, response, next) => {
    const name = nameIn(request.headers.host);
    if (name !== undefined && (LOOPBACK.test(name) || name === new URL(publicUrl()).hostname)) return next();
    const text = `This is a demo, for this machine only, and it answers to this machine's own name only.\nOpen ${publicUrl()}\n`;
    response.sendRaw(MISDIRECTED_REQUEST, text, { 'Content-Type': 'text/plain; charset=utf-8' });
    return next(false);
  });
}

/** Of `Localhost.:3978`, `localhost`. */
function nameIn(host = ''): string | undefined {
  return URL.parse(`http://${host}`)?.hostname.replace(/\.$/, '');
}
