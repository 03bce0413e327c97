import { z } from 'zod';

const port = z.coerce.number('must be a port number, such as 3978').int().min(0).max(65_535);
const url = z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' });
const origin = z.string().refine(isOrigin, 'must be origins: https:// and a host');
const secret = z.string().regex(/^\S+$/, 'must not contain spaces').min(16, 'must have 16 characters or more');
const email = z.email('must be an e-mail address');
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export const APP_TYPES = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;

/** Every setting of the environment as a value that can be used. */
export const envSchema = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(3978),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: url.transform(withoutSlash).optional(),
  TRUSTED_PROXIES: z.coerce
    .number('must be a number of proxies, such as 1')
    .int('must be a number of proxies, such as 1')
    .min(0, 'must be 0 or more')
    .max(10, 'must be at most 10')
    .default(0),
  DATA_DIR: z.string().default('./data'),
  COSMOS_ENDPOINT: url.optional(),
  COSMOS_KEY: z.string().optional(),
  COSMOS_DATABASE: z.string().default('koji'),
  COSMOS_THROUGHPUT: z
    .union([z.literal('none'), z.coerce.number().int().min(1000)], 'must be `none` or a number of 1000 or more')
    .default(1000),
  COSMOS_CONSISTENCY: z.literal('session', 'must be `session` or not set').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
  MicrosoftAppId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.string().optional(),
  MicrosoftAppType: z.enum(APP_TYPES, `must be one of ${APP_TYPES.join(', ')}`).default('SingleTenant'),
  DIRECT_LINE_SECRET: secret.optional(),
  DIRECT_LINE_ENDPOINT: url.transform(withoutSlash).optional(),
  JIRA_HOST: url.transform(withoutSlash).optional(),
  JIRA_SITE_URL: url.transform(withoutSlash).optional(),
  JIRA_SHOWN_SLAS: z.string().transform(toList).optional(),
  JIRA_EMAIL: email.optional(),
  JIRA_API_TOKEN: z.string().optional(),
  JIRA_SERVICE_DESK: z.string().optional(),
  JIRA_WEBHOOK_SECRET: secret.optional(),
  FORGE_APP_ID: z
    .string()
    .regex(/^ari:cloud:ecosystem::app\/[\w-]+$/, 'must look like ari:cloud:ecosystem::app/… (the manifest has it)')
    .optional(),
  FORGE_PANEL_ORIGINS: z.string().transform(toList).pipe(z.array(origin)).optional(),
  FORGE_JWKS_URL: url
    .refine(isSafeFromEavesdroppers, 'must begin with https://')
    .default('https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json'),
  OAUTH_CONNECTION_NAME: z.string().optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.string().optional(),
  KOJI_ADMINS: z.string().transform(toList).pipe(z.array(email)).optional(),
});
export type Settings = z.infer<typeof envSchema>;

/** As a browser says it, and no more: another form would never be equal. */
function isOrigin(address: string): boolean {
  return address.startsWith('https://') && URL.parse(address)?.origin === address;
}

function toList(text: string): string[] {
  return text.split(',').map((each) => each.trim());
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}

/** Whoever could change the keys on their way could sign in as anybody. */
function isSafeFromEavesdroppers(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
