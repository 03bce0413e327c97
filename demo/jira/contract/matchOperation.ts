import type { Operation } from '../protocol.ts';

/** An operation and the values of the parameters in its path. */
export interface Match {
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
}

function routeOf(operation: Operation): Route {
  const pattern = operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return { operation, pattern: new RegExp(`^${pattern}$`) };
}

/** Finds the operation of a request. A percent-encoded slash stays inside its parameter; restify refuses bad encoding. */
export function createMatcher(operations: readonly Operation[]): (method: string, path: string) => Match | undefined {
  const routes = operations.map(routeOf);
  return (method, path) => {
    for (const { operation, pattern } of routes) {
      const match = operation.method === method ? pattern.exec(path) : null;
      if (match === null) continue;
      const groups = Object.entries(match.groups ?? {});
      const parameters = groups.map(([name, value]) => [name, decodeURIComponent(value)] as const);
      return { operation, parameters: Object.fromEntries(parameters) };
    }
    return undefined;
  };
}
