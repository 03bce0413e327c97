import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { AuthenticationConstants, BotFrameworkAuthentication, ClaimsIdentity } from 'botframework-connector';
import type { AuthenticateRequestResult, ConnectorFactory, UserTokenClient } from 'botframework-connector';
import {
  ConnectorClient,
  ConnectorFactory as AbstractConnectorFactory,
  MicrosoftAppCredentials,
} from 'botframework-connector';
import { isKojiError } from '../../errors.ts';
import { ChannelAuthentication } from '../../messaging/channelAuthentication.ts';

/** Makes clients and remembers for which addresses: each of them would be handed the bot's token. */
class Connectors extends AbstractConnectorFactory {
  readonly made: string[] = [];

  override async create(serviceUrl: string): Promise<ConnectorClient> {
    this.made.push(serviceUrl);
    return new ConnectorClient(new MicrosoftAppCredentials('', ''), { baseUri: serviceUrl });
  }
}

/** Azure's authentication of a channel whose token names the service address, as the SDK checks it. */
class Azure extends BotFrameworkAuthentication {
  readonly connectors = new Connectors();

  override async authenticateRequest({ serviceUrl }: Activity): Promise<AuthenticateRequestResult> {
    const claim = { type: AuthenticationConstants.ServiceUrlClaim, value: serviceUrl };
    return { audience: '', claimsIdentity: new ClaimsIdentity([claim], true), connectorFactory: this.connectors };
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.connectors;
  }

  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new Error('not in this test'));
  }

  override createUserTokenClient(): Promise<UserTokenClient> {
    return Promise.reject(new Error('not in this test'));
  }
}

function authentication(appId: string) {
  const azure = new Azure();
  const channels = new ChannelAuthentication(azure, { appId, sendLimitMs: 10_000 });
  const reach = (serviceUrl: string) => channels.createConnectorFactory(channels.botIdentity()).create(serviceUrl);
  return { azure, channels, reach };
}

const APP_ID = '00000000-0000-0000-0000-000000000001';
const isRefusal = (error: unknown): boolean => isKojiError(error, 'forbidden');

describe('the bot’s token', () => {
  for (const serviceUrl of [
    'https://smba.trafficmanager.net/emea/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://europe.directline.botframework.com/',
    'https://webchat.botframework.com/',
  ]) {
    it(`goes to ${serviceUrl}`, async () => {
      const { azure, reach } = authentication(APP_ID);
      await reach(serviceUrl);
      assert.deepEqual(azure.connectors.made, [serviceUrl]);
    });
  }

  for (const serviceUrl of [
    'https://attacker.example/',
    'https://attacker.trafficmanager.net/',
    'https://smba.trafficmanager.net.attacker.example/',
    'https://notbotframework.com/',
    'http://smba.trafficmanager.net/emea/',
    'http://169.254.169.254/latest',
    'http://127.0.0.1:3978/',
    'not an address',
  ]) {
    it(`never goes to ${serviceUrl}, whatever a stored address says`, async () => {
      const { azure, reach } = authentication(APP_ID);
      await assert.rejects(reach(serviceUrl), isRefusal);
      assert.deepEqual(azure.connectors.made, []);
    });
  }

  it('goes to a host of which a channel has proved that it is its own', async () => {
    const { channels, reach } = authentication(APP_ID);
    const serviceUrl = 'https://connector.of-another-cloud.example/';
    await assert.rejects(reach(serviceUrl), isRefusal);
    // Of an activity only this is looked at.
    await channels.authenticateRequest({ channelId: 'msteams', serviceUrl } as Activity, 'Bearer token');
    await reach(serviceUrl);
  });

  it('is not needed on a developer’s machine, and only that machine is spoken to', async () => {
    const { reach } = authentication('');
    await reach('http://localhost:56150');
    await assert.rejects(reach('https://smba.trafficmanager.net/emea/'), isRefusal);
  });
});
