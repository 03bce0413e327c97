import type { Version } from '../../handoff/ports.ts';

/** What `If-Match` says about the settings that the caller has seen. */
export type Precondition =
  | { readonly kind: 'missing' }
  /** Seen at this version; `'new'` when nobody had saved yet. */
  | { readonly kind: 'seen'; readonly version: Version | 'new' }
  /** No tag of ours, so it matches nothing. */
  | { readonly kind: 'foreign' };

const NEVER_SAVED = '"new"';
const TAG = /^"v-([A-Za-z0-9_-]*)"$/;

/** A strong ETag. A store's version may hold quotes itself, hence the encoding. */
export function etagOf(version: Version | undefined): string {
  return version === undefined ? NEVER_SAVED : `"v-${Buffer.from(version).toString('base64url')}"`;
}

/** `*` counts as missing: it would overwrite what the caller has never seen. */
export function preconditionOf(ifMatch: string | undefined): Precondition {
  const tag = ifMatch?.trim() ?? '';
  if (tag === '' || tag === '*') return { kind: 'missing' };
  if (tag === NEVER_SAVED) return { kind: 'seen', version: 'new' };
  const encoded = TAG.exec(tag)?.[1];
  if (encoded === undefined) return { kind: 'foreign' };
  return { kind: 'seen', version: Buffer.from(encoded, 'base64url').toString() as Version };
}
