/** Sizes, times and rates. The sizes are those of Azure's Direct Line, so that a client meets no others after a move. */
export const LIMITS = {
  /** Characters of one activity, serialised. */
  activityCharacters: 262_144,
  /** Bytes of a request that carries an activity; a character takes up to three of them. */
  activityBytes: 800_000,
  /** Bytes of all files of one upload together. */
  uploadBytes: 4 * 1024 * 1024,
  filesPerUpload: 10,
  /** Activities in one message of the stream, or in one answer to a poll. */
  activitiesPerSet: 100,
  /** Bytes waiting in a socket before its reader counts as gone; it comes back with its watermark. */
  socketBacklogBytes: 8 * 1024 * 1024,
  tokenLifetimeMs: 1_800_000,
  streamUrlLifetimeMs: 60_000,
  uploadLifetimeMs: 24 * 3_600_000,
  /** How long the bot may take for one activity. */
  botTimeoutMs: 15_000,
  /** A process that hands activities over and does not say so for this long is gone, and another goes on. */
  turnMs: 3_000,
  turnProlongedMs: 1_000,
  /** How often a process looks whether another has handed over what it waits for, and for how long at most. */
  turnLookMs: 25,
  turnWaitMs: 15_000,
  /** How often open streams are asked whether another process has written something. */
  streamLookMs: 100,
  /** Per conversation; a page that polls as fast as Web Chat's client library lets it makes half of them. */
  callsPerMinute: 600,
  /** Per client address. */
  refusedCallsPerMinute: 60,
} as const;
