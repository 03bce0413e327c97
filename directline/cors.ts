const ALLOWED = {
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'access-control-expose-headers': 'retry-after',
  'access-control-max-age': '600',
} as const;

export interface CorsOptions {
  readonly publicUrl: () => string;
  readonly allowedOrigins?: readonly string[];
}

/**
 * The headers that let a page of an allowed origin call from a browser. Credentials are never allowed: a token in a
 * header is all that counts here, so a cookie cannot be misused from another site.
 */
export function createCorsHeaders(
  options: CorsOptions,
): (origin: string | undefined) => Readonly<Record<string, string>> {
  return (origin) => {
    const allowed = origin !== undefined && isAllowed(origin, options);
    return { vary: 'origin', ...(allowed && { 'access-control-allow-origin': origin, ...ALLOWED }) };
  };
}

function isAllowed(origin: string, { publicUrl, allowedOrigins = [] }: CorsOptions): boolean {
  return origin === new URL(publicUrl()).origin || allowedOrigins.includes(origin);
}
