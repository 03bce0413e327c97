import assert from 'node:assert/strict';
import { oauthConnection } from '../../composition/oauthConnection.ts';
import { loadConfig } from '../../config.ts';

const PRODUCTION = {
  PUBLIC_URL: 'https://koji.example.com',
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
  KOJI_ADMINS: 'first@example.com',
};
const connectionOf = (env: Readonly<Record<string, string>>) => oauthConnection(loadConfig(env));

describe('the OAuth connection', () => {
  it('is there where an Azure Bot has one, on the channels of the bot', () => {
    const connection = connectionOf({ ...PRODUCTION, OAUTH_CONNECTION_NAME: 'atlassian' });
    assert.deepEqual(connection, { connectionName: 'atlassian', channels: ['msteams', 'webchat', 'emulator'] });
  });

  it("is offered on Direct Line only where it is Azure's: the embedded one knows no token service", () => {
    const endpoint = { DIRECT_LINE_ENDPOINT: 'https://directline.botframework.com/v3/directline' };
    const connection = connectionOf({ ...PRODUCTION, ...endpoint, OAUTH_CONNECTION_NAME: 'atlassian' });
    assert.ok(connection?.channels.includes('directline'));
  });

  it('is not there without its name, or without an Azure Bot', () => {
    assert.equal(connectionOf(PRODUCTION), undefined);
    assert.equal(connectionOf({ OAUTH_CONNECTION_NAME: 'atlassian' }), undefined);
  });
});
