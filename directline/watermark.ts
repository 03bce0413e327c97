import { DirectLineRefusal } from './refusal.ts';

/** The position a client has seen, from a `watermark` parameter. Empty, or Azure's `-`, is a client that saw nothing. */
export function positionOf(watermark: string): number {
  if (watermark === '' || watermark === '-') return 0;
  if (!/^\d{1,15}$/.test(watermark)) {
    throw new DirectLineRefusal('BadArgument', 'The watermark is not one of ours. Send the newest one received.');
  }
  return Number(watermark);
}
