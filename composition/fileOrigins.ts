import type { Config } from '../config.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** Hosts on which Azure's channels keep what people upload, by the channels' documentation. */
const CHANNEL_HOSTS = /(?:^|\.)(?:directline\.botframework\.com|webchat\.botframework\.com|sharepoint\.com)$/;

/** From where files of a chat may be read: our own Direct Line, Azure's channels, and in the demo this machine. */
export function fileOrigins(config: Config, publicUrl: () => string): (url: URL) => boolean {
  return (url) => {
    if (url.origin === new URL(publicUrl()).origin) return true;
    if (config.mode === 'demo') return LOOPBACK.test(url.hostname);
    return url.protocol === 'https:' && CHANNEL_HOSTS.test(url.hostname);
  };
}
