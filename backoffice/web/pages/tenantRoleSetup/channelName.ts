/** Channels by the names people know them by. */
const CHANNEL_NAMES: Readonly<Record<string, string>> = {
  portal: 'Portal',
  directline: 'Web chat',
  webchat: 'Web chat',
  msteams: 'Teams',
  emulator: 'Emulator',
  email: 'E-mail',
};

export function channelName(channel: string): string {
  return CHANNEL_NAMES[channel] ?? channel;
}
