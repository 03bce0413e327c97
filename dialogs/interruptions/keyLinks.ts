import { isRequestKey } from '../../jira/requestKey.ts';
import type { Locale } from '../../locales/index.ts';
import type { IsOwnKey } from '../recognition/recogniseRequest.ts';
import { spacedKeyAsked } from '../recognition/recogniseRequest.ts';
import { goesOnFrom, keysIn } from '../recognition/requestKeys.ts';

const URL_ALONE = 'https?://[^\\s<>"“”„«»|]+';
/** Alone, or with a name of its own as chats write it: `<https://…|OPS-1>`, `[OPS-1](https://…)`. */
const LINK = new RegExp(
  `<(?<angled>${URL_ALONE})(?:\\|[^<>]*)?>|\\[[^\\[\\]]*\\]\\((?<named>${URL_ALONE}?)\\)|${URL_ALONE}`,
  'giu',
);
/** What a sentence puts behind a link. */
const BEHIND = /(?<![).,:;!?\]'’…])[).,:;!?\]'’…]+$/u;

/** Whether a text may name a request, by its key, which may be written with a blank, or by a link to its page. */
export function mayNameRequest(text: string, locale: Locale): boolean {
  return keysIn(text).length > 0 || /https?:\/\//i.test(text) || spacedKeyAsked(text, locale) !== undefined;
}

/**
 * A text in which a link to the page of a request, on one of `sites`, stands as its key: `close https://…/browse/OPS-1` is
 * `close OPS-1`. Only the first of them, and those in a row with it: further on, a link is part of what is told.
 */
export function withKeysForLinks(text: string, sites: readonly string[], isOwn: IsOwnKey = () => true): string {
  let said = '';
  let rest = 0;
  for (const { 0: matched, index, groups } of text.matchAll(LINK)) {
    const within = groups?.['angled'] ?? groups?.['named'];
    const link = within === undefined ? matched.replace(BEHIND, '') : matched;
    const before = said + text.slice(rest, index);
    const key = keyOf(within ?? link, sites);
    if (key === undefined || !isOwn(key) || !goesOnFrom(before)) continue;
    said = before + key;
    rest = index + link.length;
  }
  return said + text.slice(rest);
}

/** Of a request in a help portal, which mails may name by an address of its own. */
const PORTAL_PAGE = /\/servicedesk\/customer\/portal\/\d+\/[^/]+\/?$/;

/** There, every desk has its own; another one is somebody else's. */
const ATLASSIAN = /\.atlassian\.net$/i;

/** Undefined for a page of somebody else, or of no request. */
function keyOf(link: string, sites: readonly string[]): string | undefined {
  const url = URL.parse(link);
  const key = url?.pathname.split('/').findLast(Boolean)?.toUpperCase() ?? '';
  const isPortal = url && PORTAL_PAGE.test(url.pathname) && !ATLASSIAN.test(url.hostname);
  const isPage = url && (isPortal || sites.some((site) => isOn(site, url)));
  return isPage && isRequestKey(key) ? key : undefined;
}

function isOn(site: string, { origin, pathname }: URL): boolean {
  const base = URL.parse(site);
  return base?.origin === origin && pathname.startsWith(`${base.pathname.replace(/\/+$/, '')}/`);
}
