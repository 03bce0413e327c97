import { z } from 'zod';
import { SETTINGS } from './configTable.ts';
import type { SettingName } from './configTable.ts';
import { KojiError } from './errors.ts';

type Env = Readonly<Record<string, string | undefined>>;

const port = z.coerce.number('must be a port number, such as 3978').int().min(0).max(65_535);
const url = z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' });
const secret = z.string().regex(/^\S+$/, 'must not contain spaces').min(16, 'must have 16 characters or more');
const email = z.email('must be an e-mail address');
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const APP_TYPES = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;

const envSchema = z.object({
  NODE_ENV: z.string().optional(),
  PORT: port.default(3978),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: url.transform(withoutSlash).optional(),
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
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.string().optional(),
  KOJI_ADMINS: z.string().transform(toList).pipe(z.array(email)).optional(),
});
type Settings = z.infer<typeof envSchema>;

/** What makes an installation a real one. Any of these leaves the demo, so that the demo is never on by accident. */
const LEAVES_DEMO = ['MicrosoftAppId', 'MicrosoftAppPassword', 'JIRA_HOST', 'JIRA_API_TOKEN', 'SMTP_URL'] as const;
/** Without these nobody could sign in, be reached or be helped. */
const NEEDED_IN_PRODUCTION = [
  'PUBLIC_URL',
  'MicrosoftAppId',
  'DIRECT_LINE_SECRET',
  'JIRA_HOST',
  'JIRA_EMAIL',
  'JIRA_API_TOKEN',
  'JIRA_SERVICE_DESK',
  'SMTP_URL',
  'MAIL_FROM',
  'KOJI_ADMINS',
] as const satisfies readonly SettingName[];

export interface BotCredentials {
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppPassword: string;
  readonly MicrosoftAppTenantId: string;
  readonly MicrosoftAppType: (typeof APP_TYPES)[number];
}

export interface CosmosConfig {
  readonly endpoint: string;
  /** Absent: the managed identity. */
  readonly key: string | undefined;
  readonly database: string;
  /** In request units a second. */
  readonly throughput: number | 'none';
  readonly allowSessionConsistency: boolean;
}

interface CommonConfig {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly admins: readonly string[];
  readonly serviceDesk: string;
  readonly mailFrom: string;
  readonly bot: BotCredentials;
  /** Absent: the embedded store. */
  readonly cosmos: CosmosConfig | undefined;
  /** Absent: made at the first start and kept with the data. */
  readonly directLineSecret: string | undefined;
  /** Absent: the embedded one. */
  readonly directLineEndpoint: string | undefined;
}

export interface DemoConfig extends CommonConfig {
  readonly mode: 'demo';
  readonly publicUrl: string | undefined;
}

export interface ProductionConfig extends CommonConfig {
  readonly mode: 'production';
  readonly publicUrl: string;
  readonly directLineSecret: string;
  readonly jira: {
    readonly host: string;
    /** Where people open requests. */
    readonly siteUrl: string;
    readonly email: string;
    readonly apiToken: string;
    readonly shownServiceLevels: readonly string[];
  };
  readonly smtpUrl: string;
}

export type Config = DemoConfig | ProductionConfig;

/** Reads and checks the settings. Throws a KojiError of kind `config` that names every setting to mend, and how. */
export function loadConfig(env: Env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = envSchema.safeParse(given);
  if (!parsed.success)
    throw toMend(parsed.error.issues.map((issue) => `${issue.path[0]?.toString()} ${issue.message}.`));
  const settings = parsed.data;
  const production = settings.NODE_ENV === 'production' || LEAVES_DEMO.some((name) => settings[name] !== undefined);
  return Object.freeze(production ? productionConfig(settings) : demoConfig(settings));
}

function demoConfig(settings: Settings): DemoConfig {
  return {
    ...common(settings),
    mode: 'demo',
    host: '127.0.0.1',
    logLevel: settings.LOG_LEVEL ?? 'warn',
    publicUrl: settings.PUBLIC_URL,
    admins: settings.KOJI_ADMINS ?? ['koji.admin@example.com'],
  };
}

