export { createBotTokens } from './botTokens.ts';
export type { BotTokens } from './botTokens.ts';
export { mountDirectLine } from './mountDirectLine.ts';
export type { DirectLine } from './mountDirectLine.ts';
export { CONNECTOR_PATH, DIRECT_LINE_PATH } from './options.ts';
export type { DirectLineOptions } from './options.ts';
export type { DirectLineStore } from './ports.ts';
