// One server of the trial: the product with the settings it is started with, only faster. Ends with who started it.
import { createApp } from '../../app.ts';
import { loadConfig } from '../../config.ts';
import { clockSchema, FAST } from './timings.ts';

let aheadMs = Number(process.argv[2]);
process.once('disconnect', () => process.exit());
process.on('message', (message) => {
  ({ aheadMs } = clockSchema.parse(message));
});
const clock = { now: () => Date.now() + aheadMs };
const app = await createApp(loadConfig(process.env), { timings: FAST, clock });
process.send?.(await app.listen());
