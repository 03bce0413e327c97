/** Every setting, what it is for and what happens without it. docs/settings.md is kept equal to this table by a test. */
export const SETTINGS = {
  NODE_ENV: { about: '`production` refuses to start without credentials and never shows the demo site.', default: '' },
  PORT: { about: 'Port the server listens on.', default: '3978' },
  HOST: { about: 'Address the server listens on. The demo always listens on 127.0.0.1 only.', default: '0.0.0.0' },
  PUBLIC_URL: {
    about: 'Address under which browsers reach the server; https in production.',
    default: 'the listening address (demo)',
  },
  TRUSTED_PROXIES: {
    about: 'How many proxies in front of the server append to `X-Forwarded-For`, for the limits of each visitor.',
    default: '`0`: the header is not believed',
  },
  DATA_DIR: { about: 'Folder of the embedded store.', default: './data' },
  COSMOS_ENDPOINT: {
    about: 'Address of a Cosmos DB account, which then holds everything but the embedded Direct Line.',
    default: 'the embedded store',
  },
  COSMOS_KEY: { about: 'Its key. Without one, the managed identity.', default: '' },
  COSMOS_DATABASE: { about: 'Name of the database.', default: '`koji`' },
  COSMOS_THROUGHPUT: {
    about: 'Most request units a second of a new database, or `none` for serverless.',
    default: '`1000`',
  },
  COSMOS_CONSISTENCY: { about: '`session` to accept it; right for a single server only.', default: '' },
  LOG_LEVEL: {
    about: '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
    default: '`info`; `warn` in the demo',
  },
  MicrosoftAppId: { about: "The bot's app registration. Setting it leaves the demo.", default: '' },
  MicrosoftAppPassword: { about: "The app's client secret; not needed for a managed identity.", default: '' },
  MicrosoftAppTenantId: { about: 'Tenant of the app registration (`SingleTenant`, `UserAssignedMSI`).', default: '' },
  MicrosoftAppType: { about: '`SingleTenant`, `MultiTenant` or `UserAssignedMSI`.', default: '`SingleTenant`' },
  DIRECT_LINE_SECRET: {
    about: 'Mints Direct Line tokens.',
    default: 'made at the first start and kept in DATA_DIR (demo)',
  },
  DIRECT_LINE_ENDPOINT: {
    about:
      "Base address of Azure's Direct Line, such as `https://directline.botframework.com/v3/directline`. Setting it switches the embedded one off.",
    default: 'the embedded one',
  },
  JIRA_HOST: {
    about: 'Site (`https://example.atlassian.net`) or gateway (`https://api.atlassian.com/ex/jira/<cloudId>`).',
    default: 'the demo Jira site (demo)',
  },
  JIRA_SITE_URL: { about: 'The site that people open, where JIRA_HOST is the gateway.', default: 'JIRA_HOST' },
  JIRA_SHOWN_SLAS: { about: 'Names of the service levels customers may see, separated by commas.', default: '' },
  JIRA_EMAIL: { about: 'E-mail address of the service account.', default: '' },
  JIRA_API_TOKEN: { about: 'API token of the service account.', default: '' },
  JIRA_SERVICE_DESK: { about: 'Id of the service desk, or the key of its project.', default: '`CERT` (demo)' },
  JIRA_WEBHOOK_SECRET: {
    about: 'Secret of the webhook by which Jira tells of changes at once.',
    default: 'Jira is asked every minute',
  },
  FORGE_APP_ID: {
    about: 'The Forge app whose portal panel may open chats, `ari:cloud:ecosystem::app/…`.',
    default: 'no Forge app may',
  },
  FORGE_PANEL_ORIGINS: {
    about:
      'Origins of the pages that its panel is, such as `https://….cdn.prod.atlassian-dev.net`, separated by commas. In production FORGE_APP_ID needs them, or DIRECT_LINE_ENDPOINT.',
    default: '',
  },
  FORGE_JWKS_URL: { about: 'Where the keys are that sign its invocation tokens.', default: "Atlassian's own" },
  OAUTH_CONNECTION_NAME: {
    about: 'OAuth connection of the Azure Bot that signs people with an Atlassian licence in.',
    default: 'codes by e-mail only',
  },
  SMTP_URL: {
    about: 'Mail server for one-time codes, such as `smtps://user:password@mail.example.com`.',
    default: 'the outgoing-mail page (demo)',
  },
  MAIL_FROM: { about: 'Sender of those mails.', default: '`koji@localhost` (demo)' },
  KOJI_ADMINS: {
    about: 'E-mail addresses of the first Koji admins, separated by commas.',
    default: '`koji.admin@example.com` (demo)',
  },
} as const satisfies Record<string, { about: string; default: string }>;

export type SettingName = keyof typeof SETTINGS;
