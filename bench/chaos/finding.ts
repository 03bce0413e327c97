/** What must never happen to a line. The order is that of the totals. */
export const OFFENCES = ['lost', 'misdelivered', 'duplicated', 'disordered', 'dishonest'] as const;
export type Offence = (typeof OFFENCES)[number];

export interface Finding {
  readonly offence: Offence;
  /** Of the line; or the name of somebody who had too many chats. */
  readonly token: string;
  /** When somebody had too many chats. */
  readonly at?: number;
  /** The line that this one passed. */
  readonly passed?: string;
  readonly why: string;
}
