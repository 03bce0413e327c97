const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Where Microsoft's channels have their connectors: Teams in its clouds, Direct Line and Web Chat.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
const CHANNEL_HOSTS = [
  /^smba\.trafficmanager\.net$/,
  /^smba(?:\.[a-z\d-]+)*\.teams\.microsoft\.(?:com|us)$/,
  /^(?:[a-z\d-]+\.)*botframework\.(?:com|us|azure\.us|azure\.cn)$/,
];

/** True for an address of this machine. */
export function isLoopback(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  return url !== null && LOOPBACK.test(url.hostname);
}

/** True for an address of which it is known that a channel of Microsoft's is there. */
export function isChannelHost(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  return url?.protocol === 'https:' && CHANNEL_HOSTS.some((host) => host.test(url.hostname));
}
