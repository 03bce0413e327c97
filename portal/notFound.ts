import type { Request, Response, Server } from 'restify';
import type { Pages } from './pages.ts';
import { noticePage } from './routes.ts';

/** An address that nobody answers to: people get a page that leads on, programs restify's own JSON. */
export function mountNotFound(server: Server, pages: Pages): void {
  server.on('NotFound', (request: Request, response: Response, _error: unknown, answered: () => void) => {
    // Browsers say so when somebody opens an address, and not when a script or a picture asks.
    const isOpenedByPerson = request.method === 'GET' && request.header('accept', '').includes('text/html');
    if (!isOpenedByPerson) return answered();
    const page = noticePage(404, 'There is no such page', 'The address may be mistyped, or the page may be gone.');
    pages.send(response, page).then(answered, (error: unknown) => {
      request.log.error({ err: error }, 'a page was not sent');
      answered();
    });
  });
}
