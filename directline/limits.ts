/** Sizes, times and rates. The sizes are those of Azure's Direct Line, so that a client meets no others after a move. */
export const LIMITS = {
  /** Characters of one activity, serialised. */
  activityCharacters: 262_144,
  /** Bytes of a client's activity; with what is added here, the bot's own route takes it (512 KiB). */
  activityBytes: 500_000,
  /** Bytes of an activity of the bot's, which may carry one of another client's. */
  botActivityBytes: 800_000,
  /** Bytes of all files of one upload together. */
  uploadBytes: 4 * 1024 * 1024,
  filesPerUpload: 10,
  /** Bytes of the activities that are kept of one visitor in 24 hours. */
  saidPerDay: 128 * 1024 * 1024,
  /** Bytes of all uploads that are kept at a time. An office may share what a visitor has. */
  keptPerConversation: 64 * 1024 * 1024,
  keptPerVisitor: 512 * 1024 * 1024,
  /** Activities in one message of the stream, or in one answer to a poll. */
  activitiesPerSet: 100,
  /** A person has a few tabs; the sockets of a browser that is gone may take a while to be noticed. */
  socketsPerConversation: 10,
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
