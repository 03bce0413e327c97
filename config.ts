import { envSchema } from './configSchema.ts';
import type { APP_TYPES, LOG_LEVELS, Settings } from './configSchema.ts';
import { SETTINGS } from './configTable.ts';
import type { SettingName } from './configTable.ts';
import { KojiError } from './errors.ts';

type Env = Readonly<Record<string, string | undefined>>;

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

export interface ForgeConfig {
  readonly appId: string;
  readonly keysUrl: string;
  /** Of the pages that the panel is shown in. */
  readonly panelOrigins: readonly string[];
}

interface CommonConfig {
  readonly port: number;
  readonly host: string;
  /** Proxies whose word counts on where a request comes from; see clientAddress.ts. */
  readonly trustedProxies: number;
  readonly dataDir: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly admins: readonly string[];
  readonly serviceDesk: string;
  /** Absent: no webhook is taken, and Jira is asked more often. */
  readonly jiraWebhookSecret: string | undefined;
  readonly mailFrom: string;
  readonly bot: BotCredentials;
  /** Absent: the embedded store. */
  readonly cosmos: CosmosConfig | undefined;
  /** Absent: made at the first start and kept with the data. */
  readonly directLineSecret: string | undefined;
  /** Absent: the embedded one. */
  readonly directLineEndpoint: string | undefined;
  /** Absent: no Forge app may open chats. */
  readonly forge: ForgeConfig | undefined;
  /** The OAuth connection of the Azure Bot; absent: codes by e-mail only. */
  readonly oauthConnection: string | undefined;
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
    ...(canPanelCall(settings) ? [] : [`FORGE_PANEL_ORIGINS is missing: ${SETTINGS.FORGE_PANEL_ORIGINS.about}`]),
    ...(leadsToSite(settings) ? [] : [`JIRA_SITE_URL is missing: ${SETTINGS.JIRA_SITE_URL.about}`]),
    ...(settings.PUBLIC_URL?.startsWith('http:') ? ['PUBLIC_URL must begin with https:// in production.'] : []),
  ];
}

/** No page of a site is below the gateway of tokens with scopes: people's links need an address of their own. */
function leadsToSite({ JIRA_HOST, JIRA_SITE_URL }: Settings): boolean {
  return JIRA_SITE_URL !== undefined || JIRA_HOST === undefined || new URL(JIRA_HOST).hostname !== 'api.atlassian.com';
}

/** Azure's Direct Line lets pages of every origin call. */
function canPanelCall({ FORGE_APP_ID, FORGE_PANEL_ORIGINS, DIRECT_LINE_ENDPOINT }: Settings): boolean {
  return FORGE_APP_ID === undefined || FORGE_PANEL_ORIGINS !== undefined || DIRECT_LINE_ENDPOINT !== undefined;
}

function common(settings: Settings): CommonConfig {
  return {
    port: settings.PORT,
    host: settings.HOST,
    trustedProxies: settings.TRUSTED_PROXIES,
    dataDir: settings.DATA_DIR,
    logLevel: settings.LOG_LEVEL ?? 'info',
    admins: settings.KOJI_ADMINS ?? [],
    serviceDesk: settings.JIRA_SERVICE_DESK ?? 'CERT',
    jiraWebhookSecret: settings.JIRA_WEBHOOK_SECRET,
    mailFrom: settings.MAIL_FROM ?? 'koji@localhost',
    directLineSecret: settings.DIRECT_LINE_SECRET,
    directLineEndpoint: settings.DIRECT_LINE_ENDPOINT,
    forge: forgeConfig(settings),
    oauthConnection: settings.OAUTH_CONNECTION_NAME,
    cosmos: cosmosConfig(settings),
    bot: {
      MicrosoftAppId: settings.MicrosoftAppId ?? '',
      MicrosoftAppPassword: settings.MicrosoftAppPassword ?? '',
      MicrosoftAppTenantId: settings.MicrosoftAppTenantId ?? '',
      MicrosoftAppType: settings.MicrosoftAppType,
    },
  };
}

function forgeConfig(settings: Settings): ForgeConfig | undefined {
  const { FORGE_APP_ID: appId, FORGE_JWKS_URL: keysUrl, FORGE_PANEL_ORIGINS: panelOrigins = [] } = settings;
  return appId === undefined ? undefined : { appId, keysUrl, panelOrigins };
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
