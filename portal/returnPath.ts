const SITE = 'http://site.invalid';

/** The path of this site that `wanted` names, and `/portal` for everything else, so that no link can lead elsewhere. */
export function returnPathOf(wanted: string | null | undefined): string {
  if (wanted === null || wanted === undefined || !wanted.startsWith('/') || !URL.canParse(wanted, SITE)) {
    return '/portal';
  }
  const url = new URL(wanted, SITE);
  // A second parse, because `/.//elsewhere.example` becomes `//elsewhere.example` in the first.
  const path = url.pathname + url.search;
  return url.origin === SITE && !path.startsWith('//') ? path : '/portal';
}
