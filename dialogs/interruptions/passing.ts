import type { Intent } from '../recognition/intents.ts';

/** What is answered in passing: the conversation is about the same as before. */
export const PASSING: readonly Intent['kind'][] = [
  'greet',
  'thanks',
  'nothingMore',
  'help',
  'language',
  'notWaiting',
  'notUnderstood',
];

/** These have to do with the request that was dealt with last, or may have. */
export const OF_REQUEST: readonly Intent['kind'][] = [
  ...PASSING,
  'findRequest',
  'showRequest',
  'changeStatus',
  'filesSent',
  'resumeFlow',
];
