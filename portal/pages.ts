import { randomBytes } from 'node:crypto';
import { contentSecurityPolicy } from './contentSecurityPolicy.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import type { EntryFiles, WebAssets } from './webAssets.ts';

export interface Page {
  readonly title: string;
  readonly body: Html;
  /** 200 when absent. */
  readonly status?: number;
  /** The source file of the page's script, as the build's manifest names it; it brings its own styles. */
  readonly entry?: string;
}

/** The part of a response that a page needs; restify's has it. */
export interface PageResponse {
  sendRaw(status: number, body: string, headers: Record<string, string>): unknown;
}

/** Sends pages with a fresh nonce and the headers that every page has. */
export interface Pages {
  send(response: PageResponse, page: Page): Promise<void>;
}

export interface PagesOptions {
  readonly assets: WebAssets;
  readonly publicUrl: () => string;
  readonly chatOrigins: readonly string[];
}

const SITE_STYLE = 'portal/web/site.css';

export function createPages({ assets, publicUrl, chatOrigins }: PagesOptions): Pages {
  return {
    send: async (response, page) => {
      const nonce = randomBytes(16).toString('base64');
      const files = await assets.filesOf(page.entry ?? SITE_STYLE);
      const policy = contentSecurityPolicy({ nonce, chatOrigins, publicUrl: publicUrl() });
      const headers = { ...SECURITY_HEADERS, 'Content-Security-Policy': policy };
      response.sendRaw(page.status ?? 200, renderPage(page, files, nonce), headers);
    },
  };
}

const SECURITY_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not `no-referrer`, with which browsers hide a form's origin from our own check.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

function renderPage({ title, body }: Page, { scripts, styles }: EntryFiles, nonce: string): string {
  // Vite's loader and our own scripts find the nonce in the `csp-nonce` property.
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta property="csp-nonce" nonce="${nonce}" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${styles.map((href) => html`<link rel="stylesheet" href="${href}" />`)}
        ${scripts.map((src) => html`<script type="module" src="${src}" nonce="${nonce}"></script>`)}
      </head>
      <body>
        ${body}
      </body>
    </html> `.toString();
}
