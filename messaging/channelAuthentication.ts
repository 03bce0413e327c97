import type { Activity } from 'botbuilder';
import {
  AuthenticationConstants,
  AuthenticationError,
  BotFrameworkAuthentication,
  ClaimsIdentity,
} from 'botframework-connector';
import type { AuthenticateRequestResult, ConnectorFactory, UserTokenClient } from 'botframework-connector';
import { PatientConnectors } from './connectors.ts';
import type { EmbeddedChannel } from './connectors.ts';
import { isChannelHost, isLoopback } from './serviceHosts.ts';

export interface ChannelAuthenticationOptions {
  /** Empty on a developer's machine: then no token is asked for, and only this machine is spoken to. */
  readonly appId: string;
  readonly embedded?: EmbeddedChannel;
  /** A channel that has not answered a call by then is not waited for, in milliseconds. */
  readonly sendLimitMs: number;
}

const UNAUTHORIZED = 401;

/**
 * Who may speak to the bot: the channels with Azure's tokens, and the embedded Direct Line with its own. An activity
 * that calls itself Direct Line and cannot prove it is refused, because users of Direct Line count as verified.
 */
export class ChannelAuthentication extends BotFrameworkAuthentication {
  readonly #inner: BotFrameworkAuthentication;
  readonly #options: ChannelAuthenticationOptions;
  readonly #connectors = new Map<string, ConnectorFactory>();
  /** Hosts that a channel has proved to be its own since the start. */
  readonly #proven = new Set<string>();

  constructor(inner: BotFrameworkAuthentication, options: ChannelAuthenticationOptions) {
    super();
    this.#inner = inner;
    this.#options = options;
  }

  override async authenticateRequest(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    const { appId, embedded } = this.#options;
    if (embedded && activity.channelId === 'directline') {
      return this.#authenticateEmbedded(embedded, activity, authHeader);
    }
    // Answers to it would reach conversations of Direct Line.
    if (embedded?.owns(activity.serviceUrl) === true) {
      throw new AuthenticationError('This service address belongs to the embedded Direct Line.', UNAUTHORIZED);
    }
    if (appId === '' && !isLoopback(activity.serviceUrl)) {
      throw new AuthenticationError(
        'Without MicrosoftAppId only service addresses of this machine are answered.',
        UNAUTHORIZED,
      );
    }
    const result = await this.#inner.authenticateRequest(activity, authHeader);
    this.#remember(result.claimsIdentity, activity.serviceUrl);
    return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
  }

  #authenticateEmbedded(embedded: EmbeddedChannel, activity: Activity, authHeader: string): AuthenticateRequestResult {
    const genuine = embedded.verifyToBot(authHeader, activity.conversation.id) && embedded.owns(activity.serviceUrl);
    if (!genuine)
      throw new AuthenticationError('This activity was not sent by the embedded Direct Line.', UNAUTHORIZED);
    const claimsIdentity = this.botIdentity();
    const connectorFactory = this.createConnectorFactory(claimsIdentity);
    return { audience: AuthenticationConstants.ToChannelFromBotOAuthScope, claimsIdentity, connectorFactory };
  }

  /** The SDK has compared the two where the token of a channel names a service address. */
  #remember(claims: ClaimsIdentity, serviceUrl: string): void {
    const isProven = claims.getClaimValue(AuthenticationConstants.ServiceUrlClaim) === serviceUrl;
    if (isProven) this.#proven.add(new URL(serviceUrl).origin);
  }

  /** Whether the bot's token and people's words may be sent there: a stored address may have been meddled with. */
  #mayReach(serviceUrl: string): boolean {
    if (this.#options.appId === '') return isLoopback(serviceUrl);
    return isChannelHost(serviceUrl) || this.#proven.has(URL.parse(serviceUrl)?.origin ?? '');
  }

  /** The bot's own identity, for writing to a conversation without having been spoken to. */
  botIdentity(): ClaimsIdentity {
    const { appId } = this.#options;
    if (appId === '') return new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType);
    return new ClaimsIdentity(
      [
        { type: AuthenticationConstants.AudienceClaim, value: appId },
        { type: AuthenticationConstants.AppIdClaim, value: appId },
      ],
      true,
    );
  }

  override createConnectorFactory(claimsIdentity: ClaimsIdentity): ConnectorFactory {
    const audience = claimsIdentity.getClaimValue(AuthenticationConstants.AudienceClaim) ?? '';
    const known = this.#connectors.get(audience);
    if (known) return known;
    const made = new PatientConnectors(this.#inner.createConnectorFactory(claimsIdentity), {
      embedded: this.#options.embedded,
      mayReach: (serviceUrl) => this.#mayReach(serviceUrl),
      sendLimitMs: this.#options.sendLimitMs,
    });
    this.#connectors.set(audience, made);
    return made;
  }

  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new AuthenticationError('Streaming connections are not offered.', UNAUTHORIZED));
  }

  override createUserTokenClient(claimsIdentity: ClaimsIdentity): Promise<UserTokenClient> {
    return this.#inner.createUserTokenClient(claimsIdentity);
  }
}
