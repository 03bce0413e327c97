import assert from 'node:assert/strict';
import { loadConfig } from '../config.ts';
import { SETTINGS } from '../configTable.ts';
import { isKojiError } from '../errors.ts';

const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://koji.example.com/',
  MicrosoftAppId: '00000000-0000-0000-0000-000000000001',
  MicrosoftAppPassword: 'app password',
  MicrosoftAppTenantId: '00000000-0000-0000-0000-000000000002',
  DIRECT_LINE_SECRET: 'a-secret-of-sixteen-or-more',
  JIRA_HOST: 'https://example.atlassian.net',
  JIRA_EMAIL: 'bot@example.com',
  JIRA_API_TOKEN: 'token',
  JIRA_SERVICE_DESK: 'CERT',
  SMTP_URL: 'smtps://user:pass@mail.example.com',
  MAIL_FROM: 'koji@example.com',
  KOJI_ADMINS: 'first@example.com, second@example.com',
};

function problemsOf(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    assert.ok(isKojiError(error, 'config'));
    return error.message;
  }
  return 'no problem';
}

describe('the configuration', () => {
  it('is the demo on this machine only where nothing is set', () => {
    const config = loadConfig({});
    assert.deepEqual([config.mode, config.host, config.port, config.dataDir], ['demo', '127.0.0.1', 3978, './data']);
  });

  it('never listens beyond this machine in the demo, whatever HOST says', () => {
    assert.equal(loadConfig({ HOST: '0.0.0.0' }).host, '127.0.0.1');
  });

  it('takes an empty value for an absent one', () => assert.equal(loadConfig({ PORT: '' }).port, 3978));

  it('believes no proxy before TRUSTED_PROXIES says how many there are', () => {
    assert.equal(loadConfig({}).trustedProxies, 0);
    assert.equal(loadConfig({ TRUSTED_PROXIES: '2' }).trustedProxies, 2);
    for (const wrong of ['-1', '1.5', 'true', '11']) {
      assert.match(problemsOf({ TRUSTED_PROXIES: wrong }), /TRUSTED_PROXIES must be/);
    }
  });

  it('is frozen', () => assert.ok(Object.isFrozen(loadConfig({}))));

  it('asks in production for the site that people open where JIRA_HOST is the gateway of tokens with scopes', () => {
    const gateway = { ...PRODUCTION, JIRA_HOST: 'https://api.atlassian.com/ex/jira/11111111-2222' };
    assert.match(problemsOf(gateway), /JIRA_SITE_URL is missing/);
    const config = loadConfig({ ...gateway, JIRA_SITE_URL: 'https://example.atlassian.net/' });
    assert.equal(config.mode === 'production' && config.jira.siteUrl, 'https://example.atlassian.net');
  });

  it('is production with everything production needs', () => {
    const config = loadConfig(PRODUCTION);
    assert.equal(config.mode, 'production');
    assert.equal(config.publicUrl, 'https://koji.example.com');
    assert.deepEqual(config.admins, ['first@example.com', 'second@example.com']);
  });

  for (const name of ['MicrosoftAppId', 'JIRA_HOST', 'JIRA_API_TOKEN', 'SMTP_URL'] as const) {
    it(`leaves the demo as soon as ${name} is set, and then wants the rest`, () => {
      assert.match(problemsOf({ [name]: PRODUCTION[name] }), /is missing/);
    });
  }

  it('refuses a production start without credentials, and names every one that is missing', () => {
    const problems = problemsOf({ NODE_ENV: 'production' });
    for (const name of ['MicrosoftAppId', 'MicrosoftAppPassword', 'DIRECT_LINE_SECRET', 'JIRA_HOST', 'KOJI_ADMINS']) {
      assert.match(problems, new RegExp(`${name} is missing: `));
    }
  });

  it('wants no password for a managed identity', () => {
    const { MicrosoftAppPassword: _none, ...rest } = PRODUCTION;
    assert.equal(loadConfig({ ...rest, MicrosoftAppType: 'UserAssignedMSI' }).mode, 'production');
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['PORT', 'many', /PORT must be a port number, such as 3978/],
    ['PORT', '70000', /PORT/],
    ['PUBLIC_URL', 'koji.example.com', /PUBLIC_URL must be an address that begins with http/],
    ['DIRECT_LINE_SECRET', 'short', /DIRECT_LINE_SECRET must have 16 characters or more/],
    ['DIRECT_LINE_SECRET', 'a secret with spaces', /DIRECT_LINE_SECRET must not contain spaces/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL must be one of fatal, error/],
    ['MicrosoftAppType', 'Other', /MicrosoftAppType must be one of SingleTenant/],
    ['KOJI_ADMINS', 'somebody', /KOJI_ADMINS must be an e-mail address/],
    ['SMTP_URL', 'mail.example.com', /SMTP_URL must begin with smtp:/],
    ['FORGE_APP_ID', 'my app', /FORGE_APP_ID must look like ari:cloud:ecosystem::app/],
    ['FORGE_PANEL_ORIGINS', 'http://panel.example.com', /FORGE_PANEL_ORIGINS must be origins: https/],
    ['FORGE_PANEL_ORIGINS', 'https://panel.example.com/chat', /FORGE_PANEL_ORIGINS must be origins: https/],
    ['FORGE_PANEL_ORIGINS', 'the panel', /FORGE_PANEL_ORIGINS must be origins/],
    ['FORGE_JWKS_URL', 'http://example.com/keys', /FORGE_JWKS_URL must begin with https/],
  ];
  for (const [name, value, sentence] of wrong) {
    it(`says how to mend ${name}=${value}`, () => assert.match(problemsOf({ [name]: value }), sentence));
  }

  it('lets no Forge app in unless one is named, and then trusts the keys that Atlassian publishes', () => {
    assert.equal(loadConfig({}).forge, undefined);
    const appId = 'ari:cloud:ecosystem::app/1';
    const keysUrl = 'https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json';
    const panelOrigins = ['https://one.example.com', 'https://two.example.com'];
    const named = { FORGE_APP_ID: appId, FORGE_PANEL_ORIGINS: panelOrigins.join(', ') };
    assert.deepEqual(loadConfig(named).forge, { appId, keysUrl, panelOrigins });
    const azure = { FORGE_APP_ID: appId, DIRECT_LINE_ENDPOINT: 'https://directline.example.com/v3/directline' };
    assert.deepEqual(loadConfig(azure).forge, { appId, keysUrl, panelOrigins: [] });
  });

  it('wants in production to know where a Forge panel is shown, unless Azure answers it', () => {
    const forge = { ...PRODUCTION, FORGE_APP_ID: 'ari:cloud:ecosystem::app/1' };
    assert.match(problemsOf(forge), /FORGE_PANEL_ORIGINS is missing/);
    assert.equal(loadConfig({ ...forge, FORGE_PANEL_ORIGINS: 'https://panel.example.com' }).mode, 'production');
    assert.equal(loadConfig({ ...forge, DIRECT_LINE_ENDPOINT: 'https://directline.example.com' }).mode, 'production');
  });

  it('wants https in production', () => {
    assert.match(problemsOf({ ...PRODUCTION, PUBLIC_URL: 'http://koji.example.com' }), /must begin with https/);
  });

  it('never repeats a value in its complaints: it may be a secret', () => {
    assert.doesNotMatch(problemsOf({ DIRECT_LINE_SECRET: 'hunter2' }), /hunter2/);
  });

  it('describes every setting', () => {
    for (const { about } of Object.values(SETTINGS)) assert.ok(about.length > 10);
  });
});
