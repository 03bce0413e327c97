import assert from 'node:assert/strict';

/** One place in an answer: a field of an object, by the path to it. */
type Path = readonly string[];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Fields that hold what a site's admins, apps or other products put there; Atlassian describes no keys of these. */
const OPEN_FIELDS = new Set(['value', 'fields', 'renderedValue', 'source', 'avatarUrls', 'iconUrls']);

/** The paths of all described fields below `value`. */
function fieldPaths(value: unknown, path: Path = []): readonly Path[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, key];
    const isPlace = Array.isArray(value);
    if (!isPlace && OPEN_FIELDS.has(key)) return [here];
    return [...(isPlace ? [] : [here]), ...fieldPaths(child, here)];
  });
}

/** A copy of `body`, and in it the object that holds the last field of the path. */
function copyAt(body: unknown, path: Path): { readonly copy: unknown; readonly parent: Record<string, unknown> } {
  const copy: unknown = structuredClone(body);
  let parent = copy;
  for (const key of path.slice(0, -1)) parent = isObject(parent) ? parent[key] : undefined;
  assert.ok(isObject(parent));
  return { copy, parent };
}

/** What can go wrong in an answer. */
export const MUTATIONS = {
  'an added field': (body: unknown, path: Path): unknown => {
    const { copy, parent } = copyAt(body, path);
    parent['inventedByMutation'] = true;
    return copy;
  },
  'a wrong type': (body: unknown, path: Path): unknown => {
    const { copy, parent } = copyAt(body, path);
    const key = path.at(-1) ?? '';
    parent[key] = isObject(parent[key]) ? 'text' : { not: 'this' };
    return copy;
  },
  'a dropped field': (body: unknown, path: Path): unknown => {
    const { copy, parent } = copyAt(body, path);
    delete parent[path.at(-1) ?? ''];
    return copy;
  },
} as const;

/** `count` places spread evenly over the answer, the same ones every time. */
export function pickPaths(body: unknown, count: number): readonly Path[] {
  const all = fieldPaths(body);
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] ?? []);
}
