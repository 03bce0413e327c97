import type { ConsoleMessage, Page, Request } from 'playwright-core';

const LOCAL_HOSTS: readonly string[] = ['127.0.0.1', 'localhost'];

/** Collects what a page must never do: throw, break its Content-Security-Policy, or reach for another host. */
export interface PageWatch {
  problems(): readonly string[];
}

export function watchPage(page: Page): PageWatch {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught error: ${error.message}`));
  page.on('console', (message) => {
    if (isPolicyViolation(message)) problems.push(`content security policy: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (isForeign(request)) problems.push(`request to another host: ${request.url()}`);
  });
  return { problems: () => [...problems] };
}

function isPolicyViolation(message: ConsoleMessage): boolean {
  return message.type() === 'error' && message.text().includes('Content Security Policy');
}

function isForeign(request: Request): boolean {
  const { protocol, hostname } = new URL(request.url());
  return protocol.startsWith('http') && !LOCAL_HOSTS.includes(hostname);
}
