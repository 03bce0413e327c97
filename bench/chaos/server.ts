// One server of the trial: the product with the settings it is started with, only faster. Ends with who started it.
import { createApp } from '../../app.ts';
import { loadConfig } from '../../config.ts';
import { FAST } from './timings.ts';

process.once('disconnect', () => process.exit());
const app = await createApp(loadConfig(process.env), { timings: FAST });
process.send?.(await app.listen());