function productionConfig(settings: Settings): ProductionConfig {
  const problems = productionProblems(settings);
  const { PUBLIC_URL, DIRECT_LINE_SECRET, JIRA_HOST, JIRA_EMAIL, JIRA_API_TOKEN, SMTP_URL } = settings;
  const known = PUBLIC_URL && DIRECT_LINE_SECRET && JIRA_HOST && JIRA_EMAIL && JIRA_API_TOKEN && SMTP_URL;
  if (problems.length > 0 || !known) throw toMend(problems);
  return {
    ...common(settings),
    mode: 'production',
    publicUrl: PUBLIC_URL,
    directLineSecret: DIRECT_LINE_SECRET,
    jira: {
      host: JIRA_HOST,
      siteUrl: settings.JIRA_SITE_URL ?? JIRA_HOST,
      email: JIRA_EMAIL,
      apiToken: JIRA_API_TOKEN,
      shownServiceLevels: settings.JIRA_SHOWN_SLAS ?? [],
    },
    smtpUrl: SMTP_URL,
  };
}

function productionProblems(settings: Settings): readonly string[] {
  const missing = NEEDED_IN_PRODUCTION.filter((name) => settings[name] === undefined);
  const needsPassword = settings.MicrosoftAppType !== 'UserAssignedMSI' && settings.MicrosoftAppPassword === undefined;
  const needsTenant = settings.MicrosoftAppType !== 'MultiTenant' && settings.MicrosoftAppTenantId === undefined;
  return [
    ...missing.map((name) => `${name} is missing: ${SETTINGS[name].about}`),
    ...(needsPassword ? [`MicrosoftAppPassword is missing: ${SETTINGS.MicrosoftAppPassword.about}`] : []),
    ...(needsTenant ? [`MicrosoftAppTenantId is missing: ${SETTINGS.MicrosoftAppTenantId.about}`] : []),
    ...(settings.PUBLIC_URL?.startsWith('http:') ? ['PUBLIC_URL must begin with https:// in production.'] : []),
  ];
}

function common(settings: Settings): CommonConfig {
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: settings.DATA_DIR,
    logLevel: settings.LOG_LEVEL ?? 'info',
    admins: settings.KOJI_ADMINS ?? [],
    serviceDesk: settings.JIRA_SERVICE_DESK ?? 'CERT',
    mailFrom: settings.MAIL_FROM ?? 'koji@localhost',
    directLineSecret: settings.DIRECT_LINE_SECRET,
    directLineEndpoint: settings.DIRECT_LINE_ENDPOINT,
    cosmos: cosmosConfig(settings),
    bot: {
      MicrosoftAppId: settings.MicrosoftAppId ?? '',
      MicrosoftAppPassword: settings.MicrosoftAppPassword ?? '',
      MicrosoftAppTenantId: settings.MicrosoftAppTenantId ?? '',
      MicrosoftAppType: settings.MicrosoftAppType,
    },
  };
}

function cosmosConfig(settings: Settings): CosmosConfig | undefined {
  if (settings.COSMOS_ENDPOINT === undefined) return undefined;
  return {
    endpoint: settings.COSMOS_ENDPOINT,
    key: settings.COSMOS_KEY,
    database: settings.COSMOS_DATABASE,
    throughput: settings.COSMOS_THROUGHPUT,
    allowSessionConsistency: settings.COSMOS_CONSISTENCY === 'session',
  };
}

function toMend(problems: readonly string[]): KojiError {
  const list = problems.map((problem) => `  - ${problem}`).join('\n');
  return new KojiError(
    'config',
    `These settings must be mended before Koji can start:\n${list}\nSee docs/settings.md.`,
  );
}

function toList(text: string): string[] {
  return text.split(',').map((each) => each.trim());
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
