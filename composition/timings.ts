/** How long things take and are waited for, in milliseconds. One table, so that a trial can run the product faster. */
export interface Timings {
  /** A channel that has not answered a send by then may or may not have taken it. */
  readonly sendLimitMs: number;
  /** How long a turn waits in all for its answers to be taken; what was not by then is said again after it. */
  readonly answerMs: number;
  /** Before a refused send is tried again, doubled each time, where the channel names no time itself. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** A turn that has not ended by then has died with its server: channels give up after 15 s. */
  readonly turnMs: number;
  /** A send that takes longer than this is said to be under way in the handoff, so that other servers wait for it. */
  readonly slowSendMs: number;
  /** A line that was not written down so soon after it was heard may have come too late for who has the chat by then. */
  readonly writeDownMs: number;
  /**
   * How long an agent's predecessor may still be written to before the chat is summed up: no shorter than
   * {@link Timings.writeDownMs}, so that the summary tells of every line that came in time.
   */
  readonly handOverMs: number;
  /** The sender of a line that has not arrived by then is told that it is delayed. */
  readonly delayedMs: number;
  /** How long a refused send is tried again, and the bot's own words where they may not have arrived. */
  readonly insistMs: number;
  /** What was to be sent and nobody has sent by then is taken up by another server. */
  readonly claimMs: number;
  /** Room reserved for a chat that never came is free again; far longer than a server can be held up between two writes. */
  readonly unclaimedSlotMs: number;
  readonly sweepMs: number;
  /** How long a server that sweeps is waited for; longer than a sweep takes. */
  readonly sweepHoldMs: number;
}

export const TIMINGS: Timings = {
  sendLimitMs: 10_000,
  answerMs: 5_000,
  retryMs: 1_000,
  longestRetryMs: 5_000,
  turnMs: 10_000,
  slowSendMs: 400,
  writeDownMs: 200,
  handOverMs: 200,
  delayedMs: 5_000,
  insistMs: 60_000,
  claimMs: 5_000,
  unclaimedSlotMs: 30_000,
  sweepMs: 5_000,
  sweepHoldMs: 15_000,
};
