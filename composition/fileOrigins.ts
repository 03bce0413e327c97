import type { Config } from '../config.ts';
import { DIRECT_LINE_PATH } from '../directline/index.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** Hosts on which Azure's channels keep what people upload, by the channels' documentation. */
const CHANNEL_HOSTS = /(?:^|\.)(?:directline\.botframework\.com|webchat\.botframework\.com|sharepoint\.com)$/;
const OWN_FILES = `${DIRECT_LINE_PATH}/attachments/`;

/**
 * From where files of a chat may be read: our own Direct Line, Azure's channels, and in the demo this machine. The address
 * comes from the client: of our own server it must be an upload, and no other page.
 */
export function fileOrigins({ mode }: Pick<Config, 'mode'>, publicUrl: () => string): (url: URL) => boolean {
  return (url) => {
    const own = new URL(publicUrl());
    const isHere = LOOPBACK.test(url.hostname);
    if (url.origin === own.origin || (isHere && url.port === own.port)) return url.pathname.startsWith(OWN_FILES);
    if (mode === 'demo') return isHere;
    return url.protocol === 'https:' && CHANNEL_HOSTS.test(url.hostname);
  };
}
